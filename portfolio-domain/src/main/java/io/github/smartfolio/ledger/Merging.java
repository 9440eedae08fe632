package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds the events that several sources tell of.
 *
 * <p>Within one source equal transactions are different events. Two sources tell of one event if they give it the same identifying
 * id; or else if day, kind, instrument and quantity (without units: the amount) agree, and nothing else that both tell, account,
 * amount, time or id, says otherwise. Each transaction of a source is matched at most once, so that of two equal ones in two sources
 * both stay, and of two in one source and one in the other too.
 */
final class Merging {

    private static final Duration SAME_TIME = Duration.ofSeconds(60);

    private final Map<Instrument, InstrumentId> ids;
    private final IdentityHashMap<Instrument, Known> seen = new IdentityHashMap<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Ledger.SummaryDifference> differences = new ArrayList<>();
    private boolean indexed;
    private final Map<String, List<Event>> byId = new HashMap<>();
    private final Map<Key, List<Event>> byKey = new HashMap<>();

    /** @param ids of every instrument in what will be added */
    Merging(Map<Instrument, InstrumentId> ids) {
        this.ids = ids;
    }

    /** What happened, as far as sources told until now. */
    private static final class Event {

        private Transaction transaction;
        private Set<SourceId> sources;
        private int matchedBy = -1;

        Event(Transaction transaction, Set<SourceId> sources) {
            this.transaction = transaction;
            this.sources = sources;
        }
    }

    /** An instrument as entries hold it: all of them the same objects, which a large ledger is a tenth smaller for. */
    private record Known(InstrumentId id, Optional<InstrumentId> about, List<InstrumentId> moved) {

        Known(InstrumentId id) {
            this(id, Optional.of(id), List.of(id));
        }
    }

    /** On what two sources have to agree at least; one of quantity and amount is absent. */
    private record Key(
            String institution,
            LocalDate date,
            Kind kind,
            boolean reversal,
            Optional<InstrumentId> instrument,
            Optional<BigDecimal> quantity,
            Optional<Money> amount) {}

    /** A day's cell of a summary. */
    private record Cell(
            String institution,
            LocalDate date,
            Kind kind,
            Optional<InstrumentId> instrument,
            Optional<Currency> currency) {}

    void add(List<Activity> activities) {
        int number = 0;
        for (Activity activity : activities) {
            if (!activity.booked().summary()) {
                add(activity, number++);
            }
        }
        for (Activity activity : activities) {
            if (activity.booked().summary()) {
                fill(activity);
            }
        }
    }

    private void add(Activity activity, int number) {
        Set<SourceId> source = Set.of(activity.source());
        List<Transaction> told = activity.booked().transactions();
        if (events.isEmpty()) {
            told.forEach(transaction -> events.add(new Event(transaction, source)));
            return;
        }
        index();
        List<Transaction> unmatched = new ArrayList<>();
        for (Transaction transaction : told) {
            find(candidatesById(transaction), number, event -> sameKind(event.transaction, transaction))
                    .ifPresentOrElse(
                            event -> merge(event, transaction, activity.source(), number),
                            () -> unmatched.add(transaction));
        }
        List<Transaction> fresh = new ArrayList<>();
        for (Transaction transaction : unmatched) {
            candidatesByKey(transaction).stream()
                    .flatMap(candidates ->
                            find(candidates, number, event -> agree(event.transaction, transaction)).stream())
                    .findFirst()
                    .ifPresentOrElse(
                            event -> merge(event, transaction, activity.source(), number),
                            () -> fresh.add(transaction));
        }
        fresh.forEach(transaction -> {
            Event event = new Event(transaction, source);
            events.add(event);
            index(event);
        });
    }

    /** Takes of a summary the days of which nobody else tells, and compares the others. */
    private void fill(Activity activity) {
        Map<Cell, List<Event>> told = new HashMap<>();
        events.forEach(event -> told.computeIfAbsent(cell(event.transaction), c -> new ArrayList<>())
                .add(event));
        Map<Cell, List<Transaction>> summed = new HashMap<>();
        List<Event> fresh = new ArrayList<>();
        for (Transaction transaction : activity.booked().transactions()) {
            List<Event> others = told.getOrDefault(cell(transaction), List.of()).stream()
                    .filter(event -> sameAccount(event.transaction, transaction))
                    .toList();
            if (others.isEmpty()) {
                fresh.add(new Event(transaction, Set.of(activity.source())));
            } else {
                others.forEach(event -> event.sources = with(event.sources, activity.source()));
                summed.computeIfAbsent(cell(transaction), c -> new ArrayList<>())
                        .add(transaction);
            }
        }
        summed.forEach((cell, transactions) -> compare(
                activity.source(),
                cell,
                transactions,
                told.getOrDefault(cell, List.of()).stream()
                        .map(event -> event.transaction)
                        .filter(other -> transactions.stream().anyMatch(t -> sameAccount(t, other)))
                        .toList()));
        events.addAll(fresh);
        indexed = false;
    }

    private void compare(SourceId source, Cell cell, List<Transaction> summary, List<Transaction> others) {
        Map<Currency, Money> difference = new HashMap<>();
        summary.forEach(t -> t.net().ifPresent(net -> difference.merge(net.currency(), net, Money::plus)));
        others.forEach(t -> t.net().ifPresent(net -> difference.merge(net.currency(), net.negated(), Money::plus)));
        difference.values().stream()
                .filter(money -> money.amount().signum() != 0)
                .forEach(money -> differences.add(
                        new Ledger.SummaryDifference(source, cell.date(), cell.kind(), cell.instrument(), money)));
    }

    List<Ledger.SummaryDifference> differences() {
        differences.sort(Comparator.comparing(Ledger.SummaryDifference::toString));
        return differences;
    }

    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>(events.size());
        for (Event event : events) {
            List<Movement> movements = event.transaction.movements();
            List<InstrumentId> moved = movements.size() == 1
                    ? known(movements.get(0).instrument()).moved()
                    : movements.stream().map(m -> id(m.instrument())).toList();
            Optional<InstrumentId> instrument =
                    event.transaction.instrument().flatMap(about -> known(about).about());
            entries.add(new Entry(event.transaction, instrument, moved, event.sources, Optional.empty()));
        }
        return entries;
    }

    private InstrumentId id(Instrument instrument) {
        return known(instrument).id();
    }

    // A hash of an instrument's identifiers is dear; most sources use one object for it.
    private Known known(Instrument instrument) {
        return seen.computeIfAbsent(instrument, of -> new Known(Objects.requireNonNull(ids.get(of))));
    }

    private void merge(Event event, Transaction other, SourceId source, int number) {
        boolean tellsMore = detail(other) > detail(event.transaction);
        Transaction richer = tellsMore ? other : event.transaction;
        Transaction poorer = tellsMore ? event.transaction : other;
        event.transaction = richer.retold(
                richer.account().isUnspecified() ? poorer.account() : richer.account(),
                richer.evidence().and(poorer.evidence()),
                poorer.reportedProfit());
        event.sources = with(event.sources, source);
        event.matchedBy = number;
        // Ids it did not have before lead to it from now on.
        indexIds(event);
    }

    private static Set<SourceId> with(Set<SourceId> sources, SourceId another) {
        Set<SourceId> all = new HashSet<>(sources);
        all.add(another);
        return Set.copyOf(all);
    }

    /** How much a transaction tells; of two that tell of one event the one that tells more is kept. */
    private static int detail(Transaction transaction) {
        return (transaction.movements().isEmpty() ? 0 : 16)
                + (transaction.kind() == Kind.UNKNOWN ? 0 : 8)
                + (transaction.gross().isPresent() ? 4 : 0)
                + (transaction.account().isUnspecified() ? 0 : 2)
                + (transaction.evidence().ids().isEmpty() ? 0 : 1);
    }

    private Optional<Event> find(List<Event> candidates, int number, Predicate<Event> matches) {
        return candidates.stream()
                .filter(event -> event.matchedBy != number && matches.test(event))
                .findFirst();
    }

    private List<Event> candidatesById(Transaction transaction) {
        List<Event> found = new ArrayList<>(1);
        for (ExternalId id : transaction.evidence().ids()) {
            if (id.scheme().isIdentifying()) {
                found.addAll(byId.getOrDefault(idKey(transaction, id), List.of()));
            }
        }
        return found;
    }

    /**
     * Whether two transactions with one id can be one event. Who does not tell the units takes the return of money for a cancelled
     * purchase for a sale: then the amount decides.
     */
    private static boolean sameKind(Transaction one, Transaction other) {
        boolean moneyOnly = one.movements().isEmpty() || other.movements().isEmpty();
        return (one.kind() == other.kind() && one.reversal() == other.reversal())
                || one.kind() == Kind.UNKNOWN
                || other.kind() == Kind.UNKNOWN
                || (moneyOnly && one.net().equals(other.net()));
    }

    private static boolean agree(Transaction one, Transaction other) {
        return sameAccount(one, other)
                && !one.evidence().contradicts(other.evidence())
                && sameTime(one, other)
                && sameAmount(one, other);
    }

    private static boolean sameAccount(Transaction one, Transaction other) {
        AccountId account = one.account();
        return account.equals(other.account())
                || (account.institution().equals(other.account().institution())
                        && (account.isUnspecified() || other.account().isUnspecified()));
    }

    private static boolean sameTime(Transaction one, Transaction other) {
        if (one.at().isEmpty() || other.at().isEmpty()) {
            return one.date().equals(other.date());
        }
        return Duration.between(one.at().get(), other.at().get()).abs().compareTo(SAME_TIME) < 0;
    }

    /** Whether the amounts booked agree to a minor unit, if they can be compared by the brokers' own rates. */
    private static boolean sameAmount(Transaction one, Transaction other) {
        if (one.net().isEmpty() || other.net().isEmpty()) {
            return true;
        }
        Money net = one.net().get();
        Money others = other.net().get();
        Optional<Money> comparable =
                one.asBooked(net, others.currency()).or(() -> other.asBooked(others, net.currency()));
        if (comparable.isEmpty()) {
            return true;
        }
        Money with = comparable.get().currency().equals(others.currency()) ? others : net;
        int digits = Math.max(with.currency().getDefaultFractionDigits(), 0);
        return comparable.get().minus(with).amount().abs().compareTo(BigDecimal.ONE.movePointLeft(digits)) <= 0;
    }

    private void index() {
        if (!indexed) {
            byId.clear();
            byKey.clear();
            events.forEach(this::index);
            indexed = true;
        }
    }

    private void index(Event event) {
        indexIds(event);
        keys(event.transaction, List.of(event.transaction.date()))
                .forEach(key ->
                        byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(event));
    }

    private void indexIds(Event event) {
        for (ExternalId id : event.transaction.evidence().ids()) {
            if (id.scheme().isIdentifying()) {
                List<Event> known = byId.computeIfAbsent(idKey(event.transaction, id), k -> new ArrayList<>(1));
                if (!known.contains(event)) {
                    known.add(event);
                }
            }
        }
    }

    private static String idKey(Transaction transaction, ExternalId id) {
        return transaction.account().institution() + ' ' + id;
    }

    private List<List<Event>> candidatesByKey(Transaction transaction) {
        List<List<Event>> found = new ArrayList<>();
        for (Key key : keys(transaction, daysOf(transaction))) {
            List<Event> candidates = byKey.getOrDefault(key, List.of());
            // By amount alone only where one of the two does not tell the units.
            found.add(
                    key.amount().isPresent() && !transaction.movements().isEmpty()
                            ? candidates.stream()
                                    .filter(event ->
                                            event.transaction.movements().isEmpty())
                                    .toList()
                            : candidates);
        }
        return found;
    }

    /** A source that knows the time may have its day from another zone. */
    private static List<LocalDate> daysOf(Transaction transaction) {
        LocalDate day = transaction.date();
        return transaction.at().isPresent() ? List.of(day, day.minusDays(1), day.plusDays(1)) : List.of(day);
    }

    /** Where a transaction is looked for, and found: by its quantity first, then by what was booked. */
    private List<Key> keys(Transaction transaction, List<LocalDate> days) {
        Optional<InstrumentId> instrument = transaction.instrument().map(this::id);
        Optional<BigDecimal> quantity = transaction.movements().stream()
                .findFirst()
                .map(movement -> movement.quantity().value());
        List<Key> keys = new ArrayList<>();
        for (LocalDate day : days) {
            quantity.ifPresent(units -> keys.add(key(transaction, day, instrument, quantity, Optional.empty())));
            amounts(transaction)
                    .forEach(
                            money -> keys.add(key(transaction, day, instrument, Optional.empty(), Optional.of(money))));
        }
        return keys;
    }

    private static Key key(
            Transaction transaction,
            LocalDate day,
            Optional<InstrumentId> instrument,
            Optional<BigDecimal> quantity,
            Optional<Money> amount) {
        return new Key(
                transaction.account().institution(),
                day,
                transaction.kind(),
                transaction.reversal(),
                instrument,
                quantity,
                amount);
    }

    /** What was booked, and the same by the broker's own rate, rounded as the broker rounds. */
    private static List<Money> amounts(Transaction transaction) {
        List<Money> amounts = new ArrayList<>(2);
        transaction.net().ifPresent(net -> {
            amounts.add(net);
            transaction.rate().ifPresent(rate -> {
                if (net.currency().equals(rate.base()) || net.currency().equals(rate.quote())) {
                    amounts.add(net.converted(rate).rounded(RoundingMode.HALF_UP));
                }
            });
        });
        return amounts;
    }

    private Cell cell(Transaction transaction) {
        return new Cell(
                transaction.account().institution(),
                transaction.date(),
                transaction.kind(),
                transaction.instrument().map(this::id),
                transaction.net().map(Money::currency));
    }
}
