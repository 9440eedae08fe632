package io.github.smartfolio.saxo;

import io.github.smartfolio.instrument.Isin;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a connection has learnt about instruments, for all its fetches. Bounded: what was learnt first is forgotten first, and
 * asked for again. No figure depends on whether something is in here, but prices per unit do.
 */
final class KnownInstruments {

    private static final int MOST = 5_000;

    private final Map<InstrumentKey, InstrumentDetails> details = bounded();
    private final Map<InstrumentKey, Isin> isins = bounded();

    synchronized void learn(InstrumentDetails learnt) {
        details.put(learnt.key(), learnt);
    }

    synchronized void learn(InstrumentKey key, Isin isin) {
        isins.put(key, isin);
    }

    synchronized Optional<InstrumentDetails> details(InstrumentKey key) {
        return Optional.ofNullable(details.get(key));
    }

    synchronized Optional<Isin> isin(InstrumentKey key) {
        return Optional.ofNullable(isins.get(key));
    }

    synchronized Set<InstrumentKey> withoutDetails(Collection<InstrumentKey> keys) {
        return without(keys, details);
    }

    synchronized Set<InstrumentKey> withoutIsin(Collection<InstrumentKey> keys) {
        return without(keys, isins);
    }

    private static Set<InstrumentKey> without(Collection<InstrumentKey> keys, Map<InstrumentKey, ?> known) {
        Set<InstrumentKey> missing = new LinkedHashSet<>(keys);
        missing.removeAll(known.keySet());
        return missing;
    }

    private static <T> Map<InstrumentKey, T> bounded() {
        return new LinkedHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<InstrumentKey, T> eldest) {
                return size() > MOST;
            }
        };
    }
}
