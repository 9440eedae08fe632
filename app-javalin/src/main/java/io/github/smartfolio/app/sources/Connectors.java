package io.github.smartfolio.app.sources;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.connect.Connector;
import io.github.smartfolio.connect.ConnectorContext;
import io.github.smartfolio.connect.ConnectorFactory;
import io.github.smartfolio.connect.Settings;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.UserStores;
import io.github.smartfolio.source.ConnectionId;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The APIs of one user's connections, each made when it is first needed and again when its credentials change. */
public final class Connectors implements AutoCloseable {

    private final Brokers brokers;
    private final Map<String, Settings> settings;
    private final UserStores stores;
    private final CallStore calls;
    private final Executor executor;
    private final InstantSource clock;
    private final Map<ConnectionId, Connector> made = new HashMap<>();

    /**
     * @param settings by the id of the broker; one without settings has no API
     * @param executor unbounded, for what connectors do side by side
     */
    public Connectors(
            Brokers brokers,
            Map<String, Settings> settings,
            UserStores stores,
            CallStore calls,
            Executor executor,
            InstantSource clock) {
        this.brokers = brokers;
        this.settings = Map.copyOf(settings);
        this.stores = stores;
        this.calls = calls;
        this.executor = executor;
        this.clock = clock;
    }

    /** Empty if no module has an API of the connection's broker. */
    synchronized Optional<Connector> find(ConnectionId connection) {
        Connector known = made.get(connection);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Connector> connector = brokers.apiOf(connection.value())
                .filter(factory -> settings.containsKey(connection.value()))
                .map(factory -> create(factory, connection, stores.credentials().of(connection)));
        connector.ifPresent(c -> made.put(connection, c));
        return connector;
    }

    /** The API with other credentials than are kept, for the caller to close; empty if there is none. */
    Optional<Connector> with(ConnectionId connection, Map<String, Secret> credentials) {
        return brokers.apiOf(connection.value())
                .filter(factory -> settings.containsKey(connection.value()))
                .map(factory -> create(factory, connection, credentials));
    }

    /** Makes the connector of {@code connection} anew, with the credentials it has now. */
    synchronized void renew(ConnectionId connection) {
        Connector old = made.remove(connection);
        if (old != null) {
            old.source().close();
        }
    }

    private Connector create(ConnectorFactory factory, ConnectionId connection, Map<String, Secret> credentials) {
        return factory.create(new ConnectorContext(
                connection,
                Optional.ofNullable(settings.get(connection.value())).orElseThrow(),
                credentials,
                stores.tokens(),
                calls,
                executor,
                clock));
    }

    @Override
    public synchronized void close() {
        made.values().forEach(connector -> connector.source().close());
        made.clear();
    }
}
