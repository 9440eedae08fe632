package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.broken;
import static io.github.smartfolio.csv.Files.codes;
import static io.github.smartfolio.csv.Files.positions;
import static io.github.smartfolio.csv.Files.read;
import static io.github.smartfolio.csv.Files.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.account.Position;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and odd files: a clear refusal or a finding, never a crash, a silent half or a wrong number. */
class BrokenFilesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "empty_0_bytes.csv | empty",
                "empty_bom_only.csv | empty",
                "unrelated.csv | no export of Saxo Bank",
                "ole2_xls_header.xls | old kind",
                "truncated.xlsx | damaged or cut off"
            })
    void refusesWhatIsNoPositionsFile(String name, String says) {
        ImportReport report = read(broken(name));

        assertThat(report.refusal()).hasValueSatisfying(r -> assertThat(r).contains(says));
        assertThat(report.accounts()).isEmpty();
        assertThat(new SaxoFiles().recognises(broken(name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cp1252_french.csv",
                "utf16le_bom.csv",
                "crlf_resaved_by_excel_semicolon.csv",
                "excel_sep_line.csv"
            })
    void readsAnyEncodingSeparatorAndLineEnd(String name) {
        ImportReport report = read(broken(name));

        assertThat(report.rows()).isEqualTo(new Rows(8, 2, 0));
        // 3543.52 + 9080.17 + 4070.98 + 1109.64 + 913 + 1374.40 + 11 785.95 + 2055.98
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("33933.64", "EUR"));
        assertThat(report.asOfGuessed()).isTrue();
        assertThat(report.asOf()).contains(Files.RECEIVED);
        assertThat(report.questions()).extracting(q -> q.id() + q.required()).containsExactly("asOffalse");
    }

    @Test
    void countsTheSeparatorLineAsAnEditorDoes() {
        // sep= is line 1, the header lines 2 and 3
        assertThat(read(broken("excel_sep_line.csv")).findings().get(0).row()).isEqualTo(OptionalInt.of(4));
    }

    @Test
    void decidesTheNumberStyleOverTheWholeFile() {
        ImportReport report = read(broken("cp1252_declared_nothing_semicolon_decimal_comma.csv"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 0));
        Position cola = positions(report).get(0);
        assertThat(cola.quantity()).isEqualTo(Quantity.of("25"));
        assertThat(cola.averagePrice()).contains(Money.of("58.12", "USD"));
        assertThat(cola.price()).contains(Money.of("71.005", "USD")); // and not 71 005
        assertThat(cola.clientValue()).contains(Money.of("1775.13", "USD"));
    }

    @Test
    void acceptsAFileWithAHeaderOnlyAndSaysSo() {
        ImportReport report = read(broken("header_only_saxo_fr.csv"));

        assertThat(report.refusal()).isEmpty();
        assertThat(report.rows()).isEqualTo(new Rows(0, 0, 0));
        assertThat(codes(report)).containsExactly("NO_POSITIONS");
    }

    @Test
    void doesWithoutTheIsinColumn() {
        ImportReport report = read(broken("missing_column_isin.csv"));

        assertThat(report.rows()).isEqualTo(new Rows(8, 2, 0));
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("33933.64", "EUR"));
        assertThat(positions(report).get(0).instrument().identifiers())
                .containsExactly(ListedSymbol.of("TSLA", "XNAS"));
        assertThat(report.findings())
                .filteredOn(f -> !f.code().equals("GROUP_ROW"))
                .singleElement()
                .satisfies(note -> {
                    assertThat(note.severity()).isEqualTo(Severity.INFO);
                    assertThat(note.message()).contains("ISIN");
                });
    }

    @Test
    void refusesAFileWithoutQuantityNamingWhatIsMissingAndWhatIsUnknown() {
        ImportReport report = read(broken("renamed_column_qte.csv"));

        assertThat(report.refusal())
                .hasValueSatisfying(r -> assertThat(r).contains("\"Quantité\"").contains("\"Qté\""));
        assertThat(report.accounts()).isEmpty();
        assertThat(codes(report)).containsExactly("MISSING_COLUMN", "UNKNOWN_COLUMN");
    }

    @Test
    void countsARepeatedNetRowOnce() {
        ImportReport report = read(broken("duplicate_rows.csv"));

        assertThat(report.rows()).isEqualTo(new Rows(4, 2, 0));
        // Tesla 3543.52 + NVIDIA 9080.17 + World 11 785.95 + ACWI 2055.98; with the repetitions it would be 39 089.31
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("26465.62", "EUR"));
        assertThat(report.findings())
                .extracting(Finding::code, Finding::row)
                .containsExactly(tuple("REPEATED_ROW", OptionalInt.of(7)), tuple("REPEATED_ROW", OptionalInt.of(9)));
    }

    @Test
    void rejectsRowsWhoseCellsMayHaveShifted() {
        ImportReport report = read(broken("ragged_rows.csv"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 2));
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
        assertThat(report.findings())
                .extracting(f -> f.code() + " " + f.severity() + " " + f.row().getAsInt())
                .containsExactly("CELLS_SHIFTED ERROR 5", "CELLS_SHIFTED ERROR 7");
    }

    @Test
    void keepsTheRowsBeforeAFileBreaksOff() {
        ImportReport report = read(broken("truncated_mid_row.csv"));

        assertThat(report.rows()).isEqualTo(new Rows(5, 0, 1));
        // 3543.52 + 9080.17 + 4070.98 + 1109.64 + 913
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("18717.31", "EUR"));
        assertThat(report.findings()).singleElement().satisfies(cut -> {
            assertThat(cut.code()).isEqualTo("FILE_CUT");
            assertThat(cut.message()).contains("ends inside");
            assertThat(cut.row()).isEqualTo(OptionalInt.of(13));
        });
    }

    @Test
    void keepsWhatIsGoodOfBadValues() {
        ImportReport report = read(broken("bad_values_quantity_isin_amount.csv"));

        assertThat(report.rows()).isEqualTo(new Rows(3, 0, 1));
        // NVIDIA 9080.17 + Roche 1109.64; Alphabet is kept without a value
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("10189.81", "EUR"));
        List<Position> positions = positions(report);
        assertThat(positions.get(0).instrument().identifiers())
                .containsExactlyInAnyOrder(NativeId.of("saxo", "code:US67066G1041"), ListedSymbol.of("NVDA", "XNAS"));
        assertThat(positions)
                .filteredOn(p -> p.clientValue().isEmpty())
                .singleElement()
                .satisfies(alphabet -> {
                    assertThat(alphabet.instrument().isin()).contains(Isin.of("US02079K3059"));
                    assertThat(alphabet.quantity()).isEqualTo(Quantity.of("20"));
                    assertThat(alphabet.marketValue()).isEmpty();
                });
        assertThat(report.findings().get(0))
                .isEqualTo(new Finding(
                        Severity.ERROR,
                        "UNREADABLE_QUANTITY",
                        "The quantity cannot be read, so the row is left out.",
                        OptionalInt.of(3),
                        Optional.of("Quantité"),
                        Optional.of("douze"),
                        Optional.empty()));
        assertThat(report.findings())
                .extracting(f -> f.code() + " " + f.column().orElseThrow() + " "
                        + f.value().orElseThrow())
                .containsExactly(
                        "UNREADABLE_QUANTITY Quantité douze",
                        "NOT_AN_ISIN ISIN US67066G1041",
                        "UNREADABLE_NUMBER Valeur actuelle (EUR) 1 234,56 EUR");
    }

    @Test
    void keepsANameThatLooksLikeAFormulaAsText() {
        ImportReport report = read(broken("formula_injection_name.csv"));

        assertThat(positions(report).get(0).instrument().name())
                .isEqualTo("=HYPERLINK(\"http://example.invalid\",\"Tesla\")");
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
    }

    @Test
    void readsAWorkbookByItsContentWhateverItsName() {
        ImportReport report = read(broken("xlsx_named_csv.csv"));

        assertThat(report.kind()).contains("saxo-transactions");
        // 11 transactions, 7 details, 11 bookings
        assertThat(report.rows()).isEqualTo(new Rows(29, 0, 0));
        assertThat(new SaxoFiles().recognises(broken("xlsx_named_csv.csv"))).isTrue();
    }

    @Test
    void readsTheTransactionsOfAnOrdinaryWorkbookAsTheBrokersOwn() {
        ImportReport plain = read(broken("plain_namespace_no_bom.xlsx"));

        assertThat(plain.booked())
                .isEqualTo(read(Files.booked("Transacties_100001_2025-01-01_2025-12-31.xlsx"))
                        .booked());
    }

    @Test
    void refusesAWorkbookThatLacksASheetNamingIt() {
        ImportReport report = read(broken("missing_sheet_bookings.xlsx"));

        assertThat(new SaxoFiles().recognises(broken("missing_sheet_bookings.xlsx")))
                .isTrue();
        assertThat(report.kind()).contains("saxo-transactions");
        assertThat(report.refusal()).hasValueSatisfying(r -> assertThat(r).contains("lacks the sheet \"Bookings\""));
        assertThat(report.booked().isEmpty()).isTrue();
        assertThat(codes(report)).containsExactly("MISSING_SHEET");
    }

    @Test
    void rejectsTheOneTransactionWhoseBookingsDoNotAddUp() {
        ImportReport report = read(broken("bookings_do_not_reconcile.xlsx"));

        // 29 rows on three sheets in the sound file; a commission is gone, and with it go its transaction, details and
        // price
        assertThat(report.rows()).isEqualTo(new Rows(25, 0, 3));
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.code()).isEqualTo("BOOKINGS_DIFFER");
            // booked -318, told -310
            assertThat(finding.message())
                    .contains("trade:7000000003")
                    .contains("-310")
                    .contains("difference is -8")
                    .contains("\"Transacties\"");
            assertThat(finding.row()).isEqualTo(OptionalInt.of(10));
            assertThat(finding.column()).contains("Boekingsbedrag");
        });
        List<Transaction> sound = new ArrayList<>(read(Files.booked("Transacties_100001_2025-01-01_2025-12-31.xlsx"))
                .booked()
                .transactions());
        assertThat(sound.removeIf(t -> t.net().equals(Optional.of(Money.of("-318", "USD")))))
                .isTrue();
        assertThat(report.booked().transactions()).isEqualTo(sound);
    }
}
