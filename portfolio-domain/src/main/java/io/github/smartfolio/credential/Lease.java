package io.github.smartfolio.credential;

import java.time.Instant;
import java.util.Objects;

/**
 * The announcement that {@code owner} is doing what only one may do at a time, and until when others leave it alone: beyond that, it
 * has died.
 */
public record Lease(String owner, Instant until) {

    public Lease {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(until, "until");
    }

    /** Whether others still have to leave it alone. */
    public boolean isLive(Instant now) {
        return now.isBefore(until);
    }
}
