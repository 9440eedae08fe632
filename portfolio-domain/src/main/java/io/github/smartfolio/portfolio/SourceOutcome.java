package io.github.smartfolio.portfolio;

import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What came of asking one connection: always figures or a failure, and after a failure maybe both. */
public sealed interface SourceOutcome {

    ConnectionId connection();

    /** The figures to use, one snapshot per active source; empty if there are none. */
    default List<DatedSnapshot> snapshots() {
        return List.of();
    }

    /** The active sources of which there are no figures at all, although there are of others. */
    default List<SourceId> missing() {
        return List.of();
    }

    /** Why the figures are old, another source's, or absent, if they are. */
    default Optional<SourceFailure> failure() {
        return Optional.empty();
    }

    /** When the oldest of the figures were true. */
    default Optional<Instant> asOf() {
        return snapshots().stream().map(s -> s.snapshot().asOf()).min(Comparator.naturalOrder());
    }

    /** The worst of the snapshots' freshness. */
    default Optional<Freshness> freshness() {
        return snapshots().stream().map(DatedSnapshot::freshness).max(Comparator.naturalOrder());
    }

    /** Every active source answered. */
    record Answered(ConnectionId connection, List<DatedSnapshot> snapshots) implements SourceOutcome {

        public Answered {
            Objects.requireNonNull(connection, "connection");
            snapshots = List.copyOf(snapshots);
        }
    }

    /** A source failed; these are the last good figures. */
    record LastGood(ConnectionId connection, List<DatedSnapshot> snapshots, List<SourceId> missing, SourceFailure cause)
            implements SourceOutcome {

        public LastGood {
            Objects.requireNonNull(connection, "connection");
            snapshots = List.copyOf(snapshots);
            missing = List.copyOf(missing);
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public Optional<SourceFailure> failure() {
            return Optional.of(cause);
        }
    }

    /** The source failed and never gave figures before; an uploaded file is shown in its place. */
    record FileInstead(ConnectionId connection, DatedSnapshot file, SourceFailure cause) implements SourceOutcome {

        public FileInstead {
            Objects.requireNonNull(connection, "connection");
            Objects.requireNonNull(file, "file");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public List<DatedSnapshot> snapshots() {
            return List.of(file);
        }

        @Override
        public Optional<SourceFailure> failure() {
            return Optional.of(cause);
        }
    }

    /** The source failed, or was never asked, and there is nothing to show in its place. */
    record Missing(ConnectionId connection, SourceFailure cause) implements SourceOutcome {

        public Missing {
            Objects.requireNonNull(connection, "connection");
            Objects.requireNonNull(cause, "cause");
        }

        @Override
        public Optional<SourceFailure> failure() {
            return Optional.of(cause);
        }
    }
}
