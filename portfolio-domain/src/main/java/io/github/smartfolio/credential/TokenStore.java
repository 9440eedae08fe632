package io.github.smartfolio.credential;

import java.util.Optional;

/**
 * Durable home of the OAuth tokens of one user, shared by threads and by processes.
 *
 * <p>The one write operation is a compare-and-set, so that no writer can undo another's work unknowingly. That alone does not make
 * a rotating refresh token safe, because it is spent at the server before anything is written here: {@link TokenSession} therefore
 * announces a refresh with a {@link Lease} first, by the same operation.
 *
 * <p>Rules, checked by {@code TokenStoreContract} in {@code connector-testkit}: when a write returns, what it wrote is durable and
 * every later read, in any process, sees it or a successor; when it throws, nothing changed; calls may come from any thread. Any
 * method throws {@link java.io.UncheckedIOException} when the storage fails.
 */
public interface TokenStore {

    /** The version of a key that was never written. */
    long ABSENT = 0;

    Optional<TokenRecord> find(TokenKey key);

    /**
     * Replaces what is stored for {@code key} if its version still is {@code expectedVersion}.
     *
     * @return the record as stored, or empty if the version was another one; then nothing changed
     */
    Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next);

    /** A store that lives as long as this object; for tests, and for programs that may forget tokens when they end. */
    static TokenStore inMemory() {
        return new InMemoryTokenStore();
    }
}
