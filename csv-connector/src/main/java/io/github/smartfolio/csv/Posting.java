package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a row says of a booking whatever its kind.
 *
 * @param booked in the currency it was booked in; zero if it moved no money
 */
record Posting(
        Line line,
        AccountId account,
        LocalDate date,
        Event event,
        Optional<Instrument> instrument,
        BigDecimal booked,
        Evidence evidence) {

    private static final Map<Field, Scheme> IDS = Map.of(
            Field.TRADE_ID, Scheme.TRADE,
            Field.RECORD_ID, Scheme.RECORD,
            Field.BOOKING_ID, Scheme.BOOKING,
            Field.CORPORATE_ACTION_ID, Scheme.CORPORATE_ACTION,
            Field.POSITION_ID, Scheme.POSITION,
            Field.ORDER_ID, Scheme.ORDER);

    // Written where there is none; a workbook keeps fifteen digits of the long one.
    private static final Set<String> NO_ID = Set.of("0", "default", "999999999999999999", "1000000000000000000");

    /** @throws UnreadableRow if the date or the amount cannot be read */
    static Posting of(Line line, Wording wording, Instruments instruments) {
        return new Posting(
                line,
                account(line, wording),
                line.neededDate(Field.DATE),
                wording.event(line.text(Field.EVENT)),
                instruments.of(line),
                line.numberOrZero(Field.BOOKED),
                evidence(line));
    }

    static AccountId account(Line line, Wording wording) {
        return line.has(Field.ACCOUNT)
                ? AccountId.of(wording.institution(), line.text(Field.ACCOUNT))
                : AccountId.unspecified(wording.institution());
    }

    /** What the broker calls what stands in {@code field}; empty if it has no number. */
    static Optional<ExternalId> id(Line line, Field field, Scheme scheme) {
        String value = line.text(field);
        return value.isEmpty() || NO_ID.contains(value) ? Optional.empty() : Optional.of(ExternalId.of(scheme, value));
    }

    /** Every id in the row. */
    static Set<ExternalId> ids(Line line) {
        Set<ExternalId> ids = new LinkedHashSet<>();
        IDS.forEach((field, scheme) -> id(line, field, scheme).ifPresent(ids::add));
        return ids;
    }

    private static Evidence evidence(Line line) {
        List<String> notes = Stream.of(Field.COMMENT, Field.CORRECTION)
                .map(line::text)
                .filter(note -> !note.isEmpty())
                .toList();
        return new Evidence(ids(line), line.text(Field.TYPE), line.text(Field.EVENT), String.join("; ", notes));
    }

    /** Begins a transaction of this date, account and event. */
    Transaction.Builder begin(Kind kind) {
        Transaction.Builder begun = Transaction.on(date, account, kind).evidence(evidence);
        line.date(Field.VALUE_DATE).ifPresent(begun::valueDate);
        return event.reversal() ? begun.reversal() : begun;
    }
}
