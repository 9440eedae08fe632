package io.github.smartfolio.connect;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.source.ConnectionId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * What the server lends to the connector of one connection.
 *
 * @param settings of the server
 * @param credentials that the user entered, by the name of their field; they win over the server's
 * @param tokens of this user
 * @param calls with keys, whichever user's they are
 * @param executor for work side by side; unbounded, because some of that work waits for other
 */
public record ConnectorContext(
        ConnectionId connection,
        Settings settings,
        Map<String, Secret> credentials,
        TokenStore tokens,
        CallStore calls,
        Executor executor,
        InstantSource clock) {

    public ConnectorContext {
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(settings, "settings");
        credentials = Map.copyOf(credentials);
        Objects.requireNonNull(tokens, "tokens");
        Objects.requireNonNull(calls, "calls");
        Objects.requireNonNull(executor, "executor");
        Objects.requireNonNull(clock, "clock");
    }

    /** What the user entered, without blanks around it; absent if it is blank or only a placeholder. */
    public Optional<Secret> entered(String field) {
        return Optional.ofNullable(credentials.get(field))
                .map(secret -> secret.reveal().strip())
                .filter(text -> !text.isEmpty() && !Setting.isPlaceholder(text))
                .map(Secret::of);
    }
}
