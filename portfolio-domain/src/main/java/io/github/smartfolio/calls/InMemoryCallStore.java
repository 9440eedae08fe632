package io.github.smartfolio.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

final class InMemoryCallStore implements CallStore {

    private final Map<CallKey, CallState> states = new HashMap<>();

    @Override
    public synchronized CallState find(CallKey key) {
        return states.getOrDefault(key, CallState.NONE);
    }

    @Override
    public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
        CallState next = change.apply(find(key));
        states.put(key, next);
        return next;
    }
}
