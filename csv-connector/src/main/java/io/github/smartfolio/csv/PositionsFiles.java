package io.github.smartfolio.csv;

import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Files of one broker: positions that are tables, as CSV or XLSX, of the formats given; recognised by what is in them and
 * never by their names.
 *
 * <p>A broker whose exports are such tables needs its formats and nothing else. Thread-safe.
 */
public final class PositionsFiles implements FileReader {

    // A header of which this much is known is a positions file that lacks something, and not another file.
    private static final int ENOUGH_KNOWN = 5;

    private final Broker broker;
    private final List<FileFormat> formats;
    private final List<Export> exports;
    private final List<OtherExport> others;

    /** @param formats the likelier first, where a header fits several equally well */
    public PositionsFiles(Broker broker, List<FileFormat> formats) {
        this(broker, formats, List.of());
    }

    /**
     * @param formats the likelier first, where a header fits several equally well
     * @param others which are recognised and refused by name
     */
    public PositionsFiles(Broker broker, List<FileFormat> formats, List<OtherExport> others) {
        this(broker, formats, List.of(), others);
    }

    /** @param exports which are read besides, the likelier first, where a file fits several equally well */
    PositionsFiles(Broker broker, List<FileFormat> formats, List<Export> exports, List<OtherExport> others) {
        this.broker = Objects.requireNonNull(broker, "broker");
        this.formats = List.copyOf(formats);
        this.exports = List.copyOf(exports);
        this.others = List.copyOf(others);
    }

    @Override
    public Broker broker() {
        return broker;
    }

    @Override
    public boolean recognises(UploadedFile file) {
        try {
            return switch (FileType.of(file)) {
                case WORKBOOK -> {
                    try (Workbook workbook = Workbook.open(file)) {
                        yield isKnown(workbook.sheets());
                    }
                }
                case TEXT -> isKnown(List.of(new Sheet("", CsvTable.open(file))));
                default -> false;
            };
        } catch (Unreadable e) {
            return false;
        }
    }

    private boolean isKnown(List<Sheet> sheets) {
        return positionsSheet(sheets).isPresent()
                || export(sheets).isPresent()
                || otherOf(sheets).isPresent();
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
        return read(
                file,
                List.of(new Sheet("", table)),
                "This is no export of " + broker.name() + " that Smartfolio knows: its columns are "
                        + first(table.header()) + ".");
    }

    private ImportReport readWorkbook(UploadedFile file) throws Unreadable {
        try (Workbook workbook = Workbook.open(file)) {
            return read(
                    file,
                    workbook.sheets(),
                    "This workbook is no export of " + broker.name() + " that Smartfolio knows: its sheets are "
                            + first(workbook.sheetNames()) + ".");
        }
    }

    private ImportReport read(UploadedFile file, List<Sheet> sheets, String unknown) throws Unreadable {
        Optional<Sheet> found = positionsSheet(sheets);
        Optional<Match> match = found.flatMap(sheet -> positions(sheet.table().header()));
        Optional<Export> export = export(sheets);
        boolean whole = match.filter(Match::isComplete).isPresent();
        if (export.isPresent() && (!whole || export.get().fits(sheets) == Export.Fit.WHOLLY)) {
            return export.get().read(file, sheets);
        }
        if (match.isPresent()) {
            return readPositions(file, found.orElseThrow().table(), match.get());
        }
        return otherOf(sheets).map(OtherExport::report).orElseGet(() -> ImportReport.refused(unknown));
    }

    private Optional<Sheet> positionsSheet(List<Sheet> sheets) {
        return sheets.stream()
                .filter(sheet -> positions(sheet.table().header()).isPresent())
                .findFirst();
    }

    private Optional<Export> export(List<Sheet> sheets) {
        return exports.stream()
                .filter(export -> export.fits(sheets) != Export.Fit.NOT)
                .max(Comparator.comparing(export -> export.fits(sheets)));
    }

    private Optional<OtherExport> other(List<String> header) {
        return others.stream().filter(other -> other.hasHeader(header)).findFirst();
    }

    private Optional<OtherExport> otherOf(List<Sheet> sheets) {
        return sheets.stream()
                .flatMap(sheet -> others.stream().filter(other -> other.hasSheet(sheet.name())))
                .findFirst()
                .or(() -> sheets.stream()
                        .flatMap(sheet -> other(sheet.table().header()).stream())
                        .findFirst());
    }

    private ImportReport readPositions(UploadedFile file, Table table, Match match) throws Unreadable {
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
        return ImportReport.refused(
                match.format().kind(),
                Optional.of(match.format().language()),
                Rows.NONE,
                findings,
                "The positions file lacks the column " + String.join(", and ", missing)
                        + ". Add it to the view you export and export again." + unknown);
    }

    /** How a header is read best, if it is one of a positions file, be it one that lacks a column. */
    private Optional<Match> positions(List<String> header) {
        Optional<Match> best = Optional.empty();
        for (FileFormat format : formats) {
            Match match = Match.of(format, header);
            if (!match.isComplete() && !lacksLittle(match)) {
                continue;
            }
            if (best.isEmpty() || isBetter(match, best.get())) {
                best = Optional.of(match);
            }
        }
        return best;
    }

    // A small format has less to be known by: all but two columns, and one thing missing.
    private boolean lacksLittle(Match match) {
        boolean small = match.missing().size() == 1
                && match.known() >= match.format().columns().size() - 2;
        return (match.known() >= ENOUGH_KNOWN || small)
                && match.known() * 2 >= match.columns()
                && other(match.header()).isEmpty();
    }

    private static boolean isBetter(Match match, Match other) {
        return match.isComplete() == other.isComplete() ? match.known() > other.known() : match.isComplete();
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
