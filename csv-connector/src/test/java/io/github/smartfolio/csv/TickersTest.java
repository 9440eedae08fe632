package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.bytes;
import static io.github.smartfolio.csv.Files.codes;
import static io.github.smartfolio.csv.Files.positions;
import static io.github.smartfolio.csv.Files.sum;
import static io.github.smartfolio.csv.Files.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker whose tables hold metals by the ounce, under codes of its own, and cash. */
class TickersTest {

    private static final Map<String, Currency> MONEY =
            Map.of("FRANKEN", Currency.getInstance("CHF"), "EURO", Currency.getInstance("EUR"));
    private static final FileFormat METALS = new FileFormat(
            "acme-metals",
            "acme",
            "de",
            Map.of(
                    Column.SYMBOL, List.of("Ware"),
                    Column.ASSET_TYPE, List.of("Art"),
                    Column.QUANTITY, List.of("Menge"),
                    Column.PRICE, List.of("Kurs in *"),
                    Column.CLIENT_VALUE, List.of("Wert in *"),
                    Column.SECOND_VALUE, List.of("Wert in Gramm"),
                    Column.ACCOUNT, List.of("Tresor"),
                    Column.GROUP, List.of("Fach")),
            Set.of(),
            Vocabulary.ofAssetTypes(Map.of("Metall", AssetClass.OTHER), Set.of("Geld")),
            NumberStyle.DECIMAL_COMMA,
            Optional.empty(),
            vault -> AccountId.of("acme", vault.toLowerCase(Locale.ROOT)),
            Optional.of(new Tickers(
                    AssetClass.CERTIFICATE,
                    Optional.of(Pattern.compile("(\\w+)(?: = (.+))?")),
                    code -> Optional.ofNullable(MONEY.get(code)))));
    private static final PositionsFiles FILES = new PositionsFiles(Broker.of("acme", "Acme Bank"), List.of(METALS));
    private static final String HEADER = "Ware;Art;Menge;Kurs in CHF;Wert in CHF;Wert in Gramm;Tresor\n";
    private static final String TYPELESS = "Ware;Menge;Wert in CHF;Wert in Gramm;Tresor\n";

    @Test
    void readsHoldingsByTickerAndCashAmongThem() {
        ImportReport report = read(HEADER
                + "XAU = Gold;Metall;1,5;3000,00;4500,00;46,65;ZÜRICH\n"
                + "FRANKEN;Geld;-20,50;1,00;-20,50;0;Zürich\n"
                + "XAG;Metall;10;;300,00;0;Bern\n");

        assertThat(report.contents()).containsExactlyInAnyOrder(Content.POSITIONS, Content.CASH);
        assertThat(report.rows()).isEqualTo(new Rows(3, 0, 0));
        assertThat(report.accounts()).extracting(a -> a.account().number()).containsExactly("zürich", "bern");
        assertThat(report.accounts().get(0).cash()).containsExactly(CashBalance.of(Money.of("-20.5", "CHF")));
        Position gold = positions(report).get(0);
        assertThat(gold.instrument().identifiers()).containsExactly(NativeId.of("acme", "XAU"));
        assertThat(gold.instrument().name()).isEqualTo("Gold");
        assertThat(gold.instrument().assetClass()).isEqualTo(AssetClass.OTHER);
        assertThat(gold.instrument().currency()).isEmpty();
        assertThat(gold.quantity()).isEqualTo(Quantity.of("1.5"));
        assertThat(gold.price()).contains(Money.of("3000", "CHF"));
        assertThat(gold.clientValue()).contains(Money.of("4500", "CHF"));
        assertThat(positions(report).get(1).instrument().name()).isEqualTo("XAG");
        // 4500 + 300
        assertThat(sum(report, "CHF")).isEqualTo(Money.of("4800", "CHF"));
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void takesTheAssetClassOfTheFormatAndMoneyByItsTickerWhereNoTypeSays() {
        ImportReport report = read(TYPELESS + "XAU;1;3000;31;A\nEURO;7;6;0;A\n");

        assertThat(positions(report).get(0).instrument().assetClass()).isEqualTo(AssetClass.CERTIFICATE);
        assertThat(report.accounts().get(0).cash())
                .containsExactly(CashBalance.of(Money.of("7", "EUR")).withClientValue(Money.of("6", "CHF")));
        assertThat(codes(report)).containsExactly("MISSING_COLUMN");
    }

    @Test
    void keepsMoneyThatIsNoCurrencyAsAPosition() {
        ImportReport report = read(HEADER + "TALER;Geld;3;2;6;0;A\n");

        assertThat(positions(report).get(0).instrument().assetClass()).isEqualTo(AssetClass.CERTIFICATE);
        assertThat(sum(report, "CHF")).isEqualTo(Money.of("6", "CHF"));
        assertThat(codes(report)).containsExactly("NOT_A_CURRENCY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // price | value | second value | is worth
                "3000 | 4500 | 46,65 | CHF 4500",
                "0 | 4500 | 0 | CHF 4500",
                "0,01 | 0,00 | 0 | CHF 0",
                "0 | 0,00 | 0,01 | CHF 0",
                "0 | 0,00 | 0,00 | unknown",
                "0 | 0,00 | '' | unknown",
                "'' | 0,00 | '' | unknown"
            })
    void tellsZeroFromUnknown(String price, String value, String second, String worth) {
        Position position = positions(read(HEADER + "X;Metall;1,5;" + price + ";" + value + ";" + second + ";A\n"))
                .get(0);

        assertThat(position.clientValue().map(Money::toString).orElse("unknown"))
                .isEqualTo(worth);
        assertThat(position.price())
                .matches(p -> p.isEmpty() || p.get().amount().signum() != 0);
    }

    @Test
    void readsAPriceInTheCurrencyOfItsColumn() {
        ImportReport report = read("Ware;Art;Menge;Kurs in USD;Tresor\nXAU;Metall;2;3500,5;A\n");

        assertThat(positions(report).get(0).price()).contains(Money.of("3500.5", "USD"));
        // quantity times price is only believed of what is known to be traded by the unit
        assertThat(positions(report).get(0).marketValue()).isEmpty();
    }

    @Test
    void valuesACoinAtQuantityTimesPrice() {
        FileFormat coins = new FileFormat(
                "acme-coins",
                "acme",
                "en",
                Map.of(
                        Column.SYMBOL, List.of("Coin"),
                        Column.QUANTITY, List.of("Amount"),
                        Column.PRICE, List.of("Price *")),
                Set.of(),
                Vocabulary.ofAssetTypes(Map.of(), Set.of()),
                NumberStyle.DECIMAL_POINT,
                Optional.empty(),
                place -> AccountId.of("acme", place),
                Optional.of(new Tickers(AssetClass.CRYPTO, Optional.empty(), code -> Optional.empty())));
        PositionsFiles files = new PositionsFiles(Broker.of("acme", "Acme Bank"), List.of(coins));

        Position coin = positions(files.read(text("Coin,Amount,Price USD\nBTC,0.5,90000.5\n")))
                .get(0);

        // 0.5 x 90 000.5
        assertThat(coin.marketValue()).contains(Money.of("45000.25", "USD"));
        assertThat(coin.valued()).isEqualTo(Valued.FROM_PRICE);
        assertThat(coin.instrument().identifiers()).containsExactly(NativeId.of("acme", "BTC"));
    }

    @Test
    void countsEqualRowsOnceAndDifferentOnesEach() {
        ImportReport report = read(TYPELESS
                + "XAU;3;30;1;A\nXAU;1;10;1;A\nXAU;2;20;1;A\nXAU;1;10;1;A\nXAU;1;10;1;B\nEURO;4;4;0;A\nEURO;5;5;0;A\n");

        assertThat(report.rows()).isEqualTo(new Rows(6, 1, 0));
        // 30 + 10 + 20 in A, 10 in B
        assertThat(sum(report, "CHF")).isEqualTo(Money.of("70", "CHF"));
        // 4 + 5
        assertThat(report.accounts().get(0).cash())
                .containsExactly(CashBalance.of(Money.of("9", "EUR")).withClientValue(Money.of("9", "CHF")));
        assertThat(codes(report)).containsExactly("MISSING_COLUMN", "REPEATED_ROW", "SEVERAL_ROWS", "SEVERAL_ROWS");
    }

    @Test
    void countsEqualRowsOfDifferentGroups() {
        ImportReport report = read("Ware;Menge;Wert in CHF;Tresor;Fach\nXAU;1;10;A;1\nXAU;1;10;A;2\nXAU;1;10;A;2\n");

        assertThat(report.rows()).isEqualTo(new Rows(2, 1, 0));
        assertThat(sum(report, "CHF")).isEqualTo(Money.of("20", "CHF"));
        assertThat(codes(report)).containsExactly("MISSING_COLUMN", "REPEATED_ROW");
    }

    @Test
    void rejectsACellThatIsNoTickerAndName() {
        ImportReport report = read(TYPELESS + "XAU;1;10;1;A\n= Gold;1;10;1;A\nXA U;1;10;1;A\n");

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 2));
        assertThat(codes(report)).containsExactly("MISSING_COLUMN", "NO_INSTRUMENT", "NO_INSTRUMENT");
    }

    @ParameterizedTest
    @CsvSource({"Ware", "Tresor"})
    void needsTickersAndPlaces(String column) {
        ImportReport report = FILES.read(text(HEADER.replace(column, "Sonstiges")));

        assertThat(report.refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("lacks the column \"" + column + '"'));
    }

    @Test
    void saysWhatWouldDoInPlaceOfValues() {
        String header = "Ware;Art;Menge;Tresor;Fach\n";

        assertThat(FILES.read(text(header)).refusal())
                .hasValueSatisfying(
                        refusal -> assertThat(refusal).contains("the column \"Wert in …\", or \"Kurs in …\"."));
    }

    @Test
    void readsAWorkbookToo() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Bestand");
            String[] header = HEADER.strip().split(";", -1);
            for (int column = 0; column < header.length; column++) {
                sheet.value(0, column, header[column]);
            }
            sheet.value(1, 0, "XAU = Gold");
            sheet.value(1, 1, "Metall");
            sheet.value(1, 2, 1.5);
            sheet.value(1, 4, 4500);
            sheet.value(1, 6, "Bern");
        }

        ImportReport report = FILES.read(bytes(out.toByteArray()));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 0));
        assertThat(sum(report, "CHF")).isEqualTo(Money.of("4500", "CHF"));
        assertThat(positions(report).get(0).instrument().name()).isEqualTo("Gold");
    }

    @Test
    void wantsAPatternOfATickerAndAName() {
        Optional<Pattern> tickerOnly = Optional.of(Pattern.compile("(\\w+)"));

        assertThatThrownBy(() -> new Tickers(AssetClass.CRYPTO, tickerOnly, code -> Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ImportReport read(String content) {
        return FILES.read(text(content));
    }
}
