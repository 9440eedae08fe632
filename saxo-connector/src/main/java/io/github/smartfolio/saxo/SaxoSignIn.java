package io.github.smartfolio.saxo;

import io.github.smartfolio.connect.SignIn;
import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenSession;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.http.Http;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * How a person signs in to Saxo, and the tokens that come of it.
 *
 * <p>With a client secret it is the code grant, without one PKCE. Tokens are kept per environment and connection, so that one of
 * SIM is never sent to LIVE.
 */
public final class SaxoSignIn implements SignIn {

    private static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(10);

    private final SaxoSettings settings;
    private final ConnectionId connection;
    private final Executor executor;
    private final InstantSource clock;
    private final Http http;
    private final AuthorizationServer server;
    private final TokenSession session;
    private volatile Optional<Boolean> mayTrade = Optional.empty();

    /**
     * Opens no connection and reads no file.
     *
     * @param executor for calls side by side and what waits for them; unbounded, because some of that work waits for other
     */
    public SaxoSignIn(
            SaxoSettings settings, ConnectionId connection, TokenStore tokens, Executor executor, InstantSource clock) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.connection = Objects.requireNonNull(connection, "connection");
        this.executor = Objects.requireNonNull(executor, "executor");
        this.clock = Objects.requireNonNull(clock, "clock");
        this.http = new Http("Saxo");
        this.server = new AuthorizationServer(settings, clock);
        this.session = new TokenSession(
                tokens,
                TokenKey.of("saxo-" + environment(), connection.value()),
                server::refresh,
                settings.tokenCallLimit(),
                executor,
                clock);
    }

    @Override
    public String environment() {
        return settings.environment().word();
    }

    @Override
    public List<URI> redirects() {
        return settings.redirects();
    }

    @Override
    public SignInAttempt start(URI redirect) {
        if (!redirect.isAbsolute() || redirect.getRawFragment() != null) {
            throw new IllegalArgumentException("A browser cannot come back to " + redirect);
        }
        String clientId = requireClientId();
        Secret state = Secret.of(Pkce.random());
        Secret verifier = Secret.of(Pkce.random());
        return new SignInAttempt(
                state,
                server.authorizationUrl(clientId, redirect, state, verifier),
                redirect,
                verifier,
                clock.instant());
    }

    /**
     * {@inheritDoc}
     *
     * <p>Blocks while the code is exchanged.
     */
    @Override
    public void finish(SignInAttempt attempt, Map<String, String> answer) {
        String clientId = requireClientId();
        Secret state = Secret.of(answer.getOrDefault("state", ""));
        if (!same(state, attempt.state())) {
            throw failure(
                    Reason.AUTHORIZATION_REQUIRED, "This answer does not belong to the sign-in begun. Sign in again.");
        }
        Instant now = clock.instant();
        if (now.isAfter(attempt.startedAt().plus(LONGEST_ATTEMPT))) {
            throw failure(
                    Reason.AUTHORIZATION_REQUIRED, "The sign-in was begun more than ten minutes ago. Sign in again.");
        }
        if (answer.containsKey("error")) {
            throw refusal(answer.getOrDefault("error", ""));
        }
        String code = answer.getOrDefault("code", "");
        if (code.isBlank()) {
            throw failure(Reason.UNREADABLE, "Saxo sent the browser back without a code. Sign in again.");
        }
        TokenSet tokens = server.redeem(clientId, attempt, Secret.of(code));
        mayTrade = Optional.empty();
        session.signIn(new Grant(clientId, attempt.redirect(), Optional.of(attempt.codeVerifier()), now), tokens);
    }

    @Override
    public TokenSession session() {
        return session;
    }

    @Override
    public Optional<Boolean> mayTrade() {
        return mayTrade;
    }

    void mayTrade(boolean said) {
        mayTrade = Optional.of(said);
    }

    SaxoSettings settings() {
        return settings;
    }

    ConnectionId connection() {
        return connection;
    }

    Executor executor() {
        return executor;
    }

    InstantSource clock() {
        return clock;
    }

    Http http() {
        return http;
    }

    /** @throws SourceException if Saxo cannot or must not be asked */
    String requireClientId() {
        if (!settings.enabled()) {
            throw failure(Reason.MISCONFIGURED, SaxoConnectorFactory.OFF);
        }
        return settings.clientId().orElseThrow(() -> {
            String setting = "SAXO_" + environment().toUpperCase(Locale.ROOT) + "_CLIENT_ID";
            return failure(
                    Reason.MISCONFIGURED,
                    "No app is set for Saxo's " + environment() + " environment: enter its app key as clientId, or set "
                            + setting + '.');
        });
    }

    private static SourceException refusal(String error) {
        return switch (error) {
            case "access_denied" ->
                failure(Reason.ACCESS_DENIED, "The sign-in was declined at Saxo: nobody has been signed in.");
            case "server_error", "temporarily_unavailable" ->
                failure(Reason.UNAVAILABLE, "Saxo could not sign anybody in just now. Try again later.");
            case "invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope" ->
                failure(
                        Reason.MISCONFIGURED,
                        "Saxo refused the sign-in (" + error
                                + "): check the app key and the redirect address against the app registered there.");
            default ->
                failure(Reason.UNREADABLE, "Saxo ended the sign-in for a reason that is not known here. Try again.");
        };
    }

    private static SourceException failure(Reason reason, String message) {
        return new SourceException(SourceFailure.of(reason, message));
    }

    // In a time that does not tell how much of it was right.
    private static boolean same(Secret one, Secret other) {
        return MessageDigest.isEqual(
                one.reveal().getBytes(StandardCharsets.UTF_8), other.reveal().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "sign-in of " + connection + " to Saxo " + environment();
    }
}
