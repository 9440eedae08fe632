package io.github.smartfolio.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until it is put forward. */
final class SetTime implements InstantSource {

    private volatile Instant now = Instant.parse("2026-11-22T12:00:00Z");

    void forward(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
