package io.github.smartfolio.csv;

import io.github.smartfolio.connect.UploadedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks written for a test. */
final class Workbooks {

    private Workbooks() {}

    /** A sheet of rows whose cells are apart by {@code |}; one that begins with {@code #} is a number. */
    record Page(String name, List<String> rows) {}

    static Page sheet(String name, String... rows) {
        return new Page(name, List.of(rows));
    }

    static UploadedFile workbook(String fileName, Page... pages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            for (Page page : pages) {
                fill(workbook.newWorksheet(page.name()), page.rows());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return UploadedFile.of(fileName, out.toByteArray(), Files.RECEIVED, Files.PARIS);
    }

    private static void fill(Worksheet sheet, List<String> rows) {
        for (int row = 0; row < rows.size(); row++) {
            String[] cells = rows.get(row).split("\\|", -1);
            for (int column = 0; column < cells.length; column++) {
                if (cells[column].startsWith("#")) {
                    sheet.value(row, column, new BigDecimal(cells[column].substring(1)));
                } else if (!cells[column].isEmpty()) {
                    sheet.value(row, column, cells[column]);
                }
            }
        }
    }
}
