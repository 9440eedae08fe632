package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Reconciliation;
import io.github.smartfolio.account.ReportedTotal;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Of the recorded net positions")
class NetPositionRowsTest {

    private static final List<AccountSnapshot> ACCOUNTS = Stream.of("EUR", "USD", "DKK")
            .map(currency -> snapshot(currency, new ArrayList<>()))
            .toList();

    private static AccountSnapshot snapshot(String currency, List<Finding> findings) {
        String suffix = currency.equals("EUR") ? "" : currency;
        return new AccountFigures(
                        Fixtures.account("9300123" + suffix, currency),
                        Fixtures.answer("/port/v1/balances", "balances-" + currency.toLowerCase(Locale.ROOT) + ".json"),
                        Fixtures.rows("netpositions-" + currency.toLowerCase(Locale.ROOT) + ".json"))
                .snapshot(Fixtures.instruments(), findings);
    }

    private static Position position(String nativeId) {
        return ACCOUNTS.stream()
                .flatMap(account -> account.positions().stream())
                .filter(position -> identifiers(position).contains(nativeId))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> identifiers(Position position) {
        return position.instrument().identifiers().stream()
                .map(InstrumentIdentifier::toString)
                .collect(Collectors.toSet());
    }

    // The values as the list of these rows states them; the second in the currency of the account: pence 881.00 × 1.15,
    // currencies
    // 128.00 × 0.86.
    @ParameterizedTest(name = "{0} is worth {1}")
    @CsvSource({
        "saxo~211:Stock, USD 2255, USD 2255, REPORTED, STOCK, TICMIC~AAPL@XNAS",
        "saxo~18216:Etf, EUR 6562, EUR 6562, REPORTED, ETF, TICMIC~VWCE@XETR",
        "saxo~3313:Stock, GBP 881, EUR 1013.15, REPORTED, STOCK, TICMIC~VOD@XLON",
        "saxo~4180552:Bond, DKK 97350, DKK 97350, REPORTED, BOND, saxo~sym:DKGB0529",
        "saxo~21:FxSpot, USD 128, EUR 110.08, REPORTED, FX, saxo~sym:EURUSD",
        "saxo~4910:CfdOnIndex, EUR 1021, EUR 1021, REPORTED, CFD, saxo~cfd:GER40.I",
        "saxo~51044712:StockOption, USD 3640, USD 3640, REPORTED, OPTION, saxo~sym:AAPL/15F27C220:xcbf",
        "saxo~50331144:ContractFutures, USD 2487.5, USD 2487.5, REPORTED, FUTURE, saxo~sym:ESZ6",
        "saxo~2501877:MutualFund, DKK 8701.59, DKK 8701.59, REPORTED, FUND, TICMIC~SPIGLEFAKL@XMUT",
        "saxo~4720163:Etf, USD 2610, USD 2610, FROM_COST_AND_PROFIT, ETF, TICMIC~SCHD@ARCX",
        "saxo~47316301:ContractFutures, USD -1325, USD -1325, FROM_COST_AND_PROFIT, FUTURE, saxo~sym:HGH7"
    })
    void values(String id, String value, String base, Valued valued, AssetClass kind, String bySymbol) {
        Position position = position(id);

        assertThat(position.marketValue()).contains(Money.parse(value));
        assertThat(position.clientValue()).contains(Money.parse(base));
        assertThat(position.valued()).isEqualTo(valued);
        assertThat(position.instrument().assetClass()).isEqualTo(kind);
        assertThat(identifiers(position)).containsExactlyInAnyOrder(id, bySymbol);
    }

    // Prices of one unit in main units: 88.10 p, 97.35 % of nominal, 571.20 cents; a contract's size is not in its
    // price.
    @ParameterizedTest(name = "{0} costs {1} and was bought at {2}")
    @CsvSource({
        "saxo~211:Stock, USD 225.5, USD 180, USD 455",
        "saxo~18216:Etf, EUR 131.24, EUR 100, EUR 1562",
        "saxo~3313:Stock, GBP 0.881, GBP 0.725, GBP 156",
        "saxo~4180552:Bond, DKK 0.9735, DKK 0.952, DKK 2150",
        "saxo~21:FxSpot, USD 1.1628, USD 1.15, USD 128",
        "saxo~4910:CfdOnIndex, EUR 24010.5, EUR 23500, EUR 1021",
        "saxo~51044712:StockOption, USD 18.2, USD 12.5, USD 1140",
        "saxo~50331144:ContractFutures, USD 6950, USD 6900.25, USD 2487.5",
        "saxo~2501877:MutualFund, DKK 342.15, DKK 310, DKK 817.64",
        "saxo~4720163:Etf, , USD 26.415, USD -31.5",
        "saxo~47316301:ContractFutures, , USD 5.712, USD -1325"
    })
    void prices(String id, String price, String average, String profit) {
        Position position = position(id);

        assertThat(position.price()).isEqualTo(Optional.ofNullable(price).map(Money::parse));
        assertThat(position.averagePrice()).contains(Money.parse(average));
        assertThat(position.unrealizedProfit()).contains(Money.parse(profit));
    }

    @Test
    @DisplayName("a price has a time where Saxo gives one")
    void pricedAt() {
        assertThat(position("saxo~211:Stock").pricedAt()).contains(Instant.parse("2026-11-20T21:00:00Z"));
        assertThat(position("saxo~18216:Etf").pricedAt()).isEmpty();
        assertThat(position("saxo~4720163:Etf").pricedAt()).isEmpty();
    }

    @Test
    @DisplayName("eleven are positions, and the squared one is skipped with a word about it")
    void squared() {
        List<Finding> findings = new ArrayList<>();
        snapshot("EUR", findings);

        assertThat(ACCOUNTS.stream()
                        .mapToLong(account -> account.positions().size())
                        .sum())
                .isEqualTo(11);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("SQUARED");
            assertThat(finding.severity()).isEqualTo(Finding.Severity.INFO);
            assertThat(finding.account()).contains(ACCOUNTS.get(0).account());
        });
    }

    @Test
    @DisplayName("cash is one line per account, with what is not booked yet beside it")
    void cash() {
        assertThat(ACCOUNTS)
                .extracting(AccountSnapshot::cash)
                .containsExactly(
                        List.of(CashBalance.of(Money.of("4210.55", "EUR"))),
                        List.of(new CashBalance(Money.of("1234.56", "USD"), Optional.of(Money.of("-565.5", "USD")))),
                        List.of(CashBalance.of(Money.of("25000", "DKK"))));
    }

    // EUR 4210.55 + 6562 + 1013.15 + 110.08 + 1021 = 12916.78, and 4.30 of the squared row make 12921.08.
    // USD 1234.56 − 565.50 + 2255 + 3640 + 2487.50 + 2610 − 1325 = 10336.56. DKK 25000 + 97350 + 8701.59 = 131051.59.
    static Stream<Arguments> totals() {
        return Stream.of(
                Arguments.of(
                        0, "EUR 12916.78", List.of(new ReportedTotal.Part("PENDING_PROFIT", Money.parse("EUR 4.3")))),
                Arguments.of(1, "USD 10336.56", List.of()),
                Arguments.of(2, "DKK 131051.59", List.of()));
    }

    @ParameterizedTest(name = "account {0} adds up to Saxo''s own sum, to the cent")
    @MethodSource
    void totals(int account, String computed, List<ReportedTotal.Part> apart) {
        Reconciliation sums = Reconciliation.of(ACCOUNTS.get(account)).orElseThrow();

        assertThat(sums.computed()).isEqualTo(Money.parse(computed));
        assertThat(sums.explained()).isEqualTo(apart);
        assertThat(sums.difference().amount()).isZero();
    }

    @Test
    @DisplayName("a total that holds the costs of closing, as Saxo's once did, is explained by them")
    void closingCosts() {
        ObjectNode balance = (ObjectNode) Fixtures.json(Fixtures.text("balances-usd.json"));
        // 10336.56 − 18.62
        balance.put("TotalValue", new BigDecimal("10317.94"));
        AccountSnapshot account = new AccountFigures(
                        Fixtures.account("9300123USD", "USD"),
                        new Answer(Fixtures.GATEWAY, Optional.of(Entry.of(balance)), ""),
                        Fixtures.rows("netpositions-usd.json"))
                .snapshot(Fixtures.instruments(), new ArrayList<>());

        Reconciliation sums = Reconciliation.of(account).orElseThrow();
        assertThat(sums.explained())
                .containsExactly(new ReportedTotal.Part("CLOSING_COSTS", Money.parse("USD -18.62")));
        assertThat(sums.difference().amount()).isZero();
    }

    @Test
    @DisplayName("the markets in symbols are those of their exchanges, so that exchanges need not be asked for")
    void markets() {
        List<JsonNode> exchanges = Fixtures.rows("exchanges.json");
        List<String> checked = new ArrayList<>();
        for (JsonNode row : Fixtures.rows("netpositions-me.json")) {
            exchanges.stream()
                    .filter(exchange -> exchange.get("ExchangeId")
                            .equals(row.path("Exchange").path("ExchangeId")))
                    .forEach(exchange -> {
                        Position position = position(
                                "saxo~" + InstrumentKey.from(Entry.of(row).entry("NetPositionBase")));
                        String market = position.instrument()
                                .listedSymbol()
                                .orElseThrow()
                                .market()
                                .value();
                        assertThat(market).isEqualTo(exchange.get("Mic").textValue());
                        checked.add(market);
                    });
        }
        assertThat(checked).containsExactlyInAnyOrder("ARCX", "XLON");
    }
}
