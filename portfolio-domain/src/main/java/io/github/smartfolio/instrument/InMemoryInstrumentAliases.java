package io.github.smartfolio.instrument;

import java.util.HashMap;
import java.util.Map;

final class InMemoryInstrumentAliases implements InstrumentAliases {

    private final Map<InstrumentIdentifier, InstrumentId> ids = new HashMap<>();

    @Override
    public synchronized Map<InstrumentIdentifier, InstrumentId> all() {
        return new HashMap<>(ids);
    }

    @Override
    public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
        ids.putAll(Map.copyOf(learnt));
    }
}
