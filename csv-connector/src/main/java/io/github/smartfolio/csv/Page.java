package io.github.smartfolio.csv;

import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sheet whose columns are known. Its rows are read once. */
final class Page {

    // A header of which this much is known is such a sheet that lacks something, and not another one.
    private static final int ENOUGH_KNOWN = 5;

    private final Sheet sheet;
    private final SheetForm form;
    private final Places<Field> places;

    private Page(Sheet sheet, SheetForm form) {
        this.sheet = sheet;
        this.form = form;
        this.places = Places.of(
                Field.class, form.columns(), form.others(), sheet.table().header());
    }

    /** The form that fits {@code sheet} best, of those of which nothing needed is missing. */
    static Optional<Page> of(Sheet sheet, List<SheetForm> forms) {
        Optional<Page> best = Optional.empty();
        for (SheetForm form : forms) {
            Page page = new Page(sheet, form);
            boolean better =
                    best.isEmpty() || page.places.known() > best.get().places.known();
            if (page.missing().isEmpty() && better) {
                best = Optional.of(page);
            }
        }
        return best;
    }

    /** The first of the sheets that one of the forms fits. */
    static Optional<Page> first(List<Sheet> sheets, List<SheetForm> forms) {
        return sheets.stream().flatMap(sheet -> of(sheet, forms).stream()).findFirst();
    }

    /** Of the sheets that lack something needed the one that lacks least, if one of the forms knows half of its columns. */
    static Optional<Page> lacking(List<Sheet> sheets, List<SheetForm> forms) {
        Optional<Page> best = Optional.empty();
        for (Sheet sheet : sheets) {
            for (SheetForm form : forms) {
                Page page = new Page(sheet, form);
                int known = page.places.known();
                boolean enough = known >= ENOUGH_KNOWN && known * 2 >= page.width();
                if (enough && (best.isEmpty() || known > best.get().places.known())) {
                    best = Optional.of(page);
                }
            }
        }
        return best.filter(page -> !page.missing().isEmpty());
    }

    /** How well an export fits that is one sheet of one of the forms. */
    static Export.Fit fit(List<Sheet> sheets, List<SheetForm> forms) {
        if (first(sheets, forms).isPresent()) {
            return Export.Fit.WHOLLY;
        }
        return lacking(sheets, forms).isPresent() ? Export.Fit.PARTLY : Export.Fit.NOT;
    }

    SheetForm form() {
        return form;
    }

    Places<Field> places() {
        return places;
    }

    Sheet sheet() {
        return sheet;
    }

    /** What is needed and not there. */
    List<Field> missing() {
        return form.needed().stream()
                .filter(field -> !places.has(field))
                .sorted()
                .toList();
    }

    /** As the file names the column. */
    String name(Field field) {
        return places.name(field).orElseGet(() -> form.usualName(field));
    }

    /** The rows that can be read at all; what becomes of the others {@code books} are told. */
    List<Line> lines(Books books) throws Unreadable {
        for (String name : places.unknown()) {
            books.say(Finding.of(
                            Severity.INFO, "UNKNOWN_COLUMN", "The column \"" + name + "\" is not known and not read.")
                    .inColumn(name, name));
        }
        Reading reading = new Reading(books);
        sheet.table().rows(reading::take).ifPresentOrElse(reading::endInside, reading::end);
        return reading.lines;
    }

    private int width() {
        return sheet.table().header().size();
    }

    /** The rows as they come, and how their numbers are written. */
    private final class Reading {

        private final Books books;
        private final List<Line> lines = new ArrayList<>();
        private final Numbers.Census wholeSheet = new Numbers.Census();
        private final Map<Field, Numbers.Census> columns = new EnumMap<>(Field.class);
        private final Map<Field, Numbers> styles = new EnumMap<>(Field.class);
        private Optional<Line> lastIfShort = Optional.empty();

        Reading(Books books) {
            this.books = books;
        }

        void take(Row row) {
            lastIfShort.ifPresent(this::rejectShifted);
            lastIfShort = Optional.empty();
            Line line = new Line(Page.this, row, styles);
            boolean omits = sheet.table().omitsEmptyCells();
            if (row.isBlank()) {
                books.skip(line.finding(Severity.INFO, "BLANK_ROW", "An empty row."));
            } else if (row.size() < width() && !omits) {
                lastIfShort = Optional.of(line);
            } else if (row.size() > width() && !(omits && row.isBlankFrom(width()))) {
                rejectShifted(line);
            } else {
                lines.add(line);
                count(line);
            }
        }

        private void count(Line line) {
            for (Field field : form.columns().keySet()) {
                if (field.isNumber() && line.has(field) && !line.isTyped(field)) {
                    wholeSheet.count(line.text(field));
                    columns.computeIfAbsent(field, f -> new Numbers.Census()).count(line.text(field));
                }
            }
        }

        void endInside(int line) {
            lastIfShort.ifPresent(this::rejectShifted);
            books.reject(Finding.of(Severity.ERROR, "FILE_CUT", "The file ends inside this row.")
                    .atRow(line));
            decide();
        }

        void end() {
            lastIfShort.ifPresent(
                    line -> books.reject(line.finding(Severity.ERROR, "FILE_CUT", "The file ends inside this row.")));
            decide();
        }

        private void rejectShifted(Line line) {
            books.reject(line.finding(
                    Severity.ERROR,
                    "CELLS_SHIFTED",
                    "This row has " + line.width() + " cells, the header " + width()
                            + ": its cells may have shifted."));
        }

        private void decide() {
            NumberStyle usual = wholeSheet.decide(NumberStyle.DECIMAL_POINT).style();
            columns.forEach((field, census) -> styles.put(field, census.decideEach(usual)));
        }
    }
}
