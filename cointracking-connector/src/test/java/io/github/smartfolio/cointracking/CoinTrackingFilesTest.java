package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.BalanceFiles.BALANCE_BY_EXCHANGE;
import static io.github.smartfolio.cointracking.BalanceFiles.COINS_BY_EXCHANGE;
import static io.github.smartfolio.cointracking.BalanceFiles.CURRENT_BALANCE;
import static io.github.smartfolio.cointracking.BalanceFiles.balances;
import static io.github.smartfolio.cointracking.BalanceFiles.codes;
import static io.github.smartfolio.cointracking.BalanceFiles.content;
import static io.github.smartfolio.cointracking.BalanceFiles.positions;
import static io.github.smartfolio.cointracking.BalanceFiles.read;
import static io.github.smartfolio.cointracking.BalanceFiles.sum;
import static io.github.smartfolio.cointracking.BalanceFiles.text;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.portfolio.Connection;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.PortfolioAggregator;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.portfolio.SourceRegistration;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceSnapshot.Content;
import io.github.smartfolio.valuation.Excluded;
import io.github.smartfolio.valuation.Valuation;
import io.github.smartfolio.valuation.Valuator;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample files, with figures added up by hand, and what their shape leaves open. */
class CoinTrackingFilesTest {

    private static final String CURRENT =
            "Ticker;Name;Type;Amount;Value in EUR;Value in BTC;Price in BTC;Price in EUR\n";
    private static final String BY_EXCHANGE = "Amount,Currency,Current value in EUR,Current value in BTC,Exchange\n";
    private static final String COINS = "Amount;Exchange;Current value in EUR;Current value in BTC;Coin\n";

    @Test
    void readsTheCurrentBalance() {
        ImportReport report = read(balances(CURRENT_BALANCE));

        assertThat(report.accounts()).isEqualTo(BalanceFiles.currentBalance());
        // 1843.10 + 843.86 + 13.12 - 0.03 = 2700.05 in coins, and 636.44 euro
        assertThat(sum(report)).isEqualTo(Money.of("3336.49", "EUR"));
        assertThat(report.rows()).isEqualTo(new Rows(6, 0, 0));
        assertThat(report.kind()).contains("cointracking-balances");
        assertThat(report.language()).contains("en");
        assertThat(report.contents()).containsExactlyInAnyOrder(Content.POSITIONS, Content.CASH);
        assertThat(report.findings()).isEmpty();
        // neither the file nor its name has a date
        assertThat(report.asOf()).contains(BalanceFiles.RECEIVED);
        assertThat(report.asOfGuessed()).isTrue();
        assertThat(report.questions()).extracting(q -> q.id()).containsExactly("asOf");
    }

    @Test
    void readsTheBalanceByExchange() {
        ImportReport report = read(balances(BALANCE_BY_EXCHANGE));

        assertThat(report.accounts()).isEqualTo(BalanceFiles.balanceByExchange());
        // -7.60 + 930.00 + 843.86 + 13.12 + 920.70 = 2700.08 in coins, and 636.44 euro
        assertThat(sum(report)).isEqualTo(Money.of("3336.52", "EUR"));
        assertThat(report.rows()).isEqualTo(new Rows(7, 0, 0));
        assertThat(report.kind()).contains("cointracking-balances");
        assertThat(report.contents()).containsExactlyInAnyOrder(Content.POSITIONS, Content.CASH);
        assertThat(report.findings()).isEmpty();
        // the end of that day in Paris, two hours ahead of UTC in August
        assertThat(report.asOf()).contains(Instant.parse("2025-08-26T21:59:59Z"));
        assertThat(report.asOfGuessed()).isFalse();
        assertThat(report.questions()).isEmpty();
    }

    @Test
    void readsTheCoinsByExchange() {
        ImportReport report = read(balances(COINS_BY_EXCHANGE));

        assertThat(report.accounts()).isEqualTo(BalanceFiles.coinsByExchange());
        // 930.00 + 920.70 - 7.60 + 7.39 + 843.86 + 13.12 = 2707.47 in coins, and 636.44 euro
        assertThat(sum(report)).isEqualTo(Money.of("3343.91", "EUR"));
        assertThat(report.rows()).isEqualTo(new Rows(8, 0, 0));
        assertThat(report.kind()).contains("cointracking-balances");
        assertThat(report.contents()).containsExactlyInAnyOrder(Content.POSITIONS, Content.CASH);
        assertThat(report.findings()).isEmpty();
        assertThat(report.asOf()).contains(Instant.parse("2025-08-26T21:59:59Z"));
    }

    @ParameterizedTest
    @CsvSource({CURRENT_BALANCE + ", 3336.49", BALANCE_BY_EXCHANGE + ", 3336.52", COINS_BY_EXCHANGE + ", 3343.91"})
    void leavesOnlyWhatHasNoPriceOutOfATotal(String name, String total) {
        PortfolioAggregator aggregator = new PortfolioAggregator(
                SnapshotStore.inMemory(), InstrumentAliases.inMemory(), () -> BalanceFiles.RECEIVED);
        Connection connection = Connection.of(
                ConnectionId.of("cointracking"),
                new SourceRegistration(BalanceFiles.source(() -> balances(name)), Freshness.Limits.OF_FILES));

        Valuation valuation = new Valuator(FxRates.none())
                .value(aggregator.refresh(List.of(connection), Runnable::run), Currency.getInstance("EUR"));

        assertThat(valuation.total()).isEqualTo(Money.of(total, "EUR"));
        assertThat(valuation.excluded())
                .extracting(Excluded::reason, Excluded::detail)
                .containsExactly(tuple(Excluded.Reason.NO_PRICE, "SOL2: no value is known"));
    }

    @Test
    void callsAccountsAndCoinsTheSameInBothFilesByExchange() {
        Map<List<Object>, Quantity> byExchange = quantities(read(balances(BALANCE_BY_EXCHANGE)));
        Map<List<Object>, Quantity> coins = quantities(read(balances(COINS_BY_EXCHANGE)));

        // six coins at a place in one file, those and ELONGATE in the other
        assertThat(byExchange).hasSize(6);
        assertThat(coins).hasSize(7).containsAllEntriesOf(byExchange);
    }

    private static Map<List<Object>, Quantity> quantities(ImportReport report) {
        record Held(AccountId account, Position position) {}
        return report.accounts().stream()
                .flatMap(account -> account.positions().stream().map(p -> new Held(account.account(), p)))
                .collect(toMap(
                        held -> List.of(
                                held.account(), held.position().instrument().identifiers()),
                        held -> held.position().quantity()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "CHF", "JPY"})
    void readsAnyCurrencyOfTheAccount(String currency) {
        for (String name : List.of(CURRENT_BALANCE, BALANCE_BY_EXCHANGE, COINS_BY_EXCHANGE)) {
            ImportReport report = read(text(content(name).replace(" in EUR", " in " + currency)));

            Position bitcoin = positions(report).stream()
                    .filter(p -> p.instrument().identifiers().contains(NativeId.of("cointracking", "BTC")))
                    .findFirst()
                    .orElseThrow();
            assertThat(bitcoin.clientValue())
                    .hasValueSatisfying(
                            value -> assertThat(value.currency()).isEqualTo(Currency.getInstance(currency)));
            assertThat(bitcoin.price())
                    .isEqualTo(
                            name.equals(CURRENT_BALANCE) ? Optional.of(Money.of("93000", currency)) : Optional.empty());
            assertThat(report.findings()).isEmpty();
        }
    }

    @Test
    void letsTheTypeSayWhatIsCash() {
        ImportReport report = read(text(CURRENT
                + "CHF;Swiss Franc;Currency;10;10.60;0.0001;0.00001;1.06\n"
                // Mantle has the letters of the tögrög
                + "MNT;Mantle;Coin;10;9.00;0.0001;0.00001;0.90\n"
                // gold is no cash, whatever its type
                + "XAU;Gold Ounce;Currency;2;6000;0.06;0.03;3000\n"));

        assertThat(report.accounts().get(0).cash())
                .containsExactly(BalanceFiles.cash("10", "CHF").withClientValue(Money.of("10.60", "EUR")));
        assertThat(positions(report))
                .extracting(p -> p.instrument().name(), p -> p.instrument().assetClass(), Position::clientValue)
                .containsExactly(
                        tuple("Mantle", AssetClass.CRYPTO, Optional.of(Money.of("9", "EUR"))),
                        tuple("Gold Ounce", AssetClass.CRYPTO, Optional.of(Money.of("6000", "EUR"))));
        assertThat(report.findings())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.code() + note.value().orElseThrow()).isEqualTo("NOT_A_CURRENCYXAU"));
    }

    @Test
    void letsTheTickerSayWhatIsCashWhereThereIsNoType() {
        ImportReport report =
                read(text(BY_EXCHANGE + "-3.50,USD,-3.00,0,Kraken\n2,XAU,6000,0.06,Kraken\n7,eur,1,1,Kraken\n"));

        assertThat(report.accounts().get(0).cash())
                .containsExactly(BalanceFiles.cash("-3.5", "USD").withClientValue(Money.of("-3", "EUR")));
        assertThat(positions(report)).extracting(p -> p.instrument().name()).containsExactly("XAU", "eur");
    }

    @Test
    void keepsEveryTypeThereIs() {
        ImportReport report = read(text(CURRENT
                + "A;Aa;Coin;1;1;1;1;1\nB;Bb;Coin\u00a0(dead);1;1;1;1;1\nC;Cc;ICO;1;1;1;1;1\nD;;Other;1;1;1;1;1\n"));

        // 4 coins of 1 euro
        assertThat(sum(report)).isEqualTo(Money.of("4", "EUR"));
        assertThat(positions(report)).extracting(p -> p.instrument().name()).containsExactly("Aa", "Bb", "Cc", "D");
        assertThat(positions(report)).allMatch(p -> p.instrument().assetClass() == AssetClass.CRYPTO);
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void keepsAnUnknownTypeWithoutAValue() {
        ImportReport report = read(text(CURRENT + "A;Aa;Coin;1;1;1;1;1\nB;Bb;Loan;1;1;1;1;1\n"));

        assertThat(report.rows()).isEqualTo(new Rows(2, 0, 0));
        assertThat(sum(report)).isEqualTo(Money.of("1", "EUR"));
        assertThat(positions(report).get(1).clientValue()).isEmpty();
        assertThat(codes(report)).containsExactly("UNKNOWN_ASSET_TYPE");
    }

    @Test
    void tellsAValueRoundedToZeroFromOneThatIsNotKnown() {
        ImportReport current = read(text(CURRENT
                // a price, and less than a cent
                + "A;;Coin;0.1;0.00;0.00000000;0;0.00010000\n"
                // a price of less than eight decimals, and something in bitcoin
                + "B;;Coin;100;0.00;0.00000001;0;0.00000000\n"
                + "C;;Coin;100;0.00;0.00000000;0;0.00000000\n"
                // so cheap that the price is 0, and known all the same
                + "D;;Coin;7391553200.5;7.39;0.00007948;0;0.00000000\n"));

        assertThat(positions(current))
                .extracting(p -> p.clientValue().map(Money::toString).orElse("unknown"))
                .containsExactly("EUR 0", "EUR 0", "unknown", "EUR 7.39");
        assertThat(positions(current))
                .extracting(p -> p.price().map(Money::toString).orElse("unknown"))
                .containsExactly("EUR 0.0001", "unknown", "unknown", "unknown");

        ImportReport byExchange =
                read(text(BY_EXCHANGE + "1,A,0.00,0.00000001,Kraken\n1,B,0.00,0.00000000,Kraken\n1,C,0.00,,Kraken\n"));
        assertThat(positions(byExchange))
                .extracting(p -> p.clientValue().map(Money::toString).orElse("unknown"))
                .containsExactly("EUR 0", "unknown", "unknown");
    }

    @Test
    void valuesByPriceWhereThereIsNoColumnOfValues() {
        ImportReport report =
                read(text("Ticker;Name;Type;Amount;Price in EUR\nBTC;Bitcoin;Coin;0.5;93000.00\nX;;Other;1;0\n"));

        Position bitcoin = positions(report).get(0);
        // 0.5 x 93 000
        assertThat(bitcoin.marketValue()).contains(Money.of("46500", "EUR"));
        assertThat(bitcoin.valued()).isEqualTo(Valued.FROM_PRICE);
        assertThat(positions(report).get(1).marketValue()).isEmpty();
        assertThat(codes(report)).containsExactly("MISSING_COLUMN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AAVE (Aave) by Exchange | AAVE | Aave",
                "SOL2 by Exchange | SOL2 | SOL2",
                "GST (Green Satoshi Token (SOL)) by Exchange | GST | Green Satoshi Token (SOL)",
                "GST\u00a0(Green)\u00a0by Exchange | GST | Green",
                "$PAC (PACcoin) by Exchange | $PAC | PACcoin",
                "AAVE (Aave) | AAVE | Aave",
                "AAVE | AAVE | AAVE"
            })
    void takesTickerAndNameApart(String cell, String ticker, String name) {
        Position position =
                positions(read(text(COINS + "1;Kraken;2;0.1;" + cell + "\n"))).get(0);

        assertThat(position.instrument().identifiers()).containsExactly(NativeId.of("cointracking", ticker));
        assertThat(position.instrument().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(Aave) by Exchange", "AAVE (Aave by Exchange", "AAVE Aave by Exchange"})
    void rejectsACoinWithoutATicker(String cell) {
        ImportReport report = read(text(COINS + "1;Kraken;2;0.1;BTC by Exchange\n1;Kraken;2;0.1;" + cell + "\n"));

        assertThat(report.rows()).isEqualTo(new Rows(1, 0, 1));
        assertThat(codes(report)).containsExactly("NO_INSTRUMENT");
    }

    @Test
    void putsPlacesThatAreSpeltDifferentlyInOneAccount() {
        ImportReport report = read(text(BY_EXCHANGE
                + "1,BTC,1,1,Ledger Live\n2,ETH,1,1,LEDGER  LIVE\n3,EUR,3,1,ledger live\n4,EUR,4,1,Ledger Live Balance\n"
                + "5,ADA,1,1,\n"));

        assertThat(report.accounts())
                .extracting(a -> a.account() + " " + a.positions().size())
                .containsExactly("cointracking:Ledger Live 2", "cointracking:unspecified 1");
        // 3 + 4
        assertThat(report.accounts().get(0).cash()).containsExactly(BalanceFiles.cash("7", "EUR"));
        assertThat(report.rows()).isEqualTo(new Rows(5, 0, 0));
    }

    @Test
    void countsARowOnceThatStandsTwice() {
        ImportReport report = read(
                text(BY_EXCHANGE + "1,BTC,90000,1,Kraken\n5,EUR,5,1,Kraken\n1,BTC,90000,1,Kraken\n5,EUR,5,1,Kraken\n"));

        assertThat(report.rows()).isEqualTo(new Rows(2, 2, 0));
        assertThat(sum(report)).isEqualTo(Money.of("90005", "EUR"));
        assertThat(codes(report)).containsExactly("REPEATED_ROW", "REPEATED_ROW");
    }

    @Test
    void countsDifferentRowsOfOneCoinAndPlace() {
        // the second and third add up to the first, which makes them lots elsewhere
        ImportReport report = read(text(BY_EXCHANGE
                + "3,BTC,30,1,Kraken\n1,BTC,10,1,Kraken\n2,BTC,20,1,Kraken\n4,EUR,4,1,Kraken\n5,EUR,5,1,Kraken\n"));

        assertThat(report.rows()).isEqualTo(new Rows(5, 0, 0));
        // 30 + 10 + 20 in coins, and 4 + 5 euro
        assertThat(sum(report)).isEqualTo(Money.of("69", "EUR"));
        assertThat(report.accounts().get(0).cash()).containsExactly(BalanceFiles.cash("9", "EUR"));
        assertThat(codes(report)).containsExactly("SEVERAL_ROWS", "SEVERAL_ROWS");
    }

    @Test
    void countsEqualRowsOfSeveralGroups() {
        ImportReport report = read(text("Amount,Currency,Current value in EUR,Current value in BTC,Exchange,Group\n"
                + "1,BTC,90000,1,Kraken,Mine\n1,BTC,90000,1,Kraken,Hers\n1,BTC,90000,1,Kraken,Hers\n"));

        assertThat(report.rows()).isEqualTo(new Rows(2, 1, 0));
        assertThat(sum(report)).isEqualTo(Money.of("180000", "EUR"));
        assertThat(codes(report)).containsExactly("REPEATED_ROW");
    }

    @Test
    void skipsWhatIsNotHeld() {
        ImportReport report = read(text(BY_EXCHANGE + "0.00000000,BTC,0.00,0.00,Kraken\n0.00,EUR,0.00,0,Kraken\n"));

        assertThat(report.rows()).isEqualTo(new Rows(0, 2, 0));
        assertThat(report.accounts()).isEmpty();
    }
}
