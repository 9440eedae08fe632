package io.github.smartfolio.connect;

import io.github.smartfolio.credential.TokenSession;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a person lets a connection in with a browser: an authorization code grant (RFC 6749, 4.1; RFC 7636).
 *
 * <p>Calls may come from any thread.
 */
public interface SignIn {

    /** Which of the broker's environments, in small letters, for example {@code sim}. */
    String environment();

    /** The addresses registered with the broker to which the browser may come back; empty if nobody named one. */
    List<URI> redirects();

    /**
     * Begins: the browser is to be sent to {@link SignInAttempt#authorizationUrl}.
     *
     * @param redirect to which the browser comes back
     * @throws io.github.smartfolio.source.SourceException if a setting is missing
     */
    SignInAttempt start(URI redirect);

    /**
     * Ends with tokens in {@link #session}. The caller has seen to it that this is the browser that began, and that an attempt is
     * finished once.
     *
     * @param answer the parameters with which the browser came back
     * @throws io.github.smartfolio.source.SourceException if the person declined, the answer does not belong to this attempt or came
     *     too late, or the broker gave no tokens
     */
    void finish(SignInAttempt attempt, Map<String, String> answer);

    /** The tokens and what becomes of them. */
    TokenSession session();

    /** Whether what the person signed in to could trade, as the broker said last; Smartfolio never does. */
    Optional<Boolean> mayTrade();
}
