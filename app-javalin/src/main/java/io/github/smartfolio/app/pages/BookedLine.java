package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.pages.ApiPanel.Fact;
import io.github.smartfolio.app.sources.BookedStatus;
import java.time.Duration;
import java.util.Optional;

/** What an API tells was booked, in words. */
final class BookedLine {

    private BookedLine() {}

    static Fact fact(Page page, BookedStatus booked) {
        Texts texts = page.texts();
        String label = texts.text("api.booked");
        return booked.asOf()
                .map(at -> new Fact(
                        label,
                        texts.text(
                                "api.booked.read",
                                booked.count(),
                                texts.dateTime(at),
                                texts.ago(Duration.between(at, page.at()))),
                        at.toString()))
                .orElseGet(() -> new Fact(label, texts.text("api.lastRead.never"), ""));
    }

    /** Why what was booked could not be read, beside whatever else could; empty if it could. */
    static Optional<String> failure(Page page, Optional<BookedStatus> booked) {
        return booked.flatMap(BookedStatus::failure)
                .map(failure -> page.text("api.booked.failure", FailureLine.of(failure, page.texts())));
    }
}
