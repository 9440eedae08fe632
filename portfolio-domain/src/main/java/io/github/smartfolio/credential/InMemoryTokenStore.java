package io.github.smartfolio.credential;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

final class InMemoryTokenStore implements TokenStore {

    private final Map<TokenKey, TokenRecord> records = new HashMap<>();

    @Override
    public synchronized Optional<TokenRecord> find(TokenKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next) {
        long current = find(key).map(TokenRecord::version).orElse(ABSENT);
        if (current != expectedVersion) {
            return Optional.empty();
        }
        TokenRecord stored = new TokenRecord(current + 1, next);
        records.put(key, stored);
        return Optional.of(stored);
    }
}
