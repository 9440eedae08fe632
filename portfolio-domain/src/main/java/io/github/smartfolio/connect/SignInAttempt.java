package io.github.smartfolio.connect;

import io.github.smartfolio.credential.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/**
 * A sign-in that has begun and is not finished. Whoever keeps it must not show it: with its verifier somebody could finish it.
 *
 * @param state by which the answer is known; not to be guessed
 * @param authorizationUrl where the person signs in; names {@code state}
 * @param redirect to which the browser comes back
 * @param codeVerifier of RFC 7636
 */
public record SignInAttempt(Secret state, URI authorizationUrl, URI redirect, Secret codeVerifier, Instant startedAt) {

    public SignInAttempt {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(authorizationUrl, "authorizationUrl");
        Objects.requireNonNull(redirect, "redirect");
        Objects.requireNonNull(codeVerifier, "codeVerifier");
        Objects.requireNonNull(startedAt, "startedAt");
    }

    @Override
    public String toString() {
        return "sign-in begun at " + startedAt;
    }
}
