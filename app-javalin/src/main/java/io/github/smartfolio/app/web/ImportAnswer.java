package io.github.smartfolio.app.web;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Question;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The import report.
 *
 * @param id of the stored file; absent in a preview and a refusal
 * @param inUse whether what is held according to the file counts from now on; false in a preview and a refusal
 * @param inLedger whether its transactions count from now on; false in a preview and a refusal
 */
record ImportAnswer(
        Optional<String> id,
        String name,
        Optional<String> kind,
        Optional<String> language,
        Optional<Instant> asOf,
        boolean asOfGuessed,
        RowsAnswer rows,
        List<FindingAnswer> findings,
        List<QuestionAnswer> questions,
        List<Content> contents,
        int positions,
        int transactions,
        Optional<String> refusal,
        boolean inUse,
        boolean inLedger) {

    /** What became of the rows of a file. */
    record RowsAnswer(int read, int accepted, int skipped, int rejected) {

        static RowsAnswer of(Rows rows) {
            return new RowsAnswer(rows.read(), rows.accepted(), rows.skipped(), rows.rejected());
        }
    }

    /** What a file leaves open. */
    record QuestionAnswer(String id, String text, List<String> options, boolean required) {

        static QuestionAnswer of(Question question) {
            return new QuestionAnswer(question.id(), question.text(), question.options(), question.required());
        }
    }

    static ImportAnswer notStored(String name, ImportReport report) {
        return of(Optional.empty(), name, report.asOf(), report.asOfGuessed(), report, false, false);
    }

    /** Of bytes that were here before, under whatever name, the date is the one they are stored with. */
    static ImportAnswer stored(StoredFile file, ImportReport report, boolean inUse, boolean inLedger) {
        return of(
                Optional.of(file.id()),
                file.name(),
                Optional.of(file.asOf()),
                file.asOfGuessed(),
                report,
                inUse,
                inLedger);
    }

    private static ImportAnswer of(
            Optional<String> id,
            String name,
            Optional<Instant> asOf,
            boolean asOfGuessed,
            ImportReport report,
            boolean inUse,
            boolean inLedger) {
        return new ImportAnswer(
                id,
                name,
                report.kind(),
                report.language(),
                asOf,
                asOfGuessed,
                RowsAnswer.of(report.rows()),
                report.findings().stream().map(FindingAnswer::of).toList(),
                report.questions().stream().map(QuestionAnswer::of).toList(),
                report.contents().stream().sorted().toList(),
                report.positions(),
                report.booked().transactions().size(),
                report.refusal(),
                inUse,
                inLedger);
    }
}
