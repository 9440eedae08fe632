package io.github.smartfolio.saxo;

import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Instant;
import java.util.Optional;

/**
 * A call that brought nothing. What is said about it holds no query, no body and no token, and it has no cause: libraries write
 * those into their messages.
 */
final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the caller may do about it. */
    enum Kind {
        /** The same call may succeed at once: a server error, a dropped connection. */
        PASSING,
        /** The server said until when it will answer nothing else. */
        LIMITED,
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

    static CallException passing(String message) {
        return new CallException(Kind.PASSING, SourceFailure.of(Reason.UNAVAILABLE, message));
    }

    static CallException limited(String message, Instant until) {
        return new CallException(Kind.LIMITED, new SourceFailure(Reason.RATE_LIMITED, message, Optional.of(until)));
    }

    static CallException unauthorized(String message) {
        return new CallException(Kind.UNAUTHORIZED, SourceFailure.of(Reason.AUTHORIZATION_REQUIRED, message));
    }

    static CallException of(Reason reason, String message) {
        return of(SourceFailure.of(reason, message));
    }

    static CallException of(SourceFailure failure) {
        return new CallException(Kind.FINAL, failure);
    }

    Kind kind() {
        return kind;
    }

    SourceFailure failure() {
        return failure;
    }

    SourceException toSourceException() {
        return new SourceException(failure);
    }
}
