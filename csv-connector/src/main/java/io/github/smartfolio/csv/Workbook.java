package io.github.smartfolio.csv;

import io.github.smartfolio.connect.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;

/**
 * An Office Open XML workbook, read row by row.
 *
 * <p>Before anything is parsed the archive is unpacked once into nothing, with limits, because a small archive can hold gigabytes. The
 * parser finds the parts with the same library, so both see the same archive.
 */
final class Workbook implements AutoCloseable {

    private static final int MOST_ENTRIES = 1000;
    // Excel itself allows 32 767 characters in a cell.
    private static final int LONGEST_TEXT = 1 << 20;
    // A double has no more; what a workbook writes beyond (346.97000000000003) is not what a person entered or sees.
    private static final MathContext DIGITS_OF_A_CELL = new MathContext(15);
    private static final int MOST_DIGITS = 40;

    private final ReadableWorkbook workbook;

    private Workbook(ReadableWorkbook workbook) {
        this.workbook = workbook;
    }

    static Workbook open(UploadedFile file) throws Unreadable {
        checkArchive(file);
        try (InputStream in = file.open()) {
            return new Workbook(new ReadableWorkbook(in));
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
    }

    List<String> sheetNames() {
        return workbook.getSheets()
                .map(org.dhatim.fastexcel.reader.Sheet::getName)
                .toList();
    }

    Table sheet(int index) throws Unreadable {
        return new SheetTable(workbook.getSheet(index).orElseThrow());
    }

    /** All of them, in order. */
    List<Sheet> sheets() throws Unreadable {
        List<Sheet> sheets = new ArrayList<>();
        List<String> names = sheetNames();
        for (int i = 0; i < names.size(); i++) {
            sheets.add(new Sheet(names.get(i), sheet(i)));
        }
        return sheets;
    }

    @Override
    public void close() {
        try {
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Unreadable damaged(Exception e) {
        return new Unreadable("The workbook is damaged or cut off. Export it again.", e);
    }

    private static void checkArchive(UploadedFile file) throws Unreadable {
        byte[] buffer = new byte[1 << 16];
        long total = 0;
        int entries = 0;
        try (ZipFile archive =
                ZipFile.builder().setByteArray(file.head(file.size())).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                if (++entries > MOST_ENTRIES) {
                    throw new Unreadable("The workbook has more than " + MOST_ENTRIES + " parts.");
                }
                long sinceTag = 0;
                try (InputStream in = archive.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        total += read;
                        if (total > file.unpackLimit()) {
                            throw new Unreadable(
                                    "The workbook unpacks to more than " + file.unpackLimit() / 1_000_000 + " MB.");
                        }
                        for (int i = 0; i < read; i++) {
                            sinceTag = buffer[i] == '<' ? 0 : sinceTag + 1;
                            if (sinceTag > LONGEST_TEXT && entry.getName().endsWith(".xml")) {
                                throw new Unreadable("The workbook has a cell longer than a workbook's cell can be.");
                            }
                        }
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
        if (entries == 0) {
            throw new Unreadable("The workbook is damaged or cut off. Export it again.");
        }
    }

    private static final class SheetTable implements Table {

        private final Stream<org.dhatim.fastexcel.reader.Row> stream;
        private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
        private final List<String> header;

        SheetTable(org.dhatim.fastexcel.reader.Sheet sheet) throws Unreadable {
            try {
                stream = sheet.openStream();
                rows = stream.iterator();
                header = firstRow();
            } catch (IOException | RuntimeException e) {
                throw damaged(e);
            }
        }

        @Override
        public List<String> header() {
            return header;
        }

        @Override
        public boolean omitsEmptyCells() {
            return true;
        }

        @Override
        public OptionalInt rows(Consumer<Row> visitor) throws Unreadable {
            try (stream) {
                for (Optional<Row> row = next(); row.isPresent(); row = next()) {
                    if (!row.get().isBlank()) {
                        visitor.accept(row.get());
                    }
                }
            }
            return OptionalInt.empty();
        }

        // A damaged sheet makes the parser throw whatever its own parsing of references and numbers threw.
        private Optional<Row> next() throws Unreadable {
            try {
                return rows.hasNext() ? Optional.of(row(rows.next())) : Optional.empty();
            } catch (RuntimeException e) {
                throw damaged(e);
            }
        }

        private List<String> firstRow() throws Unreadable {
            for (Optional<Row> row = next(); row.isPresent(); row = next()) {
                if (!row.get().isBlank()) {
                    return row.get().cells();
                }
            }
            return List.of();
        }

        private static Row row(org.dhatim.fastexcel.reader.Row row) {
            String[] cells = new String[row.getCellCount()];
            BitSet numbers = new BitSet();
            for (int i = 0; i < cells.length; i++) {
                cells[i] = row.hasCell(i) ? text(row.getCell(i), i, numbers) : "";
            }
            return Row.ofTyped(row.getRowNum(), cells, numbers);
        }

        private static String text(Cell cell, int column, BitSet numbers) {
            Object value = cell.getValue();
            if (cell.getType() == CellType.NUMBER && value instanceof BigDecimal number) {
                BigDecimal seen = number.round(DIGITS_OF_A_CELL).stripTrailingZeros();
                if (Math.abs((long) seen.scale()) > MOST_DIGITS) {
                    return number.toString();
                }
                numbers.set(column);
                return seen.toPlainString();
            }
            String text = cell.getType() == CellType.ERROR ? cell.getRawValue() : cell.getText();
            return text == null ? "" : text;
        }
    }
}
