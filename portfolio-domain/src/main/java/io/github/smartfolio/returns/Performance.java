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
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
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
 * is taken from the day itself or from one of the {@value #VALUE_DAYS} days before, as over a weekend; an older one is none.
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

    /**
     * The returns of one account, or of all.
     *
     * @param entries of these accounts
     * @param history of these accounts, the oldest day first
     * @param valueNow of these accounts; empty if it is not known completely
     * @param unexplained why the entries are not all there were, if that is so: without it no return from the beginning is told
     */
    public Returns ofAccounts(
            Collection<Entry> entries, List<DayTotal> history, Optional<Money> valueNow, Optional<String> unexplained) {
        NavigableMap<LocalDate, Money> totals = new TreeMap<>();
        history.forEach(day -> day.total().ifPresent(total -> totals.put(day.day(), total)));
        try {
            if (period.from().isEmpty() && unexplained.isPresent()) {
                throw new MissingException(Reason.LEDGER_INCOMPLETE, unexplained.get());
            }
            NavigableMap<LocalDate, Money> flows = new TreeMap<>();
            for (Entry entry : entries) {
                if (period.contains(entry.transaction().date())) {
                    external(entry.transaction(), flows);
                }
            }
            Measured measured = measured(entries, flows, totals, valueNow);
            return returns(measured, day -> valueBefore(measured, totals, day));
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
                traded(transaction).ifPresent(price -> prices.put(transaction.date(), price));
                if (period.contains(transaction.date())) {
                    own(instrument, entry, flows);
                }
            }
            NavigableMap<LocalDate, Money> values = new TreeMap<>();
            prices.forEach((day, price) -> values.put(
                    day,
                    price.times(Quantity.of(Optional.ofNullable(held.floorEntry(day))
                            .map(Map.Entry::getValue)
                            .orElse(BigDecimal.ZERO)))));
            Measured measured = measured(entries, flows, values, valueNow);
            return returns(measured, day -> unitsBefore(held, prices, day));
        } catch (MissingException e) {
            return Returns.unavailable(e.why);
        }
    }

    /** What was held before a day, at what a unit was worth on it: a trade's own price is that of its day. */
    private static Optional<Money> unitsBefore(
            NavigableMap<LocalDate, BigDecimal> held, NavigableMap<LocalDate, Money> prices, LocalDate day) {
        Optional<BigDecimal> units = Optional.ofNullable(held.lowerEntry(day)).map(Map.Entry::getValue);
        return recent(prices, day).map(price -> price.times(Quantity.of(units.orElse(BigDecimal.ZERO))));
    }

    private Measured measured(
            Collection<Entry> entries,
            NavigableMap<LocalDate, Money> flows,
            NavigableMap<LocalDate, Money> values,
            Optional<Money> valueNow)
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
            start = recent(values, from.minusDays(1)).orElseThrow(() -> noValue(from.minusDays(1)));
        }
        Optional<Money> end = to.equals(today) ? valueNow : recent(values, to);
        return new Measured(from, to, start, flows, end.orElseThrow(() -> noValue(to)));
    }

    private static Optional<Money> valueBefore(
            Measured measured, NavigableMap<LocalDate, Money> totals, LocalDate day) {
        return day.equals(measured.from) ? Optional.of(measured.start) : recent(totals, day.minusDays(1));
    }

    private static MissingException noValue(LocalDate day) {
        return new MissingException(Reason.VALUE_MISSING, worthIsUnknown(day));
    }

    private static String worthIsUnknown(LocalDate day) {
        return "What it was worth on " + day + " is not known.";
    }

    private static Optional<Money> recent(NavigableMap<LocalDate, Money> values, LocalDate day) {
        return Optional.ofNullable(values.floorEntry(day))
                .filter(entry -> !entry.getKey().isBefore(day.minusDays(VALUE_DAYS)))
                .map(Map.Entry::getValue);
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
                return new Unavailable(Reason.VALUE_MISSING, worthIsUnknown(flow.getKey()));
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
        return transaction
                .asBooked(amount, currency)
                .or(() -> rates.convert(amount, currency, noon(transaction.date())));
    }

    /** What a unit was traded for. */
    private Optional<Money> traded(Transaction transaction) {
        List<Movement> principals = transaction.principals();
        if (principals.size() != 1) {
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

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
