package io.github.smartfolio.credential;

import java.util.Objects;

/**
 * What a {@link TokenStore} holds for one key.
 *
 * @param version grows with every change and never comes back, also not over a sign-out
 */
public record TokenRecord(long version, TokenState state) {

    public TokenRecord {
        Objects.requireNonNull(state, "state");
        if (version <= TokenStore.ABSENT) {
            throw new IllegalArgumentException("Versions begin above " + TokenStore.ABSENT + ": " + version);
        }
    }
}
