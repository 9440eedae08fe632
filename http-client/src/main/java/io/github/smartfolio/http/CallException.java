package io.github.smartfolio.http;

import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that brought nothing. What is said about it holds no query, no body and no token, and it has no cause: libraries write
 * those into their messages.
 */
public final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the caller may do about it. */
    public enum Kind {
        /** The same call may succeed at once: a server error, a dropped connection. */
        PASSING,
        /** The server said until when it will answer nothing else. */
        LIMITED,
        /** The server has nothing at this address. */
        MISSING,
        /** The token was refused; another one may be taken. */
        UNAUTHORIZED,
        /** Nothing, or nothing now. */
        FINAL
    }

    private final Kind kind;

    @SuppressWarnings("serial") // thrown and caught in one process, never serialised
    private final SourceFailure failure;

    private CallException(Kind kind, SourceFailure failure) {
        super(failure.message());
        this.kind = kind;
        this.failure = failure;
    }

    /** One of {@link Kind#PASSING}, for {@link Reason#UNAVAILABLE}. */
    public static CallException passing(String message) {
        return new CallException(Kind.PASSING, SourceFailure.of(Reason.UNAVAILABLE, message));
    }

    /** One of {@link Kind#LIMITED}, for {@link Reason#RATE_LIMITED}. */
    public static CallException limited(String message, Instant until) {
        return new CallException(Kind.LIMITED, new SourceFailure(Reason.RATE_LIMITED, message, Optional.of(until)));
    }

    /** One of {@link Kind#MISSING}, for {@link Reason#UNREADABLE}. */
    public static CallException missing(String message) {
        return new CallException(Kind.MISSING, SourceFailure.of(Reason.UNREADABLE, message));
    }

    /** One of {@link Kind#UNAUTHORIZED}, for {@link Reason#AUTHORIZATION_REQUIRED}. */
    public static CallException unauthorized(String message) {
        return new CallException(Kind.UNAUTHORIZED, SourceFailure.of(Reason.AUTHORIZATION_REQUIRED, message));
    }

    /** One of {@link Kind#FINAL}. */
    public static CallException of(Reason reason, String message) {
        return of(SourceFailure.of(reason, message));
    }

    /** One of {@link Kind#FINAL}. */
    public static CallException of(SourceFailure failure) {
        return new CallException(Kind.FINAL, failure);
    }

    public Kind kind() {
        return kind;
    }

    public SourceFailure failure() {
        return failure;
    }

    /** The same for whoever asked for a fetch. */
    public SourceException toSourceException() {
        return new SourceException(failure);
    }
}
