package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.bytes;
import static io.github.smartfolio.csv.Files.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.Broker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a broker names so that it is refused by name. */
class OtherExportTest {

    private static final FileFormat POSITIONS = new FileFormat(
            "acme-positions",
            "acme",
            "en",
            Map.of(
                    Column.INSTRUMENT, List.of("Name"),
                    Column.QUANTITY, List.of("Pieces"),
                    Column.CLIENT_VALUE, List.of("Worth *")),
            Set.of("Date", "Note", "Branch"),
            Vocabulary.of(Set.of(), Set.of(), Set.of(), Set.of(), Map.of()),
            NumberStyle.DECIMAL_POINT,
            Optional.empty());
    private static final PositionsFiles FILES = new PositionsFiles(
            Broker.of("acme", "Acme Bank"),
            List.of(POSITIONS),
            List.of(
                    new OtherExport("acme-history", Set.of("Date", "Total in *"), Set.of("Chart"), "A history."),
                    new OtherExport("acme-tax", Set.of(), Set.of("Tax Report"), "A tax report.")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Date,Total in EUR",
                "\"TOTAL  IN CHF\";\"Other\";\"date\"",
                // all of a positions file but one column, and yet it is the other thing
                "Date,Note,Branch,Name,Pieces,Total in USD"
            })
    void isKnownByItsColumns(String header) {
        assertRefused(text(header + "\n"), "acme-history", "A history.");
    }

    @Test
    void isNotKnownByAPartOfThem() {
        assertThat(FILES.recognises(text("Date,Sum\n"))).isFalse();
        assertThat(FILES.recognises(text("Date,Total in XQQ\n"))).isFalse();
    }

    @Test
    void isNoPositionsFileThatIsWhole() {
        ImportReport report = FILES.read(text("Date,Total in EUR,Name,Pieces,Worth EUR\n2025-01-01,1,X,1,2\n"));

        assertThat(report.kind()).contains("acme-positions");
        assertThat(report.isUsable()).isTrue();
    }

    @Test
    void isKnownByASheetsNameOrTheColumnsOnIt() throws IOException {
        assertRefused(workbook("TAX report", "Whatever"), "acme-tax", "A tax report.");
        assertRefused(workbook("Sheet 1", "Total in EUR", "Date"), "acme-history", "A history.");
        assertThat(FILES.recognises(workbook("Sheet 1", "Date"))).isFalse();
    }

    @Test
    void isToldFromOtherFilesBySomething() {
        assertThatThrownBy(() -> new OtherExport("acme-history", Set.of(), Set.of(), "A history."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acme-history");
    }

    private static void assertRefused(UploadedFile file, String kind, String refusal) {
        ImportReport report = FILES.read(file);

        assertThat(FILES.recognises(file)).isTrue();
        assertThat(report.kind()).contains(kind);
        assertThat(report.refusal()).contains(refusal);
    }

    private static UploadedFile workbook(String sheet, String... header) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet worksheet = workbook.newWorksheet(sheet);
            for (int column = 0; column < header.length; column++) {
                worksheet.value(0, column, header[column]);
            }
        }
        return bytes(out.toByteArray());
    }
}
