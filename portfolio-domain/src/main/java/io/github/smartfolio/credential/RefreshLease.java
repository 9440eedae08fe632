package io.github.smartfolio.credential;

import java.time.Instant;
import java.util.Objects;

/** The announcement that {@code owner} is spending the stored refresh token, and until when others leave it alone. */
public record RefreshLease(String owner, Instant until) {

    public RefreshLease {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(until, "until");
    }
}
