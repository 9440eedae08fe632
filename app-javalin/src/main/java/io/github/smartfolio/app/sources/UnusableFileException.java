package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Question;

/** An uploaded file was not taken; the message says to the person why, and what to do. */
public final class UnusableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // thrown and caught in one process, never serialised
    private final ImportReport report;

    private UnusableFileException(String message, ImportReport report) {
        super(message);
        this.report = report;
    }

    static UnusableFileException refused(ImportReport report) {
        return new UnusableFileException(report.refusal().orElse("Nothing of this file can be used."), report);
    }

    static UnusableFileException unanswered(Question question, ImportReport report) {
        return new UnusableFileException(question.text() + " Please answer '" + question.id() + "'.", report);
    }

    static UnusableFileException ofAnotherBroker(String owner, String asked) {
        String reason = "This is a file of " + owner + ", not of " + asked + ". Upload it under " + owner + '.';
        return new UnusableFileException(reason, ImportReport.refused(reason));
    }

    public ImportReport report() {
        return report;
    }
}
