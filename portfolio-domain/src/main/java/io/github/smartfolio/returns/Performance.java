package io.github.smartfolio.returns;

import io.github.smartfolio.history.DayTotal;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.returns.ModifiedDietz.FlowTime;
import io.github.smartfolio.returns.Return.Reason;
import io.github.smartfolio.returns.Return.Unavailable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds the flows and values that returns are made of, in one currency, and says what is missing where one is.
 *
 * <p>For accounts a flow is what comes from outside or goes there; for one instrument it is what it costs and brings. A value of a day
 * is taken from the day itself or from one of the {@value #VALUE_DAYS} days before, as over a weekend, with what flowed since; an
 * older one is none.
 */
public final class Performance {

    /** How old a value may be. */
    static final int VALUE_DAYS = 3;

    private final FxRates rates;
    private final Currency currency;
    private final Period period;
    private final LocalDate today;

    public Performance(FxRates rates, Currency currency, Period period, LocalDate today) {
        this.rates = Objects.requireNonNull(rates, "rates");
        this.currency = Objects.requireNonNull(currency, "currency");
        this.period = Objects.requireNonNull(period, "period");
        this.today = Objects.requireNonNull(today, "today");
    }

    /** What a return cannot be computed without. */
    private static final class MissingException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Unavailable why;

        MissingException(Reason reason, String detail) {
            super(detail, null, false, false);
            this.why = new Unavailable(reason, detail);
        }
    }

    private record Measured(
            LocalDate from, LocalDate to, Money start, NavigableMap<LocalDate, Money> flows, Money end) {}

    /** What was worth how much at the end of days, and what flowed. */
    private record Values(NavigableMap<LocalDate, Money> worth, NavigableMap<LocalDate, Money> flows) {

        /** Empty if nothing is known of the day, nor of those just before it. */
        Optional<Money> on(LocalDate day) {
            return Optional.ofNullable(worth.floorEntry(day))
                    .filter(known -> !known.getKey().isBefore(day.minusDays(VALUE_DAYS)))
                    .map(known -> flows.subMap(known.getKey(), false, day, true).values().stream()
                            .reduce(known.getValue(), Money::minus));
        }
    }

    /**
     * The returns of one account, or of all.
     *
     * @param entries of these accounts
     * @param history of these accounts, from before the period too, the oldest day first; totals that leave something out, or add
     *     older figures than a value may be, do not count
     * @param valueNow of these accounts; empty if it is not known completely
     * @param unexplained why the entries are not all there were, if that is so: without it no return from the beginning is told
     */
    public Returns ofAccounts(
            Collection<Entry> entries, List<DayTotal> history, Optional<Money> valueNow, Optional<String> unexplained) {
        NavigableMap<LocalDate, Money> totals = new TreeMap<>();
        history.stream()
                .filter(Performance::isWhole)
                .forEach(day -> day.total().ifPresent(total -> totals.put(day.day(), total)));
        try {
            if (unexplained.isPresent() && isFromTheBeginning(entries)) {
                throw new MissingException(Reason.LEDGER_INCOMPLETE, unexplained.get());
            }
            NavigableMap<LocalDate, Money> flows = new TreeMap<>();
            Period flowing = flowing(totals);
            for (Entry entry : entries) {
                if (flowing.contains(entry.transaction().date())) {
                    external(entry.transaction(), flows);
                }
            }
            Values values = new Values(totals, flows);
            Measured measured = measured(entries, values, valueNow);
            return returns(measured, day -> before(measured, values, day));
        } catch (MissingException e) {
            return Returns.unavailable(e.why);
        }
    }

    /**
     * The returns of one instrument in one account.
     *
     * @param entries that are about it or move it, the oldest first
     * @param unitValues what a unit was worth, by day, in the currency of this
     * @param valueNow of what is held; zero if that is nothing, empty if it is not known
     * @param unexplained why the entries are not all there were, if that is so
     */
    public Returns ofInstrument(
            InstrumentId instrument,
            List<Entry> entries,
            NavigableMap<LocalDate, Money> unitValues,
            Optional<Money> valueNow,
            Optional<String> unexplained) {
        try {
            if (unexplained.isPresent()) {
                throw new MissingException(Reason.LEDGER_INCOMPLETE, unexplained.get());
            }
            NavigableMap<LocalDate, Money> flows = new TreeMap<>();
            NavigableMap<LocalDate, BigDecimal> held = new TreeMap<>();
            NavigableMap<LocalDate, Money> prices = new TreeMap<>(unitValues);
            BigDecimal units = BigDecimal.ZERO;
            for (Entry entry : entries) {
                Transaction transaction = entry.transaction();
                for (int i = 0; i < entry.moved().size(); i++) {
                    if (entry.moved().get(i).equals(instrument)) {
                        units = units.add(
                                transaction.movements().get(i).quantity().value());
                    }
                }
                held.put(transaction.date(), units);
                traded(instrument, entry).ifPresent(price -> prices.put(transaction.date(), price));
            }
            NavigableMap<LocalDate, Money> worth = new TreeMap<>();
            prices.forEach((day, price) -> worth.put(day, price.times(units(held.headMap(day, true)))));
            Period flowing = flowing(worth);
            for (Entry entry : entries) {
                if (flowing.contains(entry.transaction().date())) {
                    own(instrument, entry, flows);
                }
            }
            Values values = new Values(worth, flows);
            Measured measured = measured(entries, values, valueNow);
            // What was held before a day is worth what a unit was worth on it: a trade's own price is that of its day.
            return returns(
                    measured,
                    day -> Optional.ofNullable(prices.get(day))
                            .map(price -> price.times(units(held.headMap(day, false))))
                            .or(() -> before(measured, values, day)));
        } catch (MissingException e) {
            return Returns.unavailable(e.why);
        }
    }

    private static Quantity units(NavigableMap<LocalDate, BigDecimal> heldUntil) {
        return Quantity.of(
                heldUntil.isEmpty() ? BigDecimal.ZERO : heldUntil.lastEntry().getValue());
    }

    /** Whether a total leaves nothing out, and adds nothing that is older than a value may be. */
    private static boolean isWhole(DayTotal total) {
        return total.parts().stream()
                .allMatch(part -> part.missing().isEmpty()
                        && !part.asOf().isBefore(total.day().minusDays(VALUE_DAYS)));
    }

    /** Whether the first entry is where measuring begins: nothing is taken to have been there before. */
    private boolean isFromTheBeginning(Collection<Entry> entries) {
        return period.from()
                .filter(from -> entries.stream()
                        .anyMatch(entry -> entry.transaction().date().isBefore(from)))
                .isEmpty();
    }

    /** The days whose flows are needed: those of the period, and those before it that came after the last value before it. */
    private Period flowing(NavigableMap<LocalDate, Money> worth) {
        return new Period(
                period.from()
                        .map(from -> Optional.ofNullable(worth.lowerKey(from))
                                .filter(last -> !last.isBefore(from.minusDays(VALUE_DAYS + 1L)))
                                .map(last -> last.plusDays(1))
                                .orElse(from)),
                period.to());
    }

    private Measured measured(Collection<Entry> entries, Values values, Optional<Money> valueNow)
            throws MissingException {
        if (entries.isEmpty()) {
            throw new MissingException(Reason.NO_SOLUTION, "Nothing was booked.");
        }
        LocalDate first = entries.stream()
                .map(entry -> entry.transaction().date())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate from = period.from().filter(day -> day.isAfter(first)).orElse(first);
        LocalDate to = period.to().filter(day -> day.isBefore(today)).orElse(today);
        Money start = Money.zero(currency);
        if (from.isAfter(first)) {
            start = values.on(from.minusDays(1)).orElseThrow(() -> noValue(from.minusDays(1)));
        }
        Optional<Money> end = to.equals(today) ? valueNow : values.on(to);
        NavigableMap<LocalDate, Money> flows = new TreeMap<>(values.flows);
        flows.keySet().removeIf(day -> day.isBefore(from) || day.isAfter(to));
        return new Measured(from, to, start, flows, end.orElseThrow(() -> noValue(to)));
    }

    private static Optional<Money> before(Measured measured, Values values, LocalDate day) {
        return day.equals(measured.from) ? Optional.of(measured.start) : values.on(day.minusDays(1));
    }

    private static MissingException noValue(LocalDate day) {
        return new MissingException(Reason.VALUE_MISSING, worthIsUnknown(day));
    }

    private static String worthIsUnknown(LocalDate day) {
        return "What it was worth on " + day + " is not known.";
    }

    private static Returns returns(Measured measured, Function<LocalDate, Optional<Money>> valueBefore) {
        List<Flow> flows = new ArrayList<>();
        measured.flows.forEach((day, amount) -> flows.add(new Flow(day, amount)));
        Return dietz = ModifiedDietz.of(
                measured.from, measured.to, measured.start, flows, measured.end, FlowTime.START_OF_DAY);
        Return timeWeighted = timeWeighted(measured, valueBefore);
        flows.add(new Flow(measured.from, measured.start.negated()));
        flows.add(new Flow(measured.to, measured.end));
        return new Returns(Xirr.of(flows), timeWeighted, dietz);
    }

    private static Return timeWeighted(Measured measured, Function<LocalDate, Optional<Money>> valueBefore) {
        List<Contribution> contributions = new ArrayList<>();
        for (Map.Entry<LocalDate, Money> flow : measured.flows.entrySet()) {
            Optional<Money> before = valueBefore.apply(flow.getKey());
            if (before.isEmpty()) {
                return new Unavailable(
                        Reason.VALUE_MISSING, worthIsUnknown(flow.getKey().minusDays(1)));
            }
            contributions.add(new Contribution(flow.getKey(), flow.getValue().negated(), before.get()));
        }
        return TimeWeighted.of(measured.from, measured.to, measured.start, contributions, measured.end);
    }

    /** What comes into accounts from outside, or goes there. */
    private void external(Transaction transaction, NavigableMap<LocalDate, Money> flows) throws MissingException {
        switch (transaction.kind()) {
            case DEPOSIT, WITHDRAWAL, TRANSFER_IN, TRANSFER_OUT -> {
                if (transaction.net().isPresent()) {
                    add(transaction, transaction.net().get().negated(), flows);
                }
                for (Movement movement : transaction.principals()) {
                    units(transaction, movement, flows);
                }
            }
            case UNKNOWN -> {
                if (transaction.net().isPresent() || !transaction.movements().isEmpty()) {
                    throw new MissingException(
                            Reason.VALUE_MISSING, "It is not known what this is: " + transaction + ".");
                }
            }
            default -> {
                // It happens within the accounts.
            }
        }
    }

    /** What an instrument costs and brings. */
    private void own(InstrumentId instrument, Entry entry, NavigableMap<LocalDate, Money> flows)
            throws MissingException {
        Transaction transaction = entry.transaction();
        switch (transaction.kind()) {
            case TRANSFER_IN, TRANSFER_OUT, SWAP -> {
                for (int i = 0; i < entry.moved().size(); i++) {
                    Movement movement = transaction.movements().get(i);
                    if (entry.moved().get(i).equals(instrument) && !movement.isFee()) {
                        units(transaction, movement, flows);
                    }
                }
            }
            case UNKNOWN ->
                throw new MissingException(Reason.VALUE_MISSING, "It is not known what this is: " + transaction + ".");
            case EXCHANGE, MERGER ->
                throw new MissingException(
                        Reason.VALUE_MISSING,
                        "What it was worth when it was exchanged is not known: " + transaction + ".");
            default -> {
                boolean about = entry.instrument().filter(instrument::equals).isPresent();
                if (about && transaction.net().isPresent()) {
                    add(transaction, transaction.net().get(), flows);
                }
            }
        }
    }

    /** Units are a flow of what they were worth: as the source says, or at the price it prints. */
    private void units(Transaction transaction, Movement movement, NavigableMap<LocalDate, Money> flows)
            throws MissingException {
        Money worth = transaction
                .worth()
                .or(() -> movement.price()
                        .map(price -> price.times(
                                Quantity.of(movement.quantity().value().abs()))))
                .orElseThrow(() -> new MissingException(
                        Reason.VALUE_MISSING, "What the units were worth is not known: " + transaction + "."));
        add(transaction, movement.quantity().isShort() ? worth : worth.negated(), flows);
    }

    private void add(Transaction transaction, Money amount, NavigableMap<LocalDate, Money> flows)
            throws MissingException {
        Money converted = converted(transaction, amount)
                .orElseThrow(() -> new MissingException(
                        Reason.VALUE_MISSING,
                        "No rate " + amount.currency() + "/" + currency + " of " + transaction.date() + "."));
        flows.merge(transaction.date(), converted, Money::plus);
    }

    private Optional<Money> converted(Transaction transaction, Money amount) {
        return transaction.asBooked(amount, currency).or(() -> rates.convert(amount, currency, transaction.date()));
    }

    /** What a unit was traded for, where the entry trades it and does not only pay with it. */
    private Optional<Money> traded(InstrumentId instrument, Entry entry) {
        Transaction transaction = entry.transaction();
        List<Movement> principals = transaction.principals();
        boolean trades = principals.size() == 1
                && entry.moved()
                        .get(transaction.movements().indexOf(principals.get(0)))
                        .equals(instrument);
        if (!trades) {
            return Optional.empty();
        }
        return transaction
                .gross()
                .filter(gross -> gross.amount().signum() != 0)
                .flatMap(gross -> converted(transaction, gross))
                .map(gross -> Money.of(
                        gross.amount()
                                .divide(principals.get(0).quantity().value(), MathContext.DECIMAL128)
                                .abs(),
                        currency));
    }
}
