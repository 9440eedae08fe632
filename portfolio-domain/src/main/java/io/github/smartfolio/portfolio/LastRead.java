package io.github.smartfolio.portfolio;

import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceSnapshot;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is stored about the last attempts to read one source.
 *
 * @param snapshot the last that succeeded
 * @param failure how the very last one failed; absent if it succeeded or none was made
 */
public record LastRead(Optional<SourceSnapshot> snapshot, Optional<Failure> failure) {

    public static final LastRead NEVER = new LastRead(Optional.empty(), Optional.empty());

    /** @param at when it was tried in vain */
    public record Failure(SourceFailure cause, Instant at) {

        public Failure {
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(at, "at");
        }
    }

    public LastRead {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(failure, "failure");
    }
}
