package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.codes;
import static io.github.smartfolio.csv.Files.positions;
import static io.github.smartfolio.csv.Files.read;
import static io.github.smartfolio.csv.Files.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample files of every language, with figures added up by hand. */
class SaxoPositionsTest {

    // 3543.52 + 9080.17 + 4070.98 + 1109.64 + 913 + 1374.40 = 20 091.71 shares; 11 785.95 + 2055.98 = 13 841.93 ETFs
    private static final Money FRENCH_TOTAL = Money.of("33933.64", "EUR");

    @ParameterizedTest
    @ValueSource(strings = {"Positions_10-sept.-2025_15_59_41.csv", "Positions_10-sept.-2025_15_59_41_UNVERIFIED.xlsx"})
    void readsTheFrenchFile(String name) {
        ImportReport report = read(positions(name));

        assertThat(report.refusal()).isEmpty();
        assertThat(report.kind()).contains("saxo-positions");
        assertThat(report.language()).contains("fr");
        assertThat(report.contents()).containsExactly(Content.POSITIONS);
        assertThat(report.rows()).isEqualTo(new Rows(8, 2, 0));
        assertThat(report.positions()).isEqualTo(8);
        assertThat(sum(report, "EUR")).isEqualTo(FRENCH_TOTAL);
        // 15:59:41 in Paris is two hours ahead of UTC in September
        assertThat(report.asOf()).contains(Instant.parse("2025-09-10T13:59:41Z"));
        assertThat(report.asOfGuessed()).isFalse();
        assertThat(report.questions()).isEmpty();
        assertThat(codes(report)).containsExactly("GROUP_ROW", "GROUP_ROW");
    }

    @Test
    void saysInWhichLinesTheGroupRowsStand() {
        ImportReport report = read(positions("Positions_10-sept.-2025_15_59_41.csv"));

        // the header takes lines 1 and 2; six records of two lines each follow the first group row
        assertThat(report.findings()).extracting(Finding::row).containsExactly(OptionalInt.of(3), OptionalInt.of(16));
        assertThat(report.findings()).allMatch(f -> f.severity() == Finding.Severity.INFO);
    }

    @Test
    void readsEveryFigureOfARow() {
        Position tesla = positions(read(positions("Positions_10-sept.-2025_15_59_41.csv")))
                .get(0);

        assertThat(tesla.instrument().name()).isEqualTo("Tesla Inc.");
        assertThat(tesla.instrument().assetClass()).isEqualTo(AssetClass.STOCK);
        assertThat(tesla.instrument().currency()).contains(Currency.getInstance("USD"));
        assertThat(tesla.instrument().identifiers())
                .containsExactlyInAnyOrder(Isin.of("US88160R1014"), ListedSymbol.of("TSLA", "XNAS"));
        assertThat(tesla.quantity()).isEqualTo(Quantity.of("12"));
        assertThat(tesla.averagePrice()).contains(Money.of("310.25", "USD"));
        assertThat(tesla.price()).contains(Money.of("346.97", "USD"));
        assertThat(tesla.clientValue()).contains(Money.of("3543.52", "EUR"));
        assertThat(tesla.unrealizedProfit()).contains(Money.of("190.36", "EUR"));
        assertThat(tesla.valued()).isEqualTo(Valued.REPORTED);
        // "4 164 USD" is rounded for display, and a time without a date is no time
        assertThat(tesla.marketValue()).isEmpty();
        assertThat(tesla.pricedAt()).isEmpty();
    }

    @Test
    void keepsTheDigitsOfAnAveragePrice() {
        Position nvidia = positions(read(positions("Positions_10-sept.-2025_15_59_41.csv")))
                .get(3);

        assertThat(nvidia.instrument().name()).isEqualTo("NVIDIA Corp.");
        assertThat(nvidia.averagePrice()).contains(Money.of("98.333333333333", "USD"));
    }

    @Test
    void putsEachPositionInItsAccount() {
        ImportReport report = read(positions("Positions_10-sept.-2025_15_59_41.csv"));

        assertThat(report.accounts())
                .extracting(a -> a.account() + " " + a.positions().size())
                .containsExactly(
                        "saxo:78800/1000001 3", // Tesla, Roche, CD Projekt
                        "saxo:78800/1000001EUR 4", // NVIDIA, Infineon, two ETFs
                        "saxo:unspecified 1"); // Alphabet, whose lots lie in two accounts
        assertThat(report.accounts().get(2).account()).isEqualTo(AccountId.unspecified("saxo"));
        assertThat(report.accounts()).allMatch(a -> a.cash().isEmpty());
    }

    @Test
    void readsAFrenchFileWithoutGroups() {
        ImportReport report = read(positions("Positions_11-sept.-2025_08_00_00_groupby_none.csv"));

        assertThat(report.rows()).isEqualTo(new Rows(8, 0, 0));
        assertThat(sum(report, "EUR")).isEqualTo(FRENCH_TOTAL);
        assertThat(report.asOf()).contains(Instant.parse("2025-09-11T06:00:00Z"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void readsTheDanishFile() {
        ImportReport report = read(positions("Positioner_20-maj-2026_13_39_40.csv"));

        assertThat(report.language()).contains("da");
        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 0));
        // 10 957.50 + 79 184.89
        assertThat(sum(report, "DKK")).isEqualTo(Money.of("90142.39", "DKK"));
        assertThat(report.asOf()).contains(Instant.parse("2026-05-20T11:39:40Z"));
        assertThat(report.findings()).isEmpty();
        Position novo = positions(report).get(0);
        assertThat(novo.quantity()).isEqualTo(Quantity.of("30"));
        assertThat(novo.averagePrice()).contains(Money.of("412.5", "DKK"));
        assertThat(novo.unrealizedProfit()).contains(Money.of("-1442.25", "DKK"));
        assertThat(novo.instrument().listedSymbol()).contains(ListedSymbol.of("NOVOb", "XCSE"));
        assertThat(report.accounts())
                .extracting(a -> a.account().number())
                .containsExactly("Aktiesparekonto", "Hovedkonto");
    }

    @Test
    void readsTheItalianFile() {
        ImportReport report = read(positions("Posizioni_19-dic-2025_17_49_12_ORDER_UNVERIFIED.csv"));

        assertThat(report.language()).contains("it");
        assertThat(report.rows()).isEqualTo(new Rows(3, 2, 0));
        // 1543.18 + 1592 + 4379.20
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("7514.38", "EUR"));
        assertThat(report.asOf()).contains(Instant.parse("2025-12-19T16:49:12Z"));
        assertThat(positions(report).get(1).unrealizedProfit()).contains(Money.of("-268", "EUR"));
        assertThat(positions(report).get(2).instrument().assetClass()).isEqualTo(AssetClass.ETF);
    }

    @Test
    void readsTheEnglishGuess() {
        ImportReport report = read(positions("Positions_10-Sep-2025_15_59_41_UNVERIFIED.csv"));

        assertThat(report.language()).contains("en");
        assertThat(report.rows()).isEqualTo(new Rows(1, 1, 0));
        assertThat(sum(report, "EUR")).isEqualTo(Money.of("3543.52", "EUR"));
    }

    @Test
    void readsTheSameFileTheSameTwice() {
        SaxoFiles reader = new SaxoFiles();

        assertThat(reader.read(positions("Positions_10-sept.-2025_15_59_41.csv")))
                .isEqualTo(reader.read(positions("Positions_10-sept.-2025_15_59_41.csv")));
    }

    @Test
    void knowsAllColumnsOfTheRealFiles() {
        for (String name : List.of(
                "Positions_10-sept.-2025_15_59_41.csv",
                "Positioner_20-maj-2026_13_39_40.csv",
                "Posizioni_19-dic-2025_17_49_12_ORDER_UNVERIFIED.csv")) {
            assertThat(codes(read(positions(name)))).as(name).doesNotContain("UNKNOWN_COLUMN");
        }
    }
}
