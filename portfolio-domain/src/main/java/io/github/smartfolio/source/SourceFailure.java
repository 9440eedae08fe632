package io.github.smartfolio.source;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Why a source, or one account of it, gave nothing.
 *
 * @param message for a person, with what to do; holds no secret and no path
 * @param retryAt when asking again may help, where the source said so
 */
public record SourceFailure(Reason reason, String message, Optional<Instant> retryAt) {

    /** A closed list; each reason calls for another action by another party. */
    public enum Reason {
        /** The user has to sign in again. */
        AUTHORIZATION_REQUIRED,
        /** Signed in, but this is not allowed: rights have to be changed at the broker. */
        ACCESS_DENIED,
        /** Asked too often: wait, until {@link SourceFailure#retryAt} if it is known. */
        RATE_LIMITED,
        /** Not reachable, too slow, or answering with a server error: wait. */
        UNAVAILABLE,
        /** The answer or the file is not of a form this version understands: we adapt. */
        UNREADABLE,
        /** A setting is missing or wrong. */
        MISCONFIGURED,
        /** A bug in a connector or in this library: we fix it. */
        INTERNAL
    }

    public SourceFailure {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(retryAt, "retryAt");
    }

    public static SourceFailure of(Reason reason, String message) {
        return new SourceFailure(reason, message, Optional.empty());
    }
}
