package io.github.smartfolio.app.sources;

import io.github.smartfolio.source.SourceFailure;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with what a broker's API tells was booked.
 *
 * @param asOf when it told so last; absent if it never did
 * @param count how many transactions it told of, also those that files tell of too
 * @param failure why it could not be asked since
 */
public record BookedStatus(Optional<Instant> asOf, int count, Optional<SourceFailure> failure) {

    public BookedStatus {
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(failure, "failure");
    }
}
