package io.github.smartfolio.simulator;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What came in. Only method and path are in its text, and no key that stands in the path: the rest holds keys and tokens.
 *
 * @param at by the simulator's clock
 * @param path below the openapi base for the gateway, {@code /port/v1/accounts/me}; else as it is, {@code /token}
 * @param environment whose base was asked; absent if it was not the gateway
 * @param query as it came, not decoded
 * @param token after {@code Bearer }
 * @param authorization the whole header
 * @param body as text
 */
public record RecordedRequest(
        Instant at,
        String method,
        String path,
        Optional<Environment> environment,
        String query,
        Optional<String> token,
        Optional<String> authorization,
        Optional<String> acceptEncoding,
        Optional<String> acceptLanguage,
        String body) {

    private static final Pattern KEY = Pattern.compile("(?<=^/cs/v1/reports/(?:trades|bookings)/).+");

    /** Whether it was sent to the gateway, and not to the authorization server. */
    public boolean toGateway() {
        return environment.isPresent();
    }

    @Override
    public String toString() {
        return method
                + ' '
                + environment.map(Environment::base).orElse("")
                + KEY.matcher(path).replaceAll("…");
    }
}
