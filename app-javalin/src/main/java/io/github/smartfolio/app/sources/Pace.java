package io.github.smartfolio.app.sources;

import io.github.smartfolio.portfolio.LastRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How often something is asked.
 *
 * @param interval more than zero
 */
record Pace(Duration interval) {

    /** After a failure, which may have passed. */
    static final Duration RETRY = Duration.ofMinutes(10);

    Pace {
        Objects.requireNonNull(interval, "interval");
    }

    /**
     * An interval after it answered, and sooner after a failure; empty if it was never asked.
     *
     * @param failure how it failed last, if it did not answer since
     */
    Optional<Instant> next(Optional<Instant> answered, Optional<LastRead.Failure> failure) {
        Optional<Instant> usual = answered.map(at -> at.plus(interval));
        Optional<Instant> retry = failure.map(f -> f.at().plus(RETRY.compareTo(interval) < 0 ? RETRY : interval));
        Optional<Instant> allowed = failure.flatMap(f -> f.cause().retryAt());
        return Stream.of(usual, retry, allowed).flatMap(Optional::stream).max(Comparator.naturalOrder());
    }
}
