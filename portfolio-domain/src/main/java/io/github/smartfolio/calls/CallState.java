package io.github.smartfolio.calls;

import io.github.smartfolio.credential.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with the calls of one key.
 *
 * @param lastNonce the greatest number that was given to a call; 0 if none ever was
 * @param lease whose turn it is now
 * @param counted when the calls of the last hour were made, each at the latest; empty if they are not counted
 */
public record CallState(long lastNonce, Optional<Lease> lease, List<Instant> counted) {

    /** No call was ever made. */
    public static final CallState NONE = new CallState(0, Optional.empty(), List.of());

    public CallState {
        Objects.requireNonNull(lease, "lease");
        counted = List.copyOf(counted);
        if (lastNonce < 0) {
            throw new IllegalArgumentException("Nonces are not negative: " + lastNonce);
        }
    }

    boolean isTaken(Instant now) {
        return lease.filter(l -> l.isLive(now)).isPresent();
    }

    boolean isTakenBy(String owner) {
        return lease.filter(l -> l.owner().equals(owner)).isPresent();
    }
}
