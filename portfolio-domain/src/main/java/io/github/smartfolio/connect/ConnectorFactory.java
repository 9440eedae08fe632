package io.github.smartfolio.connect;

import io.github.smartfolio.source.Broker;
import java.util.List;
import java.util.Optional;

/**
 * How a server makes the API sources of one broker. A module offers one by naming it in {@code META-INF/services}; being found does
 * nothing: a person chooses the API, and signs in.
 *
 * <p>Calls may come from any thread.
 */
public interface ConnectorFactory {

    Broker broker();

    /** Every setting of the server that {@link #create} looks at. */
    List<Setting> settings();

    /** What a user may enter; empty if there is nothing to enter. */
    List<CredentialField> credentials();

    /**
     * In English, for the person who enters them: where they come from, and which rights they need and which they should not have.
     * Empty if the labels say it all.
     */
    Optional<String> credentialAdvice();

    /** Whether its connectors have a {@link SignIn}. */
    boolean signsIn();

    /** Makes the API of one connection. Reads no file and opens no connection. */
    Connector create(ConnectorContext context);
}
