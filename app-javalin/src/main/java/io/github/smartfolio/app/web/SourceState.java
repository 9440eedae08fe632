package io.github.smartfolio.app.web;

import io.github.smartfolio.portfolio.SourceOutcome;

/** What came of asking a source, as one word. */
public enum SourceState {
    ANSWERED,
    LAST_GOOD,
    FILE_INSTEAD,
    MISSING;

    public static SourceState of(SourceOutcome outcome) {
        if (outcome instanceof SourceOutcome.Answered) {
            return ANSWERED;
        }
        if (outcome instanceof SourceOutcome.LastGood) {
            return LAST_GOOD;
        }
        return outcome instanceof SourceOutcome.FileInstead ? FILE_INSTEAD : MISSING;
    }
}
