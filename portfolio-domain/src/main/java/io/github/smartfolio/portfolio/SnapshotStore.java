package io.github.smartfolio.portfolio;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what the sources of one user said: the latest is shown while a source is down, the others are history.
 *
 * <p>Rules, checked by {@code SnapshotStoreContract} in {@code connector-testkit}: when a method that writes returns, what it wrote
 * is durable and every later read sees it; when it throws, nothing changed; calls may come from any thread. Any method throws
 * {@link java.io.UncheckedIOException} when the storage fails.
 */
public interface SnapshotStore {

    /**
     * Keeps a snapshot, and with it that the source is well again. One that has the same figures as the latest of its source only
     * renews the time at which those were fetched, and never to an earlier one.
     */
    void save(SourceSnapshot snapshot);

    /** Keeps why reading {@code source} failed at {@code at}, until the next {@link #save} of that source. */
    void saveFailure(SourceId source, SourceFailure failure, Instant at);

    /** The snapshot fetched last, and the failure since then if there was one. */
    LastRead lastRead(SourceId source);

    /** The snapshot fetched last among those that read {@code account}. */
    Optional<SourceSnapshot> latestWith(SourceId source, AccountId account);

    /** Oldest first by {@code asOf}, {@code from} inclusive, {@code to} exclusive. */
    List<SourceSnapshot> between(SourceId source, Instant from, Instant to);

    /** A store that lives as long as this object; for programs that embed the library, and for tests. */
    static SnapshotStore inMemory() {
        return new InMemorySnapshotStore();
    }
}
