package io.github.smartfolio.credential;

import java.util.Objects;

/**
 * Whose tokens: an authorization server and a login there, for example {@code saxo-live}, {@code saxo}.
 *
 * @param provider the authorization server with its environment: tokens of one are worth nothing at another
 * @param subject the login, by the id of the connection it is for
 */
public record TokenKey(String provider, String subject) {

    public TokenKey {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(subject, "subject");
        if (provider.isBlank() || subject.isBlank()) {
            throw new IllegalArgumentException("Not a token key: '" + provider + "' '" + subject + "'");
        }
    }

    public static TokenKey of(String provider, String subject) {
        return new TokenKey(provider, subject);
    }
}
