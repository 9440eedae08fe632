package io.github.smartfolio.csv;

import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files that customers of Saxo Bank export, recognised by what is in them and never by their names.
 *
 * <p>Positions files are read, as CSV and as XLSX, with French, Danish, Italian and (a guess) English headers. Saxo's other exports
 * are recognised and refused by name. Thread-safe.
 */
public final class SaxoFiles implements FileReader {

    private static final Broker SAXO = Broker.of("saxo", "Saxo Bank");
    // A header of which this much is known is a positions file that lacks something, and not another file.
    private static final int ENOUGH_KNOWN = 5;

    @Override
    public Broker broker() {
        return SAXO;
    }

    @Override
    public boolean recognises(UploadedFile file) {
        try {
            return switch (FileType.of(file)) {
                case WORKBOOK -> {
                    try (Workbook workbook = Workbook.open(file)) {
                        yield positionsSheet(workbook).isPresent()
                                || SaxoExport.ofSheets(workbook.sheetNames()).isPresent();
                    }
                }
                case TEXT -> {
                    List<String> header = CsvTable.open(file).header();
                    yield positions(header).isPresent()
                            || SaxoExport.ofHeader(header).isPresent();
                }
                default -> false;
            };
        } catch (Unreadable e) {
            return false;
        }
    }

    @Override
    public ImportReport read(UploadedFile file) {
        try {
            return switch (FileType.of(file)) {
                case EMPTY -> ImportReport.refused("The file is empty.");
                case OLD_WORKBOOK ->
                    ImportReport.refused(
                            "This is an Excel workbook of the old kind (.xls). Save it as .xlsx or export it as CSV.");
                case PDF -> ImportReport.refused("This is a PDF. Export the positions as CSV or XLSX.");
                case WEB_PAGE ->
                    ImportReport.refused(
                            "This is a web page, not an export. Sign in to the platform and export the positions again.");
                case WORKBOOK -> readWorkbook(file);
                case TEXT -> readText(file);
            };
        } catch (Unreadable e) {
            return ImportReport.refused(e.reason());
        }
    }

    private ImportReport readText(UploadedFile file) throws Unreadable {
        CsvTable table = CsvTable.open(file);
        if (table.header().isEmpty()) {
            return ImportReport.refused("The file is empty.");
        }
        Optional<Match> match = positions(table.header());
        if (match.isPresent()) {
            return readPositions(file, table, match.get());
        }
        return SaxoExport.ofHeader(table.header())
                .map(SaxoExport::refusal)
                .orElseGet(() ->
                        ImportReport.refused("This is no export of Saxo Bank that Smartfolio knows: its columns are "
                                + first(table.header()) + "."));
    }

    private ImportReport readWorkbook(UploadedFile file) throws Unreadable {
        try (Workbook workbook = Workbook.open(file)) {
            Optional<Integer> sheet = positionsSheet(workbook);
            if (sheet.isPresent()) {
                Table table = workbook.sheet(sheet.get());
                return readPositions(file, table, positions(table.header()).orElseThrow());
            }
            return SaxoExport.ofSheets(workbook.sheetNames())
                    .map(SaxoExport::refusal)
                    .orElseGet(() -> ImportReport.refused(
                            "This workbook is no export of Saxo Bank that Smartfolio knows: its sheets are "
                                    + first(workbook.sheetNames()) + "."));
        }
    }

    private static Optional<Integer> positionsSheet(Workbook workbook) throws Unreadable {
        int sheets = workbook.sheetNames().size();
        for (int i = 0; i < sheets; i++) {
            if (positions(workbook.sheet(i).header()).isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static ImportReport readPositions(UploadedFile file, Table table, Match match) throws Unreadable {
        List<String> missing = match.missing();
        if (missing.isEmpty()) {
            return new PositionsReader(file, table, match).read();
        }
        List<Finding> findings = new ArrayList<>();
        for (String column : missing) {
            findings.add(Finding.of(Severity.ERROR, "MISSING_COLUMN", "The file has no column " + column + '.'));
        }
        for (String name : match.unknown()) {
            findings.add(Finding.of(Severity.INFO, "UNKNOWN_COLUMN", "The column \"" + name + "\" is not known.")
                    .inColumn(name, name));
        }
        String unknown =
                match.unknown().isEmpty() ? "" : " Columns that are not known: " + first(match.unknown()) + '.';
        return new ImportReport(
                Optional.of(match.format().kind()),
                Optional.of(match.format().language()),
                Optional.empty(),
                false,
                Rows.NONE,
                findings,
                List.of(),
                Set.of(),
                List.of(),
                Optional.of("The positions file lacks the column " + String.join(", and ", missing)
                        + ". Add it to the view in Saxo's platform and export again." + unknown));
    }

    /** How a header is read best, if it is one of a positions file, be it one that lacks a column. */
    private static Optional<Match> positions(List<String> header) {
        Optional<Match> best = Optional.empty();
        for (FileFormat format : SaxoPositions.ALL) {
            Match match = Match.of(format, header);
            boolean complete = match.missing().isEmpty();
            if (!complete && (match.known() < ENOUGH_KNOWN || match.known() * 2 < header.size())) {
                continue;
            }
            if (best.isEmpty() || isBetter(match, best.get())) {
                best = Optional.of(match);
            }
        }
        return best;
    }

    private static boolean isBetter(Match match, Match other) {
        boolean complete = match.missing().isEmpty();
        boolean otherComplete = other.missing().isEmpty();
        return complete == otherComplete ? match.known() > other.known() : complete;
    }

    private static String first(List<String> names) {
        List<String> some = names.stream()
                .limit(8)
                .map(name -> name.strip().replaceAll("\\s+", " "))
                .map(name -> '"' + (name.length() > 40 ? name.substring(0, 40) + "…" : name) + '"')
                .toList();
        return String.join(", ", some) + (names.size() > some.size() ? ", …" : "");
    }
}
