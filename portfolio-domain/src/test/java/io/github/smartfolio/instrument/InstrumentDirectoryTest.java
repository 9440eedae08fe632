package io.github.smartfolio.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.instrument.InstrumentDirectory.Conflict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InstrumentDirectoryTest {

    private static final Isin ISIN = Isin.of("US0378331005");
    private static final Isin OTHER_ISIN = Isin.of("DE000BASF111");
    private static final ListedSymbol SYMBOL = ListedSymbol.of("ABC", "XNAS");
    private static final NativeId NATIVE = NativeId.of("saxo", "211:Stock");

    private final InstrumentAliases aliases = InstrumentAliases.inMemory();
    private final InstrumentDirectory directory = InstrumentDirectory.of(aliases);

    private static Instrument share(InstrumentIdentifier... identifiers) {
        return Instrument.of("A share", AssetClass.STOCK, Currency.getInstance("USD"), identifiers);
    }

    @Test
    @DisplayName("names a new instrument by its strongest identifier")
    void namesByTheStrongest() {
        assertThat(directory.resolve(share(NATIVE, SYMBOL, ISIN))).hasToString("ISIN~US0378331005");
        assertThat(directory.resolve(share(NativeId.of("acme", "1")))).hasToString("acme~1");
    }

    @Test
    @DisplayName("knows an instrument again by each identifier it once brought")
    void knowsAgain() {
        InstrumentId id = directory.resolve(share(NATIVE, SYMBOL, ISIN));
        assertThat(directory.resolve(share(ISIN))).isEqualTo(id);
        assertThat(directory.resolve(share(SYMBOL))).isEqualTo(id);
        assertThat(directory.resolve(share(NATIVE))).isEqualTo(id);
        assertThat(directory.conflicts()).isEmpty();
    }

    @Test
    @DisplayName("keeps one history when a file taught the symbol and an API knows only that")
    void fileTeachesApi() {
        InstrumentId fromFile = directory.resolve(share(ISIN, SYMBOL));
        directory.remember();
        InstrumentDirectory later = InstrumentDirectory.of(aliases);
        assertThat(later.resolve(share(SYMBOL, NATIVE))).isEqualTo(fromFile);
        assertThat(later.resolve(share(NATIVE))).isEqualTo(fromFile);
    }

    @Test
    @DisplayName("never changes an id when a stronger identifier is learnt")
    void idNeverChanges() {
        InstrumentId first = directory.resolve(share(NATIVE));
        assertThat(first).hasToString("saxo~211:Stock");
        assertThat(directory.resolve(share(NATIVE, SYMBOL))).isEqualTo(first);
        assertThat(directory.resolve(share(SYMBOL, ISIN))).isEqualTo(first);
        directory.remember();
        assertThat(InstrumentDirectory.of(aliases).resolve(share(ISIN))).isEqualTo(first);
    }

    @Test
    @DisplayName("does not join two ISINs that share a ticker; the ticker then belongs to the one seen last")
    void tickerIsHandedOn() {
        InstrumentId old = directory.resolve(share(ISIN, SYMBOL));
        InstrumentId successor = directory.resolve(share(OTHER_ISIN, SYMBOL));
        assertThat(successor).isNotEqualTo(old);
        assertThat(directory.resolve(share(SYMBOL))).isEqualTo(successor);
        assertThat(directory.resolve(share(ISIN))).isEqualTo(old);
        assertThat(directory.conflicts()).isEmpty();
        directory.remember();
        assertThat(InstrumentDirectory.of(aliases).resolve(share(SYMBOL))).isEqualTo(successor);
    }

    @Test
    @DisplayName("hands a ticker on also when the old instrument got its ISIN later")
    void tickerIsHandedOnFromAnOldId() {
        InstrumentId old = directory.resolve(share(SYMBOL));
        assertThat(directory.resolve(share(SYMBOL, ISIN))).isEqualTo(old);
        InstrumentId successor = directory.resolve(share(OTHER_ISIN, SYMBOL));
        assertThat(old).hasToString("TICMIC~ABC@XNAS");
        assertThat(successor).hasToString("ISIN~DE000BASF111");
    }

    @Test
    @DisplayName("reports two ids for one instrument as a conflict, and merges nothing")
    void reportsConflicts() {
        InstrumentId byIsin = directory.resolve(share(ISIN));
        InstrumentId bySymbol = directory.resolve(share(SYMBOL));
        Instrument both = share(ISIN, SYMBOL);
        assertThat(directory.resolve(both)).as("the strongest counts").isEqualTo(byIsin);
        directory.resolve(both);
        assertThat(directory.conflicts()).containsExactly(new Conflict(SYMBOL, byIsin, bySymbol));
        assertThat(directory.resolve(share(SYMBOL))).as("not merged").isEqualTo(bySymbol);
    }

    @Test
    @DisplayName("keeps a CFD apart from the share whose name it bears")
    void keepsCfdApart() {
        InstrumentId share = directory.resolve(share(ISIN, SYMBOL, NATIVE));
        Instrument cfd = Instrument.of(
                "A share", AssetClass.CFD, Currency.getInstance("USD"), NativeId.of("saxo", "211:CfdOnStock"));
        assertThat(directory.resolve(cfd)).isNotEqualTo(share).hasToString("saxo~211:CfdOnStock");
    }

    @Test
    @DisplayName("never goes by the name")
    void neverGoesByName() {
        assertThat(directory.resolve(share(ISIN))).isNotEqualTo(directory.resolve(share(OTHER_ISIN)));
    }

    @Test
    @DisplayName("joins what belongs together in whichever order the sources come")
    void orderOfSourcesDoesNotMatter() {
        List<Instrument> seen = List.of(share(NATIVE), share(SYMBOL, NATIVE), share(ISIN, SYMBOL), share(SYMBOL));
        for (List<Instrument> order : permutations(seen)) {
            InstrumentDirectory fresh = InstrumentDirectory.of(InstrumentAliases.inMemory());
            assertThat(new HashSet<>(fresh.resolveAll(order)))
                    .as("%s", order)
                    .containsExactly(InstrumentId.parse("ISIN~US0378331005"));
            assertThat(fresh.conflicts()).isEmpty();
        }
    }

    @Test
    @DisplayName("gives a bare ticker that two ISINs share to the one seen last, wherever it stands, time and again")
    void sharedTickerIsStable() {
        Instrument old = share(ISIN, SYMBOL);
        Instrument successor = share(OTHER_ISIN, SYMBOL);
        Instrument bare = share(SYMBOL);
        InstrumentId last = InstrumentId.parse("ISIN~DE000BASF111");
        for (List<Instrument> order :
                List.of(List.of(bare, old, successor), List.of(old, bare, successor), List.of(old, successor, bare))) {
            InstrumentDirectory fresh = InstrumentDirectory.of(InstrumentAliases.inMemory());
            for (int refresh = 1; refresh <= 3; refresh++) {
                List<InstrumentId> ids = fresh.resolveAll(order);
                assertThat(ids.get(order.indexOf(bare)))
                        .as("%s, refresh %s", order, refresh)
                        .isEqualTo(last);
                assertThat(ids.get(order.indexOf(old))).hasToString("ISIN~US0378331005");
            }
        }
    }

    @Test
    @DisplayName("gives the ids in the order of the instruments")
    void resolvesInOrder() {
        NativeId second = NativeId.of("saxo", "2:Stock");
        assertThat(directory.resolveAll(List.of(share(second), share(ISIN), share(second))))
                .extracting(InstrumentId::value)
                .containsExactly("saxo~2:Stock", "ISIN~US0378331005", "saxo~2:Stock");
    }

    @Test
    @DisplayName("teaches its memory only what is new, and only when told")
    void teachesOnce() {
        List<Map<InstrumentIdentifier, InstrumentId>> lessons = new ArrayList<>();
        InstrumentDirectory taught = InstrumentDirectory.of(new Forgetful(lessons));
        InstrumentId id = taught.resolve(share(ISIN, SYMBOL));
        assertThat(lessons).isEmpty();
        taught.remember();
        taught.remember();
        taught.resolve(share(ISIN, SYMBOL));
        taught.remember();
        assertThat(lessons).containsExactly(Map.of(ISIN, id, SYMBOL, id));
    }

    @Test
    @DisplayName("can be told again to remember after that failed")
    void remembersAgainAfterFailure() {
        List<Map<InstrumentIdentifier, InstrumentId>> lessons = new ArrayList<>();
        Forgetful memory = new Forgetful(lessons);
        InstrumentDirectory taught = InstrumentDirectory.of(memory);
        InstrumentId id = taught.resolve(share(ISIN));
        memory.full = true;
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(taught::remember);
        memory.full = false;
        taught.remember();
        assertThat(lessons).containsExactly(Map.of(ISIN, id));
    }

    /** A memory that notes what it is taught, and can be full. */
    private static final class Forgetful implements InstrumentAliases {

        private final List<Map<InstrumentIdentifier, InstrumentId>> lessons;
        private boolean full;

        Forgetful(List<Map<InstrumentIdentifier, InstrumentId>> lessons) {
            this.lessons = lessons;
        }

        @Override
        public Map<InstrumentIdentifier, InstrumentId> all() {
            return Map.of();
        }

        @Override
        public void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
            if (full) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
            lessons.add(learnt);
        }
    }

    private static <T> Set<List<T>> permutations(List<T> all) {
        if (all.isEmpty()) {
            return Set.of(List.of());
        }
        Set<List<T>> found = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> rest = new ArrayList<>(all);
            T first = rest.remove(i);
            for (List<T> tail : permutations(Collections.unmodifiableList(rest))) {
                List<T> one = new ArrayList<>(List.of(first));
                one.addAll(tail);
                found.add(one);
            }
        }
        return found;
    }
}
