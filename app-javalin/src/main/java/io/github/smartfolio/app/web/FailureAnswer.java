package io.github.smartfolio.app.web;

import io.github.smartfolio.source.SourceFailure;
import java.time.Instant;
import java.util.Optional;

/** Why a source gave nothing. */
record FailureAnswer(SourceFailure.Reason reason, String message, Optional<Instant> retryAt) {

    static FailureAnswer of(SourceFailure failure) {
        return new FailureAnswer(failure.reason(), failure.message(), failure.retryAt());
    }
}
