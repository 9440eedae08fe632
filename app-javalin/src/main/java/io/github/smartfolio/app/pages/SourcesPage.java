package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.sources.SourceStatus;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the figures come from, ready to be written down.
 *
 * @param words for the script that shows what became of a file
 */
record SourcesPage(Page page, List<BrokerSection> brokers, Map<String, String> words) {

    /**
     * One broker.
     *
     * @param mode from where its figures come, as the HTTP API writes it
     * @param arrival what became of a sign-in from which the browser comes back with this request
     * @param api absent if the broker has none here
     * @param age of the figures in use; absent if there are none
     * @param offered the file to use if files are chosen: the one in use, else the newest that can be
     * @param files the newest first
     */
    record BrokerSection(
            String id,
            String name,
            String mode,
            boolean readsFiles,
            Optional<Arrival> arrival,
            Optional<ApiPanel> api,
            Optional<Age> age,
            Optional<String> failure,
            Optional<FileLine> offered,
            List<FileLine> files) {

        boolean isChosen(String someMode) {
            return mode.equals(someMode);
        }
    }

    /**
     * An uploaded file.
     *
     * @param canBeChosen whether it says what is held
     * @param inLedger whether what was booked according to it counts
     */
    record FileLine(
            String id,
            String name,
            String contents,
            String language,
            Age asOf,
            String uploadedAt,
            int read,
            int accepted,
            int skipped,
            int rejected,
            boolean canBeChosen,
            boolean inUse,
            boolean inLedger) {}

    static SourcesPage of(Page page, List<BrokerSection> brokers) {
        return new SourcesPage(
                page,
                brokers,
                page.texts()
                        .under(
                                "preview.",
                                "severity.",
                                "finding.",
                                "content.",
                                "question.",
                                "said.",
                                "failure.",
                                "guessed"));
    }

    static BrokerSection section(Page page, SourceStatus status, List<StoredFile> stored, Optional<Arrival> arrival) {
        List<FileLine> files =
                stored.stream().map(file -> line(page, file, status)).toList();
        Optional<SourceOutcome> outcome = status.outcome();
        return new BrokerSection(
                status.broker().id(),
                status.broker().name(),
                status.mode().name().toLowerCase(Locale.ROOT),
                status.modes().contains(Mode.FILE),
                arrival,
                ApiPanel.of(page, status, stored),
                outcome.flatMap(SourceOutcome::asOf)
                        .map(asOf -> Age.of(
                                asOf,
                                outcome.filter(SourcesPage::isGuessed).isPresent(),
                                outcome.flatMap(SourceOutcome::freshness),
                                page)),
                outcome.flatMap(SourceOutcome::failure).map(failure -> FailureLine.of(failure, page.texts())),
                files.stream()
                        .filter(FileLine::inUse)
                        .findFirst()
                        .or(() -> files.stream().filter(FileLine::canBeChosen).findFirst()),
                files);
    }

    private static boolean isGuessed(SourceOutcome outcome) {
        return outcome.snapshots().stream().anyMatch(dated -> dated.snapshot().asOfGuessed());
    }

    private static FileLine line(Page page, StoredFile file, SourceStatus status) {
        Texts texts = page.texts();
        return new FileLine(
                file.id(),
                file.name(),
                file.contents().stream()
                        .sorted()
                        .map((Content content) -> texts.text("content." + content))
                        .collect(Collectors.joining(", ")),
                file.language().map(texts::languageName).orElse(""),
                Age.of(file.asOf(), file.asOfGuessed(), Optional.empty(), page),
                texts.dateTime(file.receivedAt()),
                file.rows().read(),
                file.rows().accepted(),
                file.rows().skipped(),
                file.rows().rejected(),
                file.hasFigures(),
                status.isInUse(file),
                status.isInLedger(file));
    }
}
