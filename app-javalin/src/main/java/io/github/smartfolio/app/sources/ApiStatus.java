package io.github.smartfolio.app.sources;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with a broker's API, whether or not it is in use.
 *
 * @param nextRefresh when it is read next by itself; absent if it is not in use
 * @param signIn how a person signs in, if that is how it lets programs in and nothing switches it off
 * @param booked how it stands with what it tells was booked; absent if it tells nothing of that
 * @param off why it cannot be chosen
 */
public record ApiStatus(
        Optional<Instant> nextRefresh,
        Optional<SignInStatus> signIn,
        Optional<BookedStatus> booked,
        Optional<String> off) {

    public ApiStatus {
        Objects.requireNonNull(nextRefresh, "nextRefresh");
        Objects.requireNonNull(signIn, "signIn");
        Objects.requireNonNull(booked, "booked");
        Objects.requireNonNull(off, "off");
    }
}
