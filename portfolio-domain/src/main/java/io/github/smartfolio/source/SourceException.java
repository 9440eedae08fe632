package io.github.smartfolio.source;

import java.util.Objects;

/** The only exception a {@link BalanceSource} throws on purpose. */
public final class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // thrown and caught in one process, never serialised
    private final SourceFailure failure;

    public SourceException(SourceFailure failure) {
        super(failure.reason() + ": " + failure.message());
        this.failure = failure;
    }

    /** @param cause what led to it; must hold no secret in its message either */
    public SourceException(SourceFailure failure, Throwable cause) {
        super(failure.reason() + ": " + failure.message(), Objects.requireNonNull(cause, "cause"));
        this.failure = failure;
    }

    public SourceFailure failure() {
        return failure;
    }
}
