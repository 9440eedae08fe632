package io.github.smartfolio.instrument;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

final class InMemoryInstrumentAliases implements InstrumentAliases {

    private final Map<InstrumentIdentifier, InstrumentId> ids = new HashMap<>();

    @Override
    public synchronized Map<InstrumentIdentifier, InstrumentId> all() {
        return new HashMap<>(ids);
    }

    @Override
    public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
        learnt.forEach((identifier, id) -> {
            Objects.requireNonNull(identifier, "identifier");
            Objects.requireNonNull(id, "id");
        });
        ids.putAll(learnt);
    }
}
