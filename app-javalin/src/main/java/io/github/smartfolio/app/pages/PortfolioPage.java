package io.github.smartfolio.app.pages;

import java.util.List;
import java.util.Optional;

/**
 * What somebody owns, ready to be written down.
 *
 * @param currencies to choose from
 * @param age of the oldest figure in the total; absent if the total holds none
 * @param signIns where a person has to sign in, or should
 * @param beingRead the ids of the brokers that are being asked at this moment
 * @param leftOut what the total leaves out, a sentence each
 * @param conflicts identifiers of which a person has to say what they mean, a sentence each
 * @param notStored why this will be gone after a restart, if so
 */
record PortfolioPage(
        Page page,
        String currency,
        List<String> currencies,
        String total,
        Optional<Age> age,
        List<SignInLine> signIns,
        List<String> beingRead,
        List<String> leftOut,
        List<String> rates,
        List<SourceLine> sources,
        List<PositionLine> positions,
        List<CashLine> cash,
        List<String> conflicts,
        Optional<String> notStored) {

    /**
     * How it stands with one broker.
     *
     * @param next when it is read next by itself; empty for files
     */
    record SourceLine(
            String broker,
            String name,
            String mode,
            String state,
            Optional<String> next,
            Optional<Age> age,
            List<String> failures,
            List<ReconciliationLine> reconciliation,
            List<FindingLine> findings) {}

    /**
     * A position.
     *
     * @param symbol with its market, else what the broker calls the instrument
     * @param isin may be empty
     * @param note on the value: why there is none, or where it comes from; may be empty
     * @param pricedAt when the price was quoted; empty if nobody said so
     * @param ownValue the value in the currency of the instrument, where that is another; may be empty
     */
    record PositionLine(
            String name,
            String symbol,
            String isin,
            String broker,
            String account,
            Figure quantity,
            Figure price,
            String pricedAt,
            Figure averagePrice,
            Figure value,
            String ownValue,
            String note,
            Figure profit,
            Age age) {}

    /** The cash of one currency in one account. */
    record CashLine(String broker, String account, Figure balance, Figure pending, Figure value, Age age) {}

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** The brokers' own sums, by source. */
    List<SourceLine> reconciled() {
        return sources.stream()
                .filter(source -> !source.reconciliation().isEmpty())
                .toList();
    }
}
