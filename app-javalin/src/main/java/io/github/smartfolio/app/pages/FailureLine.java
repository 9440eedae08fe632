package io.github.smartfolio.app.pages;

import io.github.smartfolio.source.SourceFailure;

/** A failure in words. */
final class FailureLine {

    private FailureLine() {}

    /** What went wrong, what to do, and when asking again may help. */
    static String of(SourceFailure failure, Texts texts) {
        String words = texts.text("failure." + failure.reason(), failure.message());
        return failure.retryAt()
                .map(at -> words + ' ' + texts.text("failure.retryAt", texts.dateTime(at)))
                .orElse(words);
    }
}
