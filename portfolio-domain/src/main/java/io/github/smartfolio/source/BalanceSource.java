package io.github.smartfolio.source;

/**
 * A place that knows what is in some accounts: a broker's API, an exported file.
 *
 * <p>This is the interface a new broker implements. The rules below are checked by {@code BalanceSourceContract} in {@code
 * connector-testkit}; every implementation has a test that extends it.
 *
 * <ul>
 *   <li>Constructing a source touches neither network nor disk.
 *   <li>{@link #fetch} blocks, may be called from any thread and by several at once, and may be called again after it failed. An
 *       interrupt ends it soon.
 *   <li>What it returns is complete, or says what is missing: see {@link SourceSnapshot#findings} and {@link
 *       SourceSnapshot#unread}. A failed read never looks like an empty account.
 *   <li>Nothing is cached: freshness and last good figures are the caller's business.
 *   <li>No secret shows in {@code toString}, in a message, or in the message of a cause.
 * </ul>
 */
public interface BalanceSource extends AutoCloseable {

    SourceId id();

    /**
     * Reads all accounts of this source now.
     *
     * @throws SourceException if there is nothing worth returning; another exception is a bug
     */
    SourceSnapshot fetch();

    /** Releases what the source holds. Does nothing by default; may be called twice. */
    @Override
    default void close() {}
}
