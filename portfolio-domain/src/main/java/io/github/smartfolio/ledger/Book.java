package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The entries of one account that have to be reckoned together: those of one instrument and of those it was exchanged for, or, without
 * an instrument, those about the account alone. Immutable.
 *
 * @param instruments in the order of their text; empty for what is about the account alone
 * @param entries in the order they happened
 * @param reversals the positions of those entries that undo units others moved
 */
record Book(AccountId account, Set<InstrumentId> instruments, List<Entry> entries, List<Integer> reversals) {

    /** The name of a book: its account and the first of its instruments. */
    record Key(AccountId account, Optional<InstrumentId> instrument) {}

    private static final Comparator<InstrumentId> BY_TEXT = Comparator.comparing(InstrumentId::value);

    Key key() {
        return new Key(account, instruments.stream().findFirst());
    }

    /** @param entries in the order they happened */
    static Map<Key, Book> of(List<Entry> entries) {
        Map<AccountId, Links> byAccount = new HashMap<>();
        Function<AccountId, Links> links = account -> byAccount.computeIfAbsent(account, a -> new Links());
        entries.forEach(entry -> links.apply(entry.transaction().account()).link(entry));
        Map<Key, Pages> sorted = new LinkedHashMap<>();
        for (Entry entry : entries) {
            AccountId account = entry.transaction().account();
            for (Optional<InstrumentId> instrument : roots(entry, links.apply(account))) {
                sorted.computeIfAbsent(new Key(account, instrument), k -> new Pages())
                        .add(entry);
            }
        }
        Map<Key, Book> books = new LinkedHashMap<>();
        sorted.forEach((key, pages) -> {
            Set<InstrumentId> together = key.instrument()
                    .map(root -> links.apply(key.account()).linkedWith(root))
                    .orElse(Set.of());
            Book book = pages.bind(key.account(), together);
            books.put(book.key(), book);
        });
        return books;
    }

    /** A book while it is written. */
    private static final class Pages {

        private final List<Entry> entries = new ArrayList<>();
        private final List<Integer> reversals = new ArrayList<>(0);

        void add(Entry entry) {
            if (entry.transaction().reversal() && !entry.moved().isEmpty()) {
                reversals.add(entries.size());
            }
            entries.add(entry);
        }

        Book bind(AccountId account, Set<InstrumentId> instruments) {
            return new Book(
                    account,
                    instruments,
                    Collections.unmodifiableList(entries),
                    Collections.unmodifiableList(reversals));
        }
    }

    /** The same books but for those that {@code added} belongs to; {@code all} are the entries with it. */
    static Map<Key, Book> plus(Map<Key, Book> books, List<Entry> all, Entry added) {
        AccountId account = added.transaction().account();
        Map<Key, Book> more = new LinkedHashMap<>(books);
        if (isLinking(added)) {
            // Books may have to be put together: those of this account are made anew, which an exchange is rare enough
            // for.
            more.keySet().removeIf(key -> key.account().equals(account));
            more.putAll(of(all.stream()
                    .filter(entry -> entry.transaction().account().equals(account))
                    .toList()));
            return more;
        }
        Set<Optional<InstrumentId>> touched = roots(added, new Links());
        for (Optional<InstrumentId> instrument : touched) {
            Book before = books.values().stream()
                    .filter(book -> book.account.equals(account)
                            && instrument.map(book.instruments::contains).orElse(book.instruments.isEmpty()))
                    .findFirst()
                    .orElseGet(() -> new Book(account, instrument.map(Set::of).orElse(Set.of()), List.of(), List.of()));
            Pages pages = new Pages();
            Stream.concat(before.entries.stream(), Stream.of(added))
                    .sorted(Chronology.ORDER)
                    .forEach(pages::add);
            Book after = pages.bind(account, before.instruments);
            more.put(after.key(), after);
        }
        return more;
    }

    private static Set<Optional<InstrumentId>> roots(Entry entry, Links links) {
        if (entry.moved().size() <= 1) {
            return Set.of(entry.instrument().map(links::root));
        }
        Set<Optional<InstrumentId>> roots = new LinkedHashSet<>();
        entry.moved().forEach(moved -> roots.add(Optional.of(links.root(moved))));
        return roots;
    }

    private static boolean isLinking(Entry entry) {
        return switch (entry.transaction().kind()) {
            case SPLIT, EXCHANGE, MERGER -> true;
            default -> false;
        };
    }

    /** Which instruments of an account were exchanged for which. */
    private static final class Links {

        private final Map<InstrumentId, InstrumentId> parents = new HashMap<>();

        void link(Entry entry) {
            if (isLinking(entry)) {
                InstrumentId first = root(entry.moved().get(0));
                entry.moved().forEach(moved -> {
                    InstrumentId other = root(moved);
                    if (!other.equals(first)) {
                        parents.put(other, first);
                    }
                });
            }
        }

        InstrumentId root(InstrumentId instrument) {
            InstrumentId at = instrument;
            for (InstrumentId parent = parents.get(at); parent != null; parent = parents.get(at)) {
                at = parent;
            }
            return at;
        }

        Set<InstrumentId> linkedWith(InstrumentId root) {
            Set<InstrumentId> together = new TreeSet<>(BY_TEXT);
            together.add(root);
            parents.keySet().stream().filter(other -> root(other).equals(root)).forEach(together::add);
            return Collections.unmodifiableSet(together);
        }
    }
}
