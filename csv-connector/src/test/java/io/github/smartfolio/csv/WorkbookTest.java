package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.bytes;
import static io.github.smartfolio.csv.Files.positions;
import static io.github.smartfolio.csv.Files.read;
import static io.github.smartfolio.csv.Files.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class WorkbookTest {

    @Test
    void readsTypedNumbersAsAPersonSeesThem() throws IOException {
        byte[] content = workbook(sheet -> {
            header(sheet);
            sheet.value(1, 0, "Tesla");
            sheet.value(1, 1, 12);
            sheet.value(1, 2, new BigDecimal("346.97000000000003"));
        });

        ImportReport report = read(bytes(content));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 0));
        assertThat(positions(report).get(0).quantity()).isEqualTo(Quantity.of("12"));
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("346.97", "EUR"));
    }

    @Test
    void readsNumbersThatAreTextsInTheStyleOfTheTexts() throws IOException {
        byte[] content = workbook(sheet -> {
            header(sheet);
            sheet.value(1, 0, "Tesla");
            sheet.value(1, 1, new BigDecimal("1.5"));
            sheet.value(1, 2, "58,12");
            sheet.value(2, 0, "NVIDIA");
            sheet.value(2, 1, 1);
            sheet.value(2, 2, "71,005");
        });

        // 58.12 + 71.005
        assertThat(sum(read(bytes(content)), "EUR")).isEqualTo(Money.of("129.125", "EUR"));
    }

    @Test
    void findsThePositionsOnAnySheetAndCountsRowsAsTheSheetDoes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            workbook.newWorksheet("Notes").value(0, 0, "hello");
            Worksheet sheet = workbook.newWorksheet("Positions");
            header(sheet);
            sheet.value(4, 0, "Tesla");
            sheet.value(4, 1, "douze");
            sheet.value(5, 0, "NVIDIA");
            sheet.value(5, 1, 1);
            sheet.value(5, 2, 7);
        }
        ImportReport report = read(bytes(out.toByteArray()));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 1));
        assertThat(report.findings())
                .filteredOn(f -> f.code().equals("UNREADABLE_QUANTITY"))
                .singleElement()
                .satisfies(f -> assertThat(f.row()).hasValue(5));
    }

    @Test
    void refusesANumberThatWouldFillTheMemoryWrittenOut() throws IOException {
        byte[] content = workbook(sheet -> {
            header(sheet);
            sheet.value(1, 0, "Tesla");
            sheet.value(1, 1, new BigDecimal("1E+999999999"));
            sheet.value(1, 2, 7);
        });

        assertThat(read(bytes(content)).refusal()).isPresent();
    }

    @Test
    void refusesAnArchiveThatUnpacksToMoreThanTheLimit() throws IOException {
        // a thousand times smaller packed than unpacked
        byte[] bomb = archive("xl/worksheets/sheet1.xml", out -> {
            byte[] row = "<row><c><v>1</v></c></row>".repeat(1000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1000; i++) {
                out.write(row);
            }
        });

        assertThat(bomb.length).isLessThan(200_000);
        assertThat(new SaxoFiles().read(bytes(bomb).withUnpackLimit(20_000_000)).refusal())
                .hasValueSatisfying(r -> assertThat(r).contains("more than 20 MB"));
    }

    @Test
    void refusesACellThatNoWorkbookCanHave() throws IOException {
        byte[] bomb = archive("xl/sharedStrings.xml", out -> {
            out.write("<sst><si><t>".getBytes(StandardCharsets.UTF_8));
            byte[] text = "a".repeat(100_000).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 20; i++) {
                out.write(text);
            }
        });

        assertThat(read(bytes(bomb)).refusal())
                .hasValueSatisfying(r -> assertThat(r).contains("longer than a workbook's cell can be"));
    }

    @Test
    void refusesAnArchiveThatIsNoWorkbook() throws IOException {
        assertThat(read(bytes(archive("readme.txt", out -> out.write(1)))).refusal())
                .isPresent();
    }

    @Test
    void refusesAWorkbookThatAsksForOtherFiles() throws IOException {
        byte[] content = archive(
                "xl/workbook.xml",
                out -> out.write("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><workbook>&e;</workbook>"
                        .getBytes(StandardCharsets.UTF_8)));

        assertThat(read(bytes(content)).refusal()).isPresent();
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private interface Sheet {
        void fill(Worksheet sheet);
    }

    private static void header(Worksheet sheet) {
        sheet.value(0, 0, "Instruments");
        sheet.value(0, 1, "Quantité");
        sheet.value(0, 2, "Valeur actuelle (EUR)");
    }

    private static byte[] workbook(Sheet rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            rows.fill(workbook.newWorksheet("Positions"));
        }
        return out.toByteArray();
    }

    private static byte[] archive(String entry, Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            content.write(zip);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
