package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.BalanceFiles.BALANCE_BY_EXCHANGE;
import static io.github.smartfolio.cointracking.BalanceFiles.COINS_BY_EXCHANGE;
import static io.github.smartfolio.cointracking.BalanceFiles.CURRENT_BALANCE;
import static io.github.smartfolio.cointracking.BalanceFiles.balances;
import static io.github.smartfolio.cointracking.BalanceFiles.bytes;
import static io.github.smartfolio.cointracking.BalanceFiles.codes;
import static io.github.smartfolio.cointracking.BalanceFiles.content;
import static io.github.smartfolio.cointracking.BalanceFiles.read;
import static io.github.smartfolio.cointracking.BalanceFiles.sum;
import static io.github.smartfolio.cointracking.BalanceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample files saved anew, cut, and with one fault each: read, or a finding, never a wrong number. */
class DamagedBalancesTest {

    private static final List<String> ALL = List.of(CURRENT_BALANCE, BALANCE_BY_EXCHANGE, COINS_BY_EXCHANGE);

    @Test
    void readsEveryEncodingAndLineEndAndSeparator() {
        List<UnaryOperator<String>> saved = List.of(
                content -> content,
                content -> content + "\r\n",
                content -> content.replace("\r", ""),
                content -> content.replace("\r", "").replace("\n", "\r\n"),
                content -> withSeparator(content, ';'),
                content -> withSeparator(content, ','),
                content -> withSeparator(content, '\t'),
                content -> "sep=;\r\n" + withSeparator(content, ';'));
        for (String name : ALL) {
            ImportReport original = read(balances(name));
            for (UnaryOperator<String> again : saved) {
                String content = again.apply(content(name));
                for (byte[] encoded : List.of(
                        content.getBytes(StandardCharsets.UTF_8),
                        ("\ufeff" + content).getBytes(StandardCharsets.UTF_8),
                        ("\ufeff" + content).getBytes(StandardCharsets.UTF_16LE),
                        ("\ufeff" + content).getBytes(StandardCharsets.UTF_16BE),
                        content.getBytes(Charset.forName("windows-1252")))) {
                    assertSameFigures(read(bytes(encoded)), original);
                }
            }
        }
    }

    @Test
    void readsTheSameTwice() {
        UploadedFile file = balances(COINS_BY_EXCHANGE);

        assertThat(read(file)).isEqualTo(read(file));
    }

    @Test
    void readsColumnsInAnyOrder() {
        Random random = new Random(4);
        for (String name : ALL) {
            ImportReport original = read(balances(name));
            for (int i = 0; i < 50; i++) {
                List<List<String>> rows = rows(content(name));
                List<Integer> order = new ArrayList<>();
                for (int column = 0; column < rows.get(0).size(); column++) {
                    order.add(column);
                }
                Collections.shuffle(order, random);
                rows.replaceAll(row -> order.stream().map(row::get).toList());

                assertSameFigures(read(text(written(rows, ';'))), original);
            }
        }
    }

    @Test
    void readsOnBesideColumnsItDoesNotKnow() {
        for (String name : ALL) {
            List<List<String>> rows = rows(content(name));
            rows.replaceAll(row -> withCell(row, row.equals(rows.get(0)) ? "Weather" : "12.5"));

            ImportReport report = read(text(written(rows, ';')));

            assertThat(report.accounts()).isEqualTo(read(balances(name)).accounts());
            assertThat(codes(report)).containsExactly("UNKNOWN_COLUMN");
        }
    }

    // all but BTC in the first row: 843.86 + 636.44 + 13.12 - 0.03; all but -7.60 at Binance: 3336.52 + 7.60; all but
    // 930.00 at Kraken
    @ParameterizedTest
    @CsvSource({CURRENT_BALANCE + ", 1493.39", BALANCE_BY_EXCHANGE + ", 3344.12", COINS_BY_EXCHANGE + ", 2413.91"})
    void leavesOutARowWithAnExtraCell(String name, String rest) {
        List<List<String>> rows = rows(content(name));
        rows.set(1, withCell(rows.get(1), "EXTRA"));

        assertFirstRowRejected(read(text(written(rows, ';'))), rest, "CELLS_SHIFTED");
    }

    @ParameterizedTest
    @CsvSource({CURRENT_BALANCE + ", 1493.39", BALANCE_BY_EXCHANGE + ", 3344.12", COINS_BY_EXCHANGE + ", 2413.91"})
    void leavesOutAnAmountThatIsNoNumber(String name, String rest) {
        for (String amount : List.of("zwölf", "0,01000000", "12,50", "1.250.000,00", "1e5", "", "1 BTC")) {
            List<List<String>> rows = rows(content(name));
            List<String> row = new ArrayList<>(rows.get(1));
            row.set(rows.get(0).indexOf("Amount"), amount);
            rows.set(1, row);

            assertFirstRowRejected(read(text(written(rows, ';'))), rest, "UNREADABLE_QUANTITY");
        }
    }

    @Test
    void refusesAFileOfDecimalCommas() {
        for (String name : ALL) {
            List<List<String>> rows = rows(content(name).replace(",553,", "553").replace("1250,000", "1250000"));
            rows.replaceAll(row -> row.stream()
                    .map(cell -> cell.matches("-?\\d+\\.\\d+") ? cell.replace('.', ',') : cell)
                    .toList());

            ImportReport report = read(text(written(rows, ';')));

            assertThat(report.refusal())
                    .hasValueSatisfying(refusal -> assertThat(refusal).contains("None of the"));
            assertThat(report.rows()).isEqualTo(new Rows(0, 0, rows.size() - 1));
        }
    }

    @Test
    void keepsACoinOfWhichTheValueIsNoNumber() {
        ImportReport report = read(text(content(BALANCE_BY_EXCHANGE).replace("\"843.86\"", "\"843,86\"")));

        // 3336.52 without the 843.86 of ETH
        assertThat(sum(report)).isEqualTo(Money.of("2492.66", "EUR"));
        assertThat(report.rows()).isEqualTo(new Rows(7, 0, 0));
        assertThat(report.findings())
                .extracting(f -> f.code() + " " + f.column().orElseThrow() + " "
                        + f.value().orElseThrow())
                .containsExactly("UNREADABLE_NUMBER Current value in EUR 843,86");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT_BALANCE, BALANCE_BY_EXCHANGE, COINS_BY_EXCHANGE})
    void neverTakesHalfARowForAWholeOne(String name) {
        String whole = content(name);
        ImportReport original = read(text(whole));
        // all rows but the last are worth the same wherever the last one is cut
        int lastRow = whole.lastIndexOf('\n') + 1;
        Money withoutLast = sum(read(text(whole.substring(0, lastRow))));

        for (int end = lastRow + 1; end < whole.length(); end++) {
            ImportReport report = read(text(whole.substring(0, end)));

            boolean afterLastSeparator = end == whole.lastIndexOf('"', whole.length() - 2);
            if (afterLastSeparator) {
                // an empty last cell: a place or trend that is not named, but no coin without a ticker
                continue;
            }
            assertThat(sum(report)).as(whole.substring(lastRow, end)).isEqualTo(withoutLast);
            assertThat(report.rows()).isEqualTo(new Rows(original.rows().accepted() - 1, 0, 1));
            assertThat(report.findings())
                    .extracting(Finding::code, f -> f.row())
                    .containsExactly(
                            tuple("FILE_CUT", OptionalInt.of(original.rows().accepted() + 1)));
        }
    }

    @Test
    void acceptsAHeaderAloneAndSaysSo() {
        for (String name : ALL) {
            String content = content(name);
            ImportReport report = read(text(content.substring(0, content.indexOf('\n'))));

            assertThat(report.refusal()).isEmpty();
            assertThat(report.accounts()).isEmpty();
            assertThat(codes(report)).containsExactly("NO_POSITIONS");
        }
    }

    @ParameterizedTest
    @CsvSource({
        CURRENT_BALANCE + ", Ticker, Ticker",
        CURRENT_BALANCE + ", Amount, Amount",
        BALANCE_BY_EXCHANGE + ", Amount, Amount",
        BALANCE_BY_EXCHANGE + ", Currency, Currency",
        BALANCE_BY_EXCHANGE + ", Exchange, Exchange",
        COINS_BY_EXCHANGE + ", Exchange, Exchange",
        // without that column nothing tells the two files by exchange apart
        COINS_BY_EXCHANGE + ", Coin, Currency"
    })
    void refusesAFileThatLacksANeededColumnByItsName(String name, String column, String lacks) {
        ImportReport report = read(text(content(name).replace('"' + column + '"', "\"Betrag?\"")));

        assertThat(report.kind()).contains("cointracking-balances");
        assertThat(report.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal)
                        .contains("lacks the column \"" + lacks + '"')
                        .contains("\"Betrag?\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {BALANCE_BY_EXCHANGE, COINS_BY_EXCHANGE})
    void refusesAFileThatDoesNotSayInWhichCurrencyItsValuesAre(String name) {
        ImportReport report = read(text(content(name).replace("value in EUR", "value in XQQ")));

        assertThat(report.refusal())
                .hasValueSatisfying(refusal ->
                        assertThat(refusal).contains("\"Current value in …\"").contains("\"Current value in XQQ\""));
    }

    @Test
    void refusesWhatIsEmptyOrNothingOfCoinTrackings() {
        assertThat(read(text("")).refusal()).contains("The file is empty.");
        assertThat(read(text("\ufeff")).refusal()).contains("The file is empty.");
        assertThat(read(text("\"Amount\",\"Curr")).refusal()).contains("The file ends inside its header.");
        assertThat(read(text("a,b\n1,2\n")).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("no export of CoinTracking"));
        assertThat(new CoinTrackingFiles().recognises(text("a,b\n1,2\n"))).isFalse();
    }

    private static void assertFirstRowRejected(ImportReport report, String rest, String code) {
        assertThat(sum(report)).isEqualTo(Money.of(rest, "EUR"));
        assertThat(report.rows().rejected()).isEqualTo(1);
        assertThat(report.findings())
                .extracting(Finding::code, Finding::severity, Finding::row)
                .containsExactly(tuple(code, Finding.Severity.ERROR, OptionalInt.of(2)));
    }

    private static void assertSameFigures(ImportReport report, ImportReport original) {
        assertThat(report.accounts()).isEqualTo(original.accounts());
        assertThat(report.rows()).isEqualTo(original.rows());
        assertThat(report.findings()).isEmpty();
    }

    private static String withSeparator(String content, char separator) {
        return written(rows(content), separator);
    }

    // Every cell of the samples is quoted and none holds a quote.
    private static List<List<String>> rows(String content) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : content.split("\r?\n", -1)) {
            rows.add(List.of(line.substring(1, line.length() - 1).split("\"[,;]\"", -1)));
        }
        return rows;
    }

    private static String written(List<List<String>> rows, char separator) {
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add('"' + String.join("\"" + separator + "\"", row) + '"'));
        return String.join("\r\n", lines);
    }

    private static List<String> withCell(List<String> row, String cell) {
        List<String> longer = new ArrayList<>(row);
        longer.add(cell);
        return longer;
    }
}
