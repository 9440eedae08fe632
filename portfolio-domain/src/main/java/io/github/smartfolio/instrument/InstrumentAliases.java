package io.github.smartfolio.instrument;

import java.util.Map;

/**
 * The durable memory of an {@link InstrumentDirectory}: which identifier belongs to which instrument, for one user.
 *
 * <p>What was learnt outlives the file that taught it: nothing here is ever removed, only reassigned. Checked by {@code
 * InstrumentAliasesContract} in {@code connector-testkit}.
 */
public interface InstrumentAliases {

    /** Everything remembered. The map is the caller's own: changing it changes nothing here. */
    Map<InstrumentIdentifier, InstrumentId> all();

    /**
     * Remembers all of {@code learnt}, or nothing if this throws; an identifier already known gets the new id. When it returns,
     * the memory is durable.
     *
     * @throws NullPointerException if something in it is null
     * @throws java.io.UncheckedIOException if the storage failed
     */
    void remember(Map<InstrumentIdentifier, InstrumentId> learnt);

    /** A memory that lives as long as this object; for programs that embed the library, and for tests. */
    static InstrumentAliases inMemory() {
        return new InMemoryInstrumentAliases();
    }
}
