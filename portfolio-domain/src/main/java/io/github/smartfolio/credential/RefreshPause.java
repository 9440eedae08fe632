package io.github.smartfolio.credential;

import io.github.smartfolio.source.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * After refreshes that failed for a passing reason: until when nobody tries again.
 *
 * @param failures in a row, 1 or more
 * @param cause of the last one
 */
public record RefreshPause(int failures, Instant until, SourceFailure cause) {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int DOUBLINGS_TO_THE_LONGEST = 5;

    public RefreshPause {
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(cause, "cause");
        if (failures < 1) {
            throw new IllegalArgumentException("A pause follows a failure: " + failures);
        }
    }

    /** 5, 10, 20 … seconds, two minutes at most. */
    static RefreshPause after(int failures, Instant now, SourceFailure cause) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS_TO_THE_LONGEST));
        return new RefreshPause(failures, now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause), cause);
    }
}
