package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What all sources of a person told was booked, each event once, in the order it happened: see {@link Merging} for what makes two
 * transactions one event. It follows from the activities alone; the order they are given in does not matter, and without one of them
 * it is what it was before that came. Immutable.
 */
public final class Ledger {

    private static final int ID_BYTES = 16;

    private final List<Entry> entries;
    private final List<ReportedGain> gains;
    private final List<SummaryDifference> differences;
    private final Map<InstrumentId, Instrument> instruments;
    private final Map<Book.Key, Book> books;
    // To reckon profit none of these is needed.
    private final Once<Identities> identities = new Once<>(this::identify);
    private final Once<Map<Entry, TransactionId>> remembered = new Once<>(this::remember);
    private final Once<Set<Currency>> currencies = new Once<>(this::findCurrencies);
    private final Once<List<Entry>> unknown =
            new Once<>(() -> find(entry -> entry.transaction().kind() == Kind.UNKNOWN));
    private final Once<List<Entry>> costed =
            new Once<>(() -> find(entry -> entry.enteredCost().isPresent()));

    private Ledger(
            List<Entry> entries,
            List<ReportedGain> gains,
            List<SummaryDifference> differences,
            Map<InstrumentId, Instrument> instruments,
            Map<Book.Key, Book> books) {
        this.entries = entries;
        this.gains = gains;
        this.differences = differences;
        this.instruments = instruments;
        this.books = books;
    }

    /** Something made when first asked for. */
    private static final class Once<T> {

        private final Supplier<T> how;
        private Optional<T> made = Optional.empty();

        Once(Supplier<T> how) {
            this.how = how;
        }

        synchronized T get() {
            T value = made.orElseGet(how);
            made = Optional.of(value);
            return value;
        }
    }

    /**
     * A day on which a source that adds events up tells another sum than the events that others tell.
     *
     * @param difference what the summary tells more
     */
    public record SummaryDifference(
            SourceId source, LocalDate date, Kind kind, Optional<InstrumentId> instrument, Money difference) {

        public SummaryDifference {
            Objects.requireNonNull(source, "source");
            Objects.requireNonNull(date, "date");
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(instrument, "instrument");
            Objects.requireNonNull(difference, "difference");
        }
    }

    private record Identities(IdentityHashMap<Entry, TransactionId> ids, Map<TransactionId, Entry> entries) {

        Optional<TransactionId> of(Entry entry) {
            return Optional.ofNullable(ids.get(entry));
        }
    }

    public static Ledger empty() {
        return new Ledger(List.of(), List.of(), List.of(), Map.of(), Map.of());
    }

    /**
     * @param directory learns the instruments; whoever calls makes it remember them
     * @param enteredCosts what the user says that the units of transactions cost; those of unknown transactions do nothing
     */
    public static Ledger of(
            Collection<Activity> activities, InstrumentDirectory directory, Map<TransactionId, Money> enteredCosts) {
        List<Activity> sorted = activities.stream()
                .sorted(Comparator.comparing(activity -> activity.source().toString()))
                .toList();
        Map<Instrument, InstrumentId> ids = identify(sorted, directory);
        Merging merging = new Merging(ids);
        merging.add(sorted);
        List<Entry> entries = merging.entries();
        entries.sort(Chronology.ORDER);
        Map<InstrumentId, Instrument> instruments = new HashMap<>();
        ids.forEach((instrument, id) -> instruments.merge(id, instrument, Ledger::better));
        List<ReportedGain> gains = new ArrayList<>(new LinkedHashSet<>(sorted.stream()
                .flatMap(activity -> activity.booked().gains().stream())
                .toList()));
        gains.sort(Comparator.comparing(ReportedGain::closed).thenComparing(ReportedGain::toString));
        Ledger ledger = new Ledger(
                entries,
                List.copyOf(gains),
                List.copyOf(merging.differences()),
                Map.copyOf(instruments),
                Book.of(entries));
        return enteredCosts.isEmpty() ? ledger : ledger.costing(enteredCosts);
    }

    private static Map<Instrument, InstrumentId> identify(List<Activity> activities, InstrumentDirectory directory) {
        IdentityHashMap<Instrument, Boolean> met = new IdentityHashMap<>();
        for (Activity activity : activities) {
            for (Transaction transaction : activity.booked().transactions()) {
                transaction.about().ifPresent(instrument -> met.put(instrument, true));
                for (Movement movement : transaction.movements()) {
                    met.put(movement.instrument(), true);
                }
            }
            activity.booked().gains().forEach(gain -> met.put(gain.instrument(), true));
        }
        List<Instrument> distinct = met.keySet().stream()
                .distinct()
                .sorted(Comparator.comparing(instrument -> instrument.identifiers().stream()
                        .map(Object::toString)
                        .sorted()
                        .toList()
                        .toString()))
                .toList();
        List<InstrumentId> resolved = directory.resolveAll(distinct);
        Map<Instrument, InstrumentId> ids = new HashMap<>();
        for (int i = 0; i < resolved.size(); i++) {
            ids.put(distinct.get(i), resolved.get(i));
        }
        return ids;
    }

    /** Of two descriptions of one instrument that with more identifiers, else the first by text. */
    private static Instrument better(Instrument one, Instrument other) {
        int more = Integer.compare(one.identifiers().size(), other.identifiers().size());
        return more > 0 || (more == 0 && one.toString().compareTo(other.toString()) <= 0) ? one : other;
    }

    /** The oldest first. */
    public List<Entry> entries() {
        return entries;
    }

    /** Those of which no source can say what they are, the oldest first. */
    public List<Entry> unknown() {
        return unknown.get();
    }

    /** Those whose units the user gave a cost, the oldest first. */
    public List<Entry> costed() {
        return costed.get();
    }

    /** In which money was booked. */
    public Set<Currency> currencies() {
        return currencies.get();
    }

    /** What brokers computed as profit, the oldest first; the same told twice is here once. */
    public List<ReportedGain> gains() {
        return gains;
    }

    /** Where summaries and events disagree. */
    public List<SummaryDifference> differences() {
        return differences;
    }

    /** What is known of an instrument that occurs here. */
    public Optional<Instrument> instrument(InstrumentId id) {
        return Optional.ofNullable(instruments.get(id));
    }

    /** The id under which an instrument that occurs in {@link #gains} is known. */
    public Optional<InstrumentId> idOf(Instrument instrument) {
        return instruments.entrySet().stream()
                .filter(known -> known.getValue().equals(instrument)
                        || known.getValue().identifiers().stream().anyMatch(instrument.identifiers()::contains))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * An entry that somebody remembers of an earlier ledger is the equal one of this; of several equal ones the first.
     *
     * @throws IllegalArgumentException if the entry is not one of this ledger
     */
    public TransactionId idOf(Entry entry) {
        return identities
                .get()
                .of(entry)
                .or(() -> Optional.ofNullable(remembered.get().get(entry)))
                .orElseThrow(() -> new IllegalArgumentException("Not of this ledger: " + entry.transaction()));
    }

    public Optional<Entry> find(TransactionId id) {
        return Optional.ofNullable(identities.get().entries().get(id));
    }

    /** The accounts in which anything is booked, in the order of their text. */
    public List<AccountId> accounts() {
        return books.keySet().stream()
                .map(Book.Key::account)
                .distinct()
                .sorted(Comparator.comparing(AccountId::toString))
                .toList();
    }

    /** What is booked in one account. */
    public List<Entry> of(AccountId account) {
        return entries.stream()
                .filter(entry -> entry.transaction().account().equals(account))
                .toList();
    }

    /** What is booked in one account that is about an instrument, or moves it. */
    public List<Entry> of(AccountId account, InstrumentId instrument) {
        return books.values().stream()
                .filter(book ->
                        book.account().equals(account) && book.instruments().contains(instrument))
                .flatMap(book -> book.entries().stream())
                .filter(entry -> entry.moved().contains(instrument)
                        || entry.instrument().filter(instrument::equals).isPresent())
                .toList();
    }

    /** This and one transaction more, which no source told of before. Only the book it belongs to is another one then. */
    public Ledger plus(SourceId source, Transaction transaction, InstrumentDirectory directory) {
        Map<Instrument, InstrumentId> ids = new HashMap<>();
        Stream.concat(
                        transaction.about().stream(),
                        transaction.movements().stream().map(Movement::instrument))
                .forEach(instrument -> ids.put(instrument, directory.resolve(instrument)));
        List<InstrumentId> moved = transaction.movements().stream()
                .map(movement -> Objects.requireNonNull(ids.get(movement.instrument())))
                .toList();
        Entry entry = new Entry(
                transaction,
                transaction.instrument().map(instrument -> Objects.requireNonNull(ids.get(instrument))),
                moved,
                Set.of(source),
                Optional.empty());
        List<Entry> more = new ArrayList<>(entries.size() + 1);
        more.addAll(entries);
        more.add(entry);
        more.sort(Chronology.ORDER);
        Map<InstrumentId, Instrument> known = new HashMap<>(instruments);
        ids.forEach((instrument, id) -> known.merge(id, instrument, Ledger::better));
        return new Ledger(more, gains, differences, Map.copyOf(known), Book.plus(books, more, entry));
    }

    Collection<Book> books() {
        return books.values();
    }

    private Ledger costing(Map<TransactionId, Money> costs) {
        List<Entry> costed = entries.stream()
                .map(entry -> Optional.ofNullable(costs.get(idOf(entry)))
                        .map(entry::costing)
                        .orElse(entry))
                .toList();
        return new Ledger(costed, gains, differences, instruments, Book.of(costed));
    }

    // Entries are dear to compare, so that this is done only when somebody remembers.
    private Map<Entry, TransactionId> remember() {
        Map<Entry, TransactionId> byValue = new HashMap<>();
        entries.forEach(entry -> identities.get().of(entry).ifPresent(id -> byValue.putIfAbsent(entry, id)));
        return byValue;
    }

    private Set<Currency> findCurrencies() {
        Set<Currency> found = new HashSet<>();
        entries.forEach(entry -> entry.transaction().net().ifPresent(net -> found.add(net.currency())));
        return Set.copyOf(found);
    }

    private List<Entry> find(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    private Identities identify() {
        Map<String, Integer> equal = new HashMap<>();
        IdentityHashMap<Entry, TransactionId> ids = new IdentityHashMap<>();
        Map<TransactionId, Entry> byId = new LinkedHashMap<>();
        MessageDigest digest = sha256();
        for (Entry entry : entries) {
            String what = what(entry);
            int ordinal = equal.merge(what, 1, Integer::sum);
            byte[] hash = digest.digest((what + ' ' + ordinal).getBytes(StandardCharsets.UTF_8));
            TransactionId id = new TransactionId(HexFormat.of().formatHex(hash, 0, ID_BYTES));
            ids.put(entry, id);
            byId.put(id, entry);
        }
        return new Identities(ids, byId);
    }

    // Neither the account nor an id of the source: another source of the same event may tell other ones, or none.
    private static String what(Entry entry) {
        Transaction transaction = entry.transaction();
        String figure = transaction.movements().isEmpty()
                ? transaction.net().map(Money::toString).orElse("")
                : transaction.movements().get(0).quantity().toString();
        return transaction.account().institution()
                + ' '
                + transaction.date()
                + ' '
                + transaction.kind()
                + ' '
                + transaction.reversal()
                + ' '
                + entry.instrument().map(InstrumentId::toString).orElse("")
                + ' '
                + figure;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
