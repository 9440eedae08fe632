package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link InstrumentAliases} must do. Extend it in a class whose name ends in {@code ContractTest}; the storage is the
 * subclass's to empty and to close.
 */
public abstract class InstrumentAliasesContract extends Contract {

    private static final Isin ISIN = Isin.of("US0378331005");
    private static final ListedSymbol SYMBOL = ListedSymbol.of("AAPL", "XNAS");
    private static final NativeId NATIVE = NativeId.of("acme", "211:Stock");
    private static final InstrumentId ONE = InstrumentId.parse("ISIN~US0378331005");
    private static final InstrumentId OTHER = InstrumentId.parse("acme~77");

    /** For subclasses. */
    protected InstrumentAliasesContract() {}

    /** A handle on the storage, a new one each time if there can be several; the storage is empty when a test begins. */
    protected abstract InstrumentAliases open();

    /** A handle on a storage that cannot be reached, for example one that was closed. */
    protected InstrumentAliases unreachable() {
        throw new NotSupplied("unreachable()", "storageCanFail()");
    }

    /** Whether there is a storage that can fail: yes, unless overridden by a memory that has none. */
    protected boolean storageCanFail() {
        return true;
    }

    @Test
    @DisplayName("knows nothing at first")
    public final void knowsNothingAtFirst() {
        assertThat(open().all()).isEmpty();
    }

    @Test
    @DisplayName("remembers identifiers of every kind exactly as they are written")
    public final void remembersEveryKind() {
        Map<InstrumentIdentifier, InstrumentId> learnt = Map.of(
                ISIN,
                ONE,
                SYMBOL,
                ONE,
                ListedSymbol.of("BRKb", "XNYS"),
                InstrumentId.parse("small"),
                ListedSymbol.of("BRKB", "XNYS"),
                InstrumentId.parse("large"),
                ListedSymbol.of("A/B.c-d ~'\"%_\\é€🙂", "XPAR"),
                InstrumentId.parse("odd ~'\"%_\\é€🙂"),
                NATIVE,
                ONE,
                NativeId.of("acme", "a~b@c:d"),
                OTHER,
                NativeId.of("acme", "x".repeat(500)),
                InstrumentId.parse("acme~" + "x".repeat(500)));
        InstrumentAliases aliases = open();
        aliases.remember(learnt);
        assertThat(aliases.all()).isEqualTo(learnt);
    }

    @Test
    @DisplayName("keeps what it knew when it learns more")
    public final void neverForgets() {
        InstrumentAliases aliases = open();
        aliases.remember(Map.of(ISIN, ONE));
        aliases.remember(Map.of(NATIVE, OTHER));
        aliases.remember(Map.of());
        assertThat(aliases.all()).containsEntry(ISIN, ONE).containsEntry(NATIVE, OTHER);
    }

    @Test
    @DisplayName("gives a known identifier its new id")
    public final void reassigns() {
        InstrumentAliases aliases = open();
        aliases.remember(Map.of(SYMBOL, ONE));
        aliases.remember(Map.of(SYMBOL, OTHER));
        assertThat(aliases.all()).containsEntry(SYMBOL, OTHER);
    }

    @Test
    @DisplayName("hands out a map that is the caller's own")
    public final void handsOutTheCallersOwnMap() {
        InstrumentAliases aliases = open();
        aliases.remember(Map.of(ISIN, ONE));
        Map<InstrumentIdentifier, InstrumentId> mine = aliases.all();
        mine.put(SYMBOL, OTHER);
        assertThat(aliases.all()).isEqualTo(Map.of(ISIN, ONE));
    }

    @Test
    @DisplayName("remembers nothing of what it refuses")
    public final void remembersAllOrNothing() {
        InstrumentAliases aliases = open();
        Map<InstrumentIdentifier, InstrumentId> faulty = new HashMap<>();
        faulty.put(ISIN, ONE);
        faulty.put(SYMBOL, nothing());
        faulty.put(NATIVE, ONE);
        assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> aliases.remember(faulty));
        assertThat(aliases.all()).isEmpty();
    }

    @Test
    @DisplayName("remembers durably, for another handle too")
    public final void isDurable() {
        open().remember(Map.of(ISIN, ONE));
        assertThat(open().all()).isEqualTo(Map.of(ISIN, ONE));
    }

    @Test
    @DisplayName("remembers what many threads teach it at once")
    public final void learnsFromManyThreads() throws Exception {
        InstrumentAliases aliases = open();
        List<Callable<Boolean>> teachers = new ArrayList<>();
        Map<InstrumentIdentifier, InstrumentId> taught = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            Map<InstrumentIdentifier, InstrumentId> lesson =
                    Map.of(NativeId.of("acme", "n" + i), InstrumentId.parse("acme~n" + i));
            taught.putAll(lesson);
            teachers.add(() -> {
                aliases.remember(lesson);
                return aliases.all().entrySet().containsAll(lesson.entrySet());
            });
        }
        assertThat(atOnce(teachers)).as("what one has taught is there to read").containsOnly(true);
        assertThat(aliases.all()).isEqualTo(taught);
    }

    @Test
    @DisplayName("says so when its storage fails")
    public final void saysWhenStorageFails() {
        assumeTrue(storageCanFail(), "has no storage that could fail");
        InstrumentAliases aliases = unreachable();
        assertThat(catchThrowable(aliases::all)).isInstanceOf(UncheckedIOException.class);
        assertThat(catchThrowable(() -> aliases.remember(Map.of(ISIN, ONE)))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    @DisplayName("really cannot do what it declines")
    public final void reallyCannotDoWhatItDeclines() {
        if (!storageCanFail()) {
            assertThat(catchThrowable(this::unreachable))
                    .as("unreachable() is declined")
                    .isInstanceOf(NotSupplied.class);
        }
    }

    @SuppressWarnings("NullAway") // the caller's mistake is what the test is about
    private static InstrumentId nothing() {
        return null;
    }
}
