package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.web.SourceState;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.portfolio.SourceOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What came of asking a source, in words. */
final class StateLine {

    private StateLine() {}

    /**
     * Of an API also when it was read; a file says what it said whenever that is.
     *
     * @param files of the same broker, one of which may be shown in place of the API
     */
    static String of(SourceOutcome outcome, Mode mode, List<StoredFile> files, Page page) {
        SourceState state = SourceState.of(outcome);
        Optional<Instant> read = outcome.snapshots().stream()
                .map(dated -> dated.snapshot().fetchedAt())
                .min(Comparator.naturalOrder());
        if (mode != Mode.API || read.isEmpty()) {
            return page.text("state." + state);
        }
        return page.text(
                "state.api." + state,
                page.texts().dateTime(read.get()),
                page.texts().ago(Duration.between(read.get(), page.at())),
                file(outcome, files));
    }

    private static String file(SourceOutcome outcome, List<StoredFile> files) {
        return files.stream()
                .filter(file -> outcome.snapshots().stream()
                        .anyMatch(dated -> dated.snapshot().source().equals(file.source())))
                .map(StoredFile::name)
                .findFirst()
                .orElse("");
    }
}
