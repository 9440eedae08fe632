package io.github.smartfolio.saxo;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.Http;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which app signs in to which of Saxo's environments, and how long is waited for an answer. {@link #sim} and {@link #live} are
 * where to begin; the {@code with} methods change one thing.
 *
 * @param clientId what Saxo calls the app key; without it nobody can sign in
 * @param clientSecret with it the code grant is used, without it PKCE; which of them is fixed where the app is registered
 * @param redirects the addresses registered for the app to which the browser may come back
 * @param enabled whether Saxo is asked at all
 * @param authorizationServer below which {@code /authorize} and {@code /token} are
 * @param gateway below which {@code /port/v1} is
 * @param tokenCallLimit after which a call of the authorization server is given up
 * @param callLimit after which a call of the gateway is given up
 * @param fetchLimit after which a fetch is ended with what has arrived by then
 */
public record SaxoSettings(
        SaxoEnvironment environment,
        Optional<String> clientId,
        Optional<Secret> clientSecret,
        List<URI> redirects,
        boolean enabled,
        URI authorizationServer,
        URI gateway,
        Duration tokenCallLimit,
        Duration callLimit,
        Duration fetchLimit) {

    private static final Duration TOKEN_CALL_LIMIT = Duration.ofSeconds(10);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(6);
    private static final Duration FETCH_LIMIT = Duration.ofSeconds(12);

    public SaxoSettings {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(clientId, "clientId");
        Objects.requireNonNull(clientSecret, "clientSecret");
        redirects = List.copyOf(redirects);
        authorizationServer = Http.base(authorizationServer);
        gateway = Http.base(gateway);
        requirePositive(tokenCallLimit);
        requirePositive(callLimit);
        requirePositive(fetchLimit);
    }

    /** The environment without an app: nobody can sign in. */
    public static SaxoSettings of(SaxoEnvironment environment) {
        return new SaxoSettings(
                environment,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                true,
                environment.authorizationServer(),
                environment.gateway(),
                TOKEN_CALL_LIMIT,
                CALL_LIMIT,
                FETCH_LIMIT);
    }

    public static SaxoSettings sim(String clientId) {
        return of(SaxoEnvironment.SIM).withClient(clientId, Optional.empty());
    }

    public static SaxoSettings live(String clientId) {
        return of(SaxoEnvironment.LIVE).withClient(clientId, Optional.empty());
    }

    /** Both at once, because a secret belongs to its id. */
    public SaxoSettings withClient(String id, Optional<Secret> secret) {
        return new SaxoSettings(
                environment,
                Optional.of(id),
                secret,
                redirects,
                enabled,
                authorizationServer,
                gateway,
                tokenCallLimit,
                callLimit,
                fetchLimit);
    }

    public SaxoSettings withRedirects(List<URI> registered) {
        return new SaxoSettings(
                environment,
                clientId,
                clientSecret,
                registered,
                enabled,
                authorizationServer,
                gateway,
                tokenCallLimit,
                callLimit,
                fetchLimit);
    }

    public SaxoSettings withEnabled(boolean on) {
        return new SaxoSettings(
                environment,
                clientId,
                clientSecret,
                redirects,
                on,
                authorizationServer,
                gateway,
                tokenCallLimit,
                callLimit,
                fetchLimit);
    }

    /** Other addresses than the environment's: a simulator's. */
    public SaxoSettings withAddresses(URI otherAuthorizationServer, URI otherGateway) {
        return new SaxoSettings(
                environment,
                clientId,
                clientSecret,
                redirects,
                enabled,
                otherAuthorizationServer,
                otherGateway,
                tokenCallLimit,
                callLimit,
                fetchLimit);
    }

    public SaxoSettings withTimeLimits(Duration tokenCall, Duration call, Duration fetch) {
        return new SaxoSettings(
                environment,
                clientId,
                clientSecret,
                redirects,
                enabled,
                authorizationServer,
                gateway,
                tokenCall,
                call,
                fetch);
    }

    private static void requirePositive(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("Not a time limit: " + limit);
        }
    }
}
