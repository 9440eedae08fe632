package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smartfolio.calls.CallKey;
import io.github.smartfolio.calls.CallState;
import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.credential.Lease;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CallStore} must do. Extend it in a class whose name ends in {@code ContractTest}; the storage is the subclass's to
 * empty and to close.
 */
public abstract class CallStoreContract extends Contract {

    private static final CallKey KEY = new CallKey("acme", "f00d");
    private static final Instant NOON = Instant.parse("2024-03-08T12:00:00.123456789Z");
    private static final int THREADS = 8;
    private static final int CHANGES_PER_THREAD = 25;

    /** For subclasses. */
    protected CallStoreContract() {}

    /** A handle on the storage, a new one each time if there can be several; the storage is empty when a test begins. */
    protected abstract CallStore open();

    /** A handle on a storage that cannot be reached, for example one that was closed. */
    protected CallStore unreachable() {
        throw new NotSupplied("unreachable()", "storageCanFail()");
    }

    /** Whether there is a storage that can fail: yes, unless overridden by one in memory. */
    protected boolean storageCanFail() {
        return true;
    }

    @Test
    @DisplayName("knows nothing at first")
    public final void knowsNothingAtFirst() {
        assertThat(open().find(KEY)).isEqualTo(CallState.NONE);
    }

    @Test
    @DisplayName("keeps number, lease and counted calls, to the nanosecond, and forgets them when told")
    public final void keepsEverything() {
        CallStore store = open();
        List<CallState> states = List.of(
                new CallState(1_709_899_200_123L, Optional.empty(), List.of()),
                new CallState(
                        Long.MAX_VALUE,
                        Optional.of(new Lease("L'\"\\ <b>é🙂", NOON)),
                        List.of(NOON.plusNanos(1), NOON, NOON, NOON.minusSeconds(4000))),
                CallState.NONE);
        for (CallState state : states) {
            assertThat(store.update(KEY, before -> state)).isEqualTo(state);
            assertThat(store.find(KEY)).isEqualTo(state);
        }
    }

    @Test
    @DisplayName("shows a change what is there, and keeps the keys apart")
    public final void keepsKeysApart() {
        CallStore store = open();
        List<CallKey> keys =
                List.of(KEY, new CallKey("acme", "f00d2"), new CallKey("acme2", "f00d"), new CallKey("f00d", "acme"));
        for (int i = 0; i < keys.size(); i++) {
            long number = i + 1L;
            store.update(keys.get(i), before -> numbered(before.lastNonce() + number));
        }
        keys.forEach(key -> store.update(key, before -> numbered(before.lastNonce() + 10)));
        for (int i = 0; i < keys.size(); i++) {
            assertThat(store.find(keys.get(i))).as("%s", keys.get(i)).isEqualTo(numbered(i + 11L));
        }
    }

    @Test
    @DisplayName("keeps durably, for another handle too")
    public final void isDurable() {
        CallStore writer = open();
        writer.update(KEY, before -> numbered(1));
        CallStore reader = open();
        assertThat(reader.find(KEY)).isEqualTo(numbered(1));
        writer.update(KEY, before -> numbered(2));
        assertThat(reader.find(KEY)).as("what was written since").isEqualTo(numbered(2));
    }

    @Test
    @DisplayName("throws on what a change throws, and changes nothing")
    public final void changesNothingWhenAChangeThrows() {
        CallStore store = open();
        store.update(KEY, before -> numbered(1));
        IllegalStateException failure = new IllegalStateException("no change");
        Throwable thrown = catchThrowable(() -> store.update(KEY, before -> {
            throw failure;
        }));
        assertThat(thrown).isSameAs(failure);
        assertThat(store.find(KEY)).isEqualTo(numbered(1));
        assertThat(store.update(KEY, before -> numbered(before.lastNonce() + 1)))
                .as("the change after that")
                .isEqualTo(numbered(2));
    }

    @Test
    @DisplayName("loses no change of many threads")
    public final void losesNoChange() throws Exception {
        CallStore store = open();
        List<Callable<CallState>> writers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            writers.add(() -> {
                CallState last = CallState.NONE;
                for (int change = 0; change < CHANGES_PER_THREAD; change++) {
                    last = store.update(KEY, before -> numbered(before.lastNonce() + 1));
                }
                return last;
            });
        }
        assertThat(atOnce(writers)).as("what each thread saw last").hasSize(THREADS);
        assertThat(store.find(KEY)).isEqualTo(numbered((long) THREADS * CHANGES_PER_THREAD));
    }

    @Test
    @DisplayName("says so when its storage fails")
    public final void saysWhenStorageFails() {
        assumeTrue(storageCanFail(), "has no storage that could fail");
        CallStore store = unreachable();
        assertThat(catchThrowable(() -> store.find(KEY))).as("find").isInstanceOf(UncheckedIOException.class);
        assertThat(catchThrowable(() -> store.update(KEY, before -> numbered(1))))
                .as("update")
                .isInstanceOf(UncheckedIOException.class);
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

    private static CallState numbered(long last) {
        return new CallState(last, Optional.empty(), List.of());
    }
}
