package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A row")
class WorthTest {

    private final List<Finding> findings = new ArrayList<>();

    private AccountSnapshot read(String currency, KnownInstruments known, List<JsonNode> rows) {
        ObjectNode balance = Fixtures.JSON.createObjectNode();
        balance.put("Currency", currency).put("CashBalance", BigDecimal.ZERO);
        return new AccountFigures(
                        Fixtures.account("9300123", currency),
                        new Answer(Fixtures.GATEWAY, Optional.of(Entry.of(balance)), ""),
                        rows)
                .snapshot(known, findings);
    }

    private Position read(String currency, JsonNode row) {
        return read(currency, Fixtures.instruments(), List.of(row)).positions().get(0);
    }

    private static ObjectNode vodafone() {
        return Fixtures.row("netpositions-eur.json", 3313);
    }

    private static ObjectNode view(ObjectNode row) {
        return (ObjectNode) row.get("NetPositionView");
    }

    private static void times100(ObjectNode view, String... properties) {
        for (String property : properties) {
            view.put(property, view.get(property).decimalValue().movePointRight(2));
        }
    }

    private static KnownInstruments with(long uic, Consumer<ObjectNode> change) {
        KnownInstruments known = new KnownInstruments();
        for (JsonNode details : Fixtures.rows("instruments-details.json")) {
            if (details.get("Uic").asLong() == uic) {
                change.accept((ObjectNode) details);
            }
            known.learn(InstrumentDetails.from(Entry.of(details)));
        }
        return known;
    }

    private static void assertPounds(Position position) {
        // 1000 × 88.10 p = 881.00, × 1.15 = 1013.15
        assertThat(position.instrument().currency()).contains(Currency.getInstance("GBP"));
        assertThat(position.price()).contains(Money.parse("GBP 0.881"));
        assertThat(position.averagePrice()).contains(Money.parse("GBP 0.725"));
        assertThat(position.marketValue()).contains(Money.parse("GBP 881"));
        assertThat(position.unrealizedProfit()).contains(Money.parse("GBP 156"));
        assertThat(position.clientValue()).contains(Money.parse("EUR 1013.15"));
    }

    @Test
    @DisplayName("whose value comes in pence counts as pounds")
    void valueInPence() {
        ObjectNode row = vodafone();
        times100(view(row), "MarketValue", "MarketValueOpen", "ProfitLossOnTrade");

        assertPounds(read("EUR", row));
    }

    @Test
    @DisplayName("whose second value was converted from pence as if they were pounds counts as pounds too")
    void baseValueInPence() {
        ObjectNode row = vodafone();
        times100(view(row), "MarketValue", "MarketValueOpen", "ProfitLossOnTrade", "MarketValueInBaseCurrency");

        assertPounds(read("EUR", row));
    }

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"GBX", "GBp"})
    @DisplayName("that names pence as its currency counts as pounds, whichever its value is in")
    void namedInPence(String pence) {
        ObjectNode row = vodafone();
        ((ObjectNode) row.get("DisplayAndFormat")).put("Currency", pence);
        assertPounds(read("EUR", row));

        times100(view(row), "MarketValue", "MarketValueOpen", "ProfitLossOnTrade");
        assertPounds(read("EUR", row));
    }

    @Test
    @DisplayName("of which only the factor tells of pence counts as pounds")
    void byFactor() {
        KnownInstruments known = with(3313, details -> details.remove("PriceCurrency"));

        assertPounds(read("EUR", known, List.of(vodafone())).positions().get(0));
    }

    @Test
    @DisplayName("without a price, in pence, adds up from what was paid and gained in pence")
    void penceWithoutPrice() {
        ObjectNode row = vodafone();
        view(row).put("CurrentPrice", BigDecimal.ZERO).put("CurrentPriceType", "None");
        view(row).remove(List.of("MarketValue", "MarketValueInBaseCurrency"));
        times100(view(row), "MarketValueOpen", "ProfitLossOnTrade");
        Position position = read("EUR", row);

        // 725.00 + 156.00; in euros 848.25 + 182.52 − 17.62
        assertThat(position.marketValue()).contains(Money.parse("GBP 881"));
        assertThat(position.clientValue()).contains(Money.parse("EUR 1013.15"));
        assertThat(position.valued()).isEqualTo(Valued.FROM_COST_AND_PROFIT);
    }

    @Test
    @DisplayName("of which no details are known keeps its value and has no price per unit")
    void withoutDetails() {
        Position position = read("EUR", new KnownInstruments(), List.of(vodafone()))
                .positions()
                .get(0);

        assertThat(position.marketValue()).contains(Money.parse("GBP 881"));
        assertThat(position.price()).isEmpty();
        assertThat(position.averagePrice()).isEmpty();
    }

    // Three ways in which Saxo says that there is no price.
    @ParameterizedTest(name = "price {0}, type {1}, reliability {2}")
    @CsvSource({"0.0, None, ApproximatedPrice", "0.0, LastTraded, Ok", "27.5, Bid, NoMarketAccess", ", , UnknownPrice"})
    @DisplayName("without a price is worth what was paid and gained since, and never zero")
    void withoutPrice(BigDecimal price, String type, String reliability) {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 4720163);
        ObjectNode view = view(row);
        view.remove(List.of("CurrentPrice", "CurrentPriceType"));
        Optional.ofNullable(price).ifPresent(p -> view.put("CurrentPrice", p));
        Optional.ofNullable(type).ifPresent(t -> view.put("CurrentPriceType", t));
        view.put("CalculationReliability", reliability);
        view.put("MarketValue", BigDecimal.ZERO).put("MarketValueInBaseCurrency", BigDecimal.ZERO);
        Position position = read("USD", row);

        // 2641.50 − 31.50
        assertThat(position.marketValue()).contains(Money.parse("USD 2610"));
        assertThat(position.clientValue()).contains(Money.parse("USD 2610"));
        assertThat(position.valued()).isEqualTo(Valued.FROM_COST_AND_PROFIT);
        assertThat(position.price()).isEmpty();
    }

    @Test
    @DisplayName("without a price in another currency counts the change of the rate")
    void conversion() {
        // As a client's rows have it: 2311.31 − 27.56 − 39.15, which is 2610.00 × 0.86.
        Position position = read("EUR", Fixtures.row("netpositions-me.json", 4720163));
        assertThat(position.clientValue()).contains(Money.parse("EUR 2244.6"));

        ObjectNode row = Fixtures.row("netpositions-me.json", 4720163);
        view(row).remove("ProfitLossCurrencyConversion");
        assertThat(read("EUR", row).clientValue()).isEmpty();
    }

    @Test
    @DisplayName("whose approximated price gave a value has that value")
    void approximated() {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 211);
        view(row).put("CalculationReliability", "ApproximatedPrice");
        Position position = read("USD", row);

        assertThat(position.marketValue()).contains(Money.parse("USD 2255"));
        assertThat(position.valued()).isEqualTo(Valued.REPORTED);
    }

    @Test
    @DisplayName("of a margin product is worth its profit, even if Saxo's value were the notional")
    void notional() {
        ObjectNode row = Fixtures.row("netpositions-eur.json", 4910);
        view(row)
                .put("MarketValue", new BigDecimal("48021.0"))
                .put("MarketValueInBaseCurrency", new BigDecimal("48021.0"));
        Position position = read("EUR", row);

        assertThat(position.marketValue()).contains(Money.parse("EUR 1021"));
        assertThat(position.clientValue()).contains(Money.parse("EUR 1021"));
    }

    @Test
    @DisplayName("of a short share is owed: its value is negative")
    void shortShare() {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 211);
        ((ObjectNode) row.get("NetPositionBase")).put("Amount", new BigDecimal("-10.0"));
        view(row)
                .put("MarketValue", new BigDecimal("-2255.0"))
                .put("MarketValueInBaseCurrency", new BigDecimal("-2255.0"));
        Position position = read("USD", row);

        assertThat(position.quantity().isShort()).isTrue();
        assertThat(position.marketValue()).contains(Money.parse("USD -2255"));
    }

    @Test
    @DisplayName("of a kind nobody knows is kept with what Saxo says it is worth, and a warning")
    void unknownKind() {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 211);
        ((ObjectNode) row.get("NetPositionBase")).put("AssetType", "Quantum");
        Position position = read("USD", row);

        assertThat(position.instrument().assetClass()).isEqualTo(AssetClass.OTHER);
        assertThat(position.marketValue()).contains(Money.parse("USD 2255"));
        assertThat(position.instrument().identifiers())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("saxo~211:Quantum", "saxo~sym:AAPL:xnas");
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.code()).isEqualTo("UNKNOWN_ASSET_TYPE");
            assertThat(finding.value()).contains("Quantum");
        });
    }

    @Test
    @DisplayName("of a kind nobody knows, without a price, has no value: what was paid may have been a margin")
    void unknownKindWithoutPrice() {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 4720163);
        ((ObjectNode) row.get("NetPositionBase")).put("AssetType", "Quantum");

        Position position = read("USD", row);
        assertThat(position.marketValue()).isEmpty();
        assertThat(position.clientValue()).isEmpty();
        assertThat(position.valued()).isEqualTo(Valued.REPORTED);
    }

    @Test
    @DisplayName("with a price and no value is worth what was paid and gained")
    void priceWithoutValue() {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 211);
        view(row).remove("MarketValue");
        view(row).put("MarketValueInBaseCurrency", BigDecimal.ZERO);
        Position position = read("USD", row);

        // 1800.00 + 455.00
        assertThat(position.marketValue()).contains(Money.parse("USD 2255"));
        assertThat(position.clientValue()).contains(Money.parse("USD 2255"));
        assertThat(position.price()).contains(Money.parse("USD 225.5"));
        assertThat(position.valued()).isEqualTo(Valued.FROM_COST_AND_PROFIT);
    }

    @Test
    @DisplayName("that could not be converted has its second value from what was paid and gained")
    void notConverted() {
        ObjectNode row = Fixtures.row("netpositions-me.json", 211);
        view(row).put("MarketValueInBaseCurrency", BigDecimal.ZERO);

        // 1656.00 + 418.60 − 135.30, which is 2255.00 × 0.86
        assertThat(read("EUR", row).clientValue()).contains(Money.parse("EUR 1939.3"));
    }

    @Test
    @DisplayName("of a pound share in an account in pounds, whose values come in pence, counts as pounds in both")
    void penceInPoundAccount() {
        ObjectNode row = vodafone();
        times100(view(row), "MarketValue", "MarketValueOpen", "ProfitLossOnTrade");
        // Not in pence: what Saxo converted, by a rate of one.
        view(row)
                .put("MarketValueInBaseCurrency", new BigDecimal("881.0"))
                .put("ConversionRateCurrent", BigDecimal.ONE);
        assertThat(read("GBP", row).clientValue()).contains(Money.parse("GBP 881"));

        view(row).put("MarketValueInBaseCurrency", new BigDecimal("88100.0"));
        assertThat(read("GBP", row).clientValue()).contains(Money.parse("GBP 881"));
    }

    @Test
    @DisplayName("that names pence as its currency, where nothing tells otherwise, has its amounts in pence")
    void pence() {
        ObjectNode row = Fixtures.row("netpositions-eur.json", 4910);
        ((ObjectNode) row.get("DisplayAndFormat")).put("Currency", "GBX");
        view(row).remove(List.of("CurrentPrice", "CurrentPriceType", "MarketValue", "MarketValueInBaseCurrency"));
        view(row).remove("ProfitLossOnTradeInBaseCurrency");
        Position position = read("EUR", row);

        // 1021.00 p
        assertThat(position.marketValue()).contains(Money.parse("GBP 10.21"));
        assertThat(position.clientValue()).isEmpty();
        assertThat(position.valued()).isEqualTo(Valued.FROM_COST_AND_PROFIT);
    }

    @Test
    @DisplayName("of a margin product quoted in pence has its profit in pounds, whichever unit it came in")
    void marginInPence() {
        // (24010.50 − 23500.00) p × 2 × 0.01 = 10.21 pounds
        KnownInstruments known = with(
                4910,
                details -> details.put("CurrencyCode", "GBP")
                        .put("PriceCurrency", "GBX")
                        .put("PriceToContractFactor", new BigDecimal("0.01")));
        ObjectNode row = Fixtures.row("netpositions-eur.json", 4910);
        ((ObjectNode) row.get("DisplayAndFormat")).put("Currency", "GBP");
        view(row).put("ConversionRateCurrent", BigDecimal.ONE);
        for (String profit : List.of("10.21", "1021.0")) {
            for (String property : List.of("ProfitLossOnTrade", "ProfitLossOnTradeInBaseCurrency")) {
                view(row).put(property, new BigDecimal(profit));
            }
            Position position = read("GBP", known, List.of(row)).positions().get(0);

            assertThat(position.marketValue()).contains(Money.parse("GBP 10.21"));
            assertThat(position.clientValue()).contains(Money.parse("GBP 10.21"));
            assertThat(position.price()).contains(Money.parse("GBP 240.105"));
        }
    }

    @Test
    @DisplayName("in a currency nobody knows keeps its value in the account's currency")
    void unknownCurrency() {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 211);
        ((ObjectNode) row.get("DisplayAndFormat")).put("Currency", "QQQ");
        Position position = read("USD", row);

        assertThat(position.marketValue()).isEmpty();
        assertThat(position.clientValue()).contains(Money.parse("USD 2255"));
        assertThat(findings).extracting(Finding::code).containsExactly("UNKNOWN_UNIT");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "NetPositionBase, Uic, ",
        "NetPositionBase, Uic, 211.5",
        "NetPositionBase, AssetType, ",
        "NetPositionBase, Amount, ",
        "NetPositionBase, Amount, '\"ten\"'",
        "NetPositionBase, Amount, 1e999999",
        "NetPositionBase, Amount, 11111111111111111111111111111111111111111",
        "NetPositionView, MarketValue, '\"n/a\"'",
        "NetPositionView, CurrentPrice, true",
        "NetPositionView, CurrentPriceLastTraded, '\"yesterday\"'"
    })
    @DisplayName("that cannot be read is left out by name, and the others stay")
    void unreadable(String group, String property, String value) {
        ObjectNode row = Fixtures.row("netpositions-usd.json", 211);
        ObjectNode object = (ObjectNode) row.get(group);
        if (value == null) {
            object.remove(property);
        } else {
            object.set(property, Fixtures.json(value));
        }
        AccountSnapshot account =
                read("USD", Fixtures.instruments(), List.of(row, Fixtures.row("netpositions-usd.json", 4720163)));

        assertThat(account.positions()).hasSize(1);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.column()).contains(group + '.' + property);
            assertThat(finding.account()).contains(account.account());
        });
    }

    // As /positions gives them: without a price MarketValue is 0.0 there, and once a view held nothing at all.
    @ParameterizedTest(name = "Uic {0}: {1}")
    @CsvSource({"4720163, USD 2610", "47316301, USD -1325", "51044690, "})
    @DisplayName("as single positions have it, without a price, is valued the same way or not at all")
    void singlePositions(long uic, String value) {
        JsonNode single = Fixtures.rows("positions-me.json").stream()
                .filter(row -> row.path("PositionBase").path("Uic").asLong() == uic)
                .findFirst()
                .orElseThrow();
        ObjectNode row = Fixtures.JSON.createObjectNode();
        row.set("NetPositionBase", single.get("PositionBase"));
        row.set("NetPositionView", single.get("PositionView"));
        row.set("DisplayAndFormat", single.get("DisplayAndFormat"));
        Position position = read("EUR", row);

        assertThat(position.marketValue()).isEqualTo(Optional.ofNullable(value).map(Money::parse));
        assertThat(findings).extracting(Finding::code).isEqualTo(value == null ? List.of("NO_VALUE") : List.of());
    }
}
