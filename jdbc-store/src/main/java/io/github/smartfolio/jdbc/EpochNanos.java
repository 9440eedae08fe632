package io.github.smartfolio.jdbc;

import java.time.Instant;

/** An instant as one number that sorts like it: nanoseconds since 1970, exact from the year 1678 to 2261. */
final class EpochNanos {

    private static final long PER_SECOND = 1_000_000_000L;
    private static final Instant FIRST = instant(Long.MIN_VALUE);
    private static final Instant LAST = instant(Long.MAX_VALUE);

    private EpochNanos() {}

    /** @throws IllegalArgumentException if the instant is centuries away */
    static long of(Instant instant) {
        if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw new IllegalArgumentException(
                    "Only times from " + FIRST + " to " + LAST + " can be stored: " + instant);
        }
        return nanos(instant);
    }

    /** The nearest that can be stored: for the ends of a range, which may lie anywhere. */
    static long nearest(Instant instant) {
        return instant.isBefore(FIRST) ? Long.MIN_VALUE : instant.isAfter(LAST) ? Long.MAX_VALUE : nanos(instant);
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, PER_SECOND), Math.floorMod(nanos, PER_SECOND));
    }

    // Counted towards zero, so that the first second before 1970 and the very first one do not overflow on the way.
    private static long nanos(Instant instant) {
        long seconds = instant.getEpochSecond();
        long nano = instant.getNano();
        return seconds < 0 && nano > 0 ? (seconds + 1) * PER_SECOND + (nano - PER_SECOND) : seconds * PER_SECOND + nano;
    }
}
