package io.github.smartfolio.app.sources;

import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.util.Set;

/** A broker did not let in who came with what a person entered: it was not kept. */
public final class RefusedCredentialsException extends RuntimeException {

    /** What a broker means when it refuses credentials; any other failure says nothing about them. */
    static final Set<Reason> REASONS =
            Set.of(Reason.MISCONFIGURED, Reason.ACCESS_DENIED, Reason.AUTHORIZATION_REQUIRED);

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // thrown and caught in one process, never serialised
    private final SourceFailure failure;

    RefusedCredentialsException(SourceFailure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public SourceFailure failure() {
        return failure;
    }
}
