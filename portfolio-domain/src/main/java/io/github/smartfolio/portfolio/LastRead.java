package io.github.smartfolio.portfolio;

import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceSnapshot;
import java.util.Objects;
import java.util.Optional;

/**
 * What is stored about the last attempts to read one source.
 *
 * @param snapshot the last that succeeded
 * @param failure why the very last one failed; absent if it succeeded or none was made
 */
public record LastRead(Optional<SourceSnapshot> snapshot, Optional<SourceFailure> failure) {

    public static final LastRead NEVER = new LastRead(Optional.empty(), Optional.empty());

    public LastRead {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(failure, "failure");
    }
}
