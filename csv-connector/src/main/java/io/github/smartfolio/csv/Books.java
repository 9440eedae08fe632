package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Question;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What becomes of the rows of one file about bookings, and what is to be said of them. */
final class Books {

    /** A remark that many rows call for and that is made once. */
    private static final class Repeated {

        private final Finding finding;
        private int rows;

        Repeated(Finding finding) {
            this.finding = finding;
        }

        Finding counted() {
            return new Finding(
                    finding.severity(),
                    finding.code(),
                    finding.message() + (rows == 1 ? " (1 row.)" : " (" + rows + " rows.)"),
                    finding.row(),
                    finding.column(),
                    finding.value(),
                    finding.account());
        }
    }

    private final UploadedFile file;
    private final Findings findings = new Findings();
    private final Map<String, Repeated> repeated = new TreeMap<>();
    private int accepted;
    private int skipped;
    private int rejected;
    private Optional<LocalDate> newest = Optional.empty();

    Books(UploadedFile file) {
        this.file = file;
    }

    UploadedFile file() {
        return file;
    }

    void say(Finding finding) {
        findings.add(finding);
    }

    /** Says it once for all rows in which {@code word} stands, with their number. */
    void sayOnce(Finding finding, String word) {
        repeated.computeIfAbsent(finding.code() + ' ' + word, w -> new Repeated(finding)).rows++;
    }

    /** @param date of the youngest figure in them */
    void accept(int rows, LocalDate date) {
        accepted += rows;
        newest = newest.filter(known -> !known.isBefore(date)).or(() -> Optional.of(date));
    }

    void acceptUndated(int rows) {
        accepted += rows;
    }

    void skip(Finding why) {
        skip(1);
        findings.add(why);
    }

    void skip(int rows) {
        skipped += rows;
    }

    void reject(Finding why) {
        reject(why, 1);
    }

    void reject(Finding why, int rows) {
        rejected += rows;
        findings.add(why);
    }

    /** When a time without a zone was. */
    Instant at(LocalDateTime time) {
        return time.atZone(file.zone()).toInstant();
    }

    ImportReport report(String kind, String language, Booked booked) {
        return report(kind, language, booked, Set.of(Content.TRANSACTIONS), List.of(), Optional.empty());
    }

    /** @param end the last day the file tells about, if it says so */
    ImportReport report(
            String kind,
            String language,
            Booked booked,
            Set<Content> contents,
            List<AccountSnapshot> accounts,
            Optional<LocalDate> end) {
        if (accepted == 0 && rejected > 0 && accounts.isEmpty()) {
            return refused(kind, language, "None of the " + rejected + " rows with figures could be read.");
        }
        if (booked.isEmpty()) {
            findings.add(Finding.of(Severity.WARNING, "NO_TRANSACTIONS", "The file tells of nothing that was booked."));
        }
        Optional<LocalDate> last =
                end.filter(day -> newest.filter(day::isBefore).isEmpty()).or(() -> newest);
        Instant asOf = last.map(day ->
                        day.atTime(NameStamp.END_OF_DAY).atZone(file.zone()).toInstant())
                .filter(moment -> moment.isBefore(file.receivedAt()))
                .orElse(file.receivedAt());
        return new ImportReport(
                Optional.of(kind),
                Optional.of(language),
                Optional.of(asOf),
                last.isEmpty(),
                rows(),
                said(),
                List.of(),
                contents,
                accounts,
                booked,
                Optional.empty());
    }

    ImportReport refused(String kind, String language, String reason) {
        return ImportReport.refused(kind, Optional.of(language), rows(), said(), reason);
    }

    /** The file cannot be read before a person has answered. */
    ImportReport asking(String kind, String language, Question question) {
        return new ImportReport(
                Optional.of(kind),
                Optional.of(language),
                Optional.empty(),
                false,
                rows(),
                said(),
                List.of(question),
                Set.of(),
                List.of(),
                Optional.of(question.text()));
    }

    /** A file that is such an export, but for columns it lacks. */
    ImportReport lacking(String kind, Page page) {
        Collection<String> missing = page.missing().stream()
                .map(field -> '"' + page.form().usualName(field) + '"')
                .toList();
        missing.forEach(
                name -> say(Finding.of(Severity.ERROR, "MISSING_COLUMN", "The file has no column " + name + '.')));
        return refused(
                kind,
                page.form().language(),
                "The file lacks the column " + String.join(", and ", missing) + ". Export it again with all columns.");
    }

    /** A workbook that is such an export, but for a sheet it lacks. */
    ImportReport lackingSheet(String kind, SheetForm form) {
        String sheet = '"' + form.sheet() + '"';
        say(Finding.of(Severity.ERROR, "MISSING_SHEET", "The workbook has no sheet " + sheet + '.'));
        return refused(
                kind,
                form.language(),
                "The workbook lacks the sheet " + sheet + ". Export it again and leave its sheets as they are.");
    }

    private Rows rows() {
        return new Rows(accepted, skipped, rejected);
    }

    private List<Finding> said() {
        repeated.values().forEach(remark -> findings.add(remark.counted()));
        repeated.clear();
        return findings.all();
    }
}
