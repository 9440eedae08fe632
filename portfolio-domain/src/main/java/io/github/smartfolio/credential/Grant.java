package io.github.smartfolio.credential;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What a person granted when signing in, and what a refresh needs besides the token: settings may have changed since.
 *
 * @param clientId the application that was granted access; a refresh token is worth nothing to another
 * @param redirectUri to which the answer came
 * @param codeVerifier of RFC 7636, if the grant was made with one
 * @param grantedAt when the person signed in
 */
public record Grant(String clientId, URI redirectUri, Optional<Secret> codeVerifier, Instant grantedAt) {

    public Grant {
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(redirectUri, "redirectUri");
        Objects.requireNonNull(codeVerifier, "codeVerifier");
        Objects.requireNonNull(grantedAt, "grantedAt");
    }
}
