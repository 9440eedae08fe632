package io.github.smartfolio.calls;

import java.util.function.UnaryOperator;

/**
 * Durable home of what is known about the calls of keys, shared by threads and by processes.
 *
 * <p>Rules, checked by {@code CallStoreContract} in {@code connector-testkit}: of two changes of one key at the same moment, in any
 * threads or processes, one sees what the other left; when a change returns, it is durable and every later read sees it or a
 * successor; when it throws, nothing changed. Any method throws {@link java.io.UncheckedIOException} when the storage fails.
 */
public interface CallStore {

    /** {@link CallState#NONE} if nothing is known. */
    CallState find(CallKey key);

    /**
     * Replaces what is known by what {@code change} makes of it.
     *
     * @param change quick and without effects: it may be applied more than once, and what it throws is thrown on
     * @return what is known now
     */
    CallState update(CallKey key, UnaryOperator<CallState> change);

    /** A store that lives as long as this object; for tests, and for programs that are alone with a key and never restarted. */
    static CallStore inMemory() {
        return new InMemoryCallStore();
    }
}
