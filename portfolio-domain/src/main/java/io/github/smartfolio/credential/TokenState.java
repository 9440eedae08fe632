package io.github.smartfolio.credential;

import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with one login: signed in (a grant and tokens), to be signed in again (a grant whose tokens the server refused), or
 * signed out.
 *
 * @param lease who is refreshing now
 * @param pause why nobody does for a while
 */
public record TokenState(
        Optional<Grant> grant, Optional<TokenSet> tokens, Optional<Lease> lease, Optional<RefreshPause> pause) {

    /** Nobody is signed in. */
    public static final TokenState SIGNED_OUT =
            new TokenState(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TokenState {
        Objects.requireNonNull(grant, "grant");
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(pause, "pause");
        if (tokens.isPresent() && grant.isEmpty()) {
            throw new IllegalArgumentException("Tokens come with a grant");
        }
    }

    public static TokenState signedIn(Grant grant, TokenSet tokens) {
        return new TokenState(Optional.of(grant), Optional.of(tokens), Optional.empty(), Optional.empty());
    }

    TokenState claimed(Lease by) {
        return new TokenState(grant, tokens, Optional.of(by), pause);
    }

    TokenState paused(RefreshPause until) {
        return new TokenState(grant, tokens, Optional.empty(), Optional.of(until));
    }

    TokenState refreshed(TokenSet fresh) {
        return new TokenState(grant, Optional.of(fresh), Optional.empty(), Optional.empty());
    }

    /** The grant stays, so that the person is asked to sign in again and not taken for a stranger. */
    TokenState refused() {
        return new TokenState(grant, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
