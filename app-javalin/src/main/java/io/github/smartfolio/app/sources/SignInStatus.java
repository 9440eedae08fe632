package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.SignIn;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.RefreshPause;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.source.SourceFailure;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with a person's sign-in at a broker.
 *
 * @param environment of the broker, for example {@code sim}
 * @param accessExpiresAt when the token in use ends; it is replaced by itself before
 * @param refreshExpiresAt when the session ends if nothing replaces the tokens before; absent if the broker did not say
 * @param connectedAt when the person signed in
 * @param lastRead when figures were last read
 * @param mayTrade whether the session could trade, where the broker said; Smartfolio never does
 * @param failure why the tokens could not be replaced the last time, although nobody refused
 */
public record SignInStatus(
        State state,
        String environment,
        Optional<Instant> accessExpiresAt,
        Optional<Instant> refreshExpiresAt,
        Optional<Instant> connectedAt,
        Optional<Instant> lastRead,
        Optional<Boolean> mayTrade,
        Optional<SourceFailure> failure) {

    /** Whether figures can be read, and who has to do something about it. */
    public enum State {
        CONNECTED,
        /** There was a session, and it ended: a person has to sign in again. */
        SIGN_IN_REQUIRED,
        /** Nobody signed in, or whoever did signed out. */
        DISCONNECTED
    }

    public SignInStatus {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(accessExpiresAt, "accessExpiresAt");
        Objects.requireNonNull(refreshExpiresAt, "refreshExpiresAt");
        Objects.requireNonNull(connectedAt, "connectedAt");
        Objects.requireNonNull(lastRead, "lastRead");
        Objects.requireNonNull(mayTrade, "mayTrade");
        Objects.requireNonNull(failure, "failure");
    }

    static SignInStatus of(SignIn signIn, Optional<Instant> lastRead, Instant now) {
        TokenState tokens = signIn.session().state();
        Optional<TokenSet> alive = tokens.tokens().filter(t -> isAlive(t, now));
        State state = alive.isPresent()
                ? State.CONNECTED
                : tokens.grant().isPresent() ? State.SIGN_IN_REQUIRED : State.DISCONNECTED;
        return new SignInStatus(
                state,
                signIn.environment(),
                alive.map(TokenSet::accessExpiresAt),
                alive.flatMap(TokenSet::refreshExpiresAt),
                tokens.grant().map(Grant::grantedAt),
                lastRead,
                signIn.mayTrade(),
                tokens.pause().map(RefreshPause::cause));
    }

    private static boolean isAlive(TokenSet tokens, Instant now) {
        boolean replaceable = tokens.refreshToken().isPresent()
                && tokens.refreshExpiresAt().filter(end -> !now.isBefore(end)).isEmpty();
        return replaceable || now.isBefore(tokens.accessExpiresAt());
    }

    /** Whether the session will end by itself unless the broker answers again before, or the person signs in. */
    public boolean isAtRisk() {
        return state == State.CONNECTED && failure.isPresent();
    }
}
