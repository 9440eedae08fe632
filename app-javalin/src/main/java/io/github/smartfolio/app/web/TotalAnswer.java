package io.github.smartfolio.app.web;

import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Gap;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Total;
import io.github.smartfolio.money.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A sum, and what it leaves out.
 *
 * @param amount absent if there is something and nothing of it is known
 * @param own the same in the currencies it came in
 * @param gaps the first of those it leaves out
 * @param gapCount how many there are
 */
record TotalAnswer(Optional<Amount> amount, List<Amount> own, boolean complete, List<GapAnswer> gaps, int gapCount) {

    private static final int MOST_GAPS = 5;

    /** Something that is not known. */
    record GapAnswer(
            Gap.Reason reason,
            String broker,
            Optional<String> account,
            Optional<InstrumentAnswer> instrument,
            Optional<LocalDate> date,
            Optional<String> transaction,
            Optional<String> quantity) {

        static GapAnswer of(Gap gap, Ledger ledger) {
            return new GapAnswer(
                    gap.reason(),
                    gap.account().institution(),
                    PortfolioAnswer.number(gap.account()),
                    gap.instrument().map((InstrumentId id) -> InstrumentAnswer.of(id, ledger)),
                    gap.date(),
                    gap.entry().map(entry -> ledger.idOf(entry).value()),
                    gap.quantity().map(Quantity::toString));
        }
    }

    static TotalAnswer of(Total total, Ledger ledger) {
        return new TotalAnswer(
                total.value().map(Amount::converted),
                total.own().stream().map(Amount::converted).toList(),
                total.isComplete(),
                total.gaps().stream()
                        .limit(MOST_GAPS)
                        .map(gap -> GapAnswer.of(gap, ledger))
                        .toList(),
                total.gaps().size());
    }
}
