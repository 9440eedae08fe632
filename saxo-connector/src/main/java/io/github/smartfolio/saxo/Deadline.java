package io.github.smartfolio.saxo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** When somebody stops waiting. */
record Deadline(Instant end, InstantSource clock) {

    static Deadline in(Duration time, InstantSource clock) {
        return new Deadline(clock.instant().plus(time), clock);
    }

    /** Zero when it is over. */
    Duration left() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** The earlier of this and so long from now. */
    Deadline within(Duration time) {
        Instant other = clock.instant().plus(time);
        return other.isBefore(end) ? new Deadline(other, clock) : this;
    }
}
