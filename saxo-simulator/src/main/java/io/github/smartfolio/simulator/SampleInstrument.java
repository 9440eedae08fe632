package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An instrument and its price. The pair of Uic and asset type is what Saxo knows it by; a share and the CFD on it bear the same
 * symbol.
 */
public final class SampleInstrument {

    // What is ours and in no answer of Saxo's, or is answered in another form.
    private static final Set<String> OWN =
            Set.of("Exchange", "Quote", "Isin", "Issuer", "Underlying", "DisplayDecimals");
    private static final Map<String, String> SUFFIXES =
            Map.of("Bond", "Bond", "MutualFund", "MutualFund", "ContractFutures", "CF", "StockOption", "CO");

    private final ObjectNode data;

    private SampleInstrument(ObjectNode data) {
        this.data = data;
    }

    static SampleInstrument from(JsonNode json) {
        return new SampleInstrument(json.<ObjectNode>deepCopy());
    }

    public int uic() {
        return data.get("Uic").intValue();
    }

    public String assetType() {
        return text("AssetType");
    }

    public String symbol() {
        return text("Symbol");
    }

    public String description() {
        return text("Description");
    }

    /** In which money is counted; the price may be in hundredths of it. */
    public String currency() {
        return text("CurrencyCode");
    }

    /** Which no list of positions tells, and of the reference data only a search that already has it. */
    public Optional<String> isin() {
        return data.optional("Isin").map(JsonNode::textValue);
    }

    /** Absent if not even an approximate one is known. */
    public Optional<BigDecimal> price() {
        return data.get("Quote").optional("CurrentPrice").map(JsonNode::decimalValue);
    }

    public SampleInstrument withPrice(BigDecimal price) {
        ObjectNode other = data.deepCopy();
        other.withObject("/Quote").put("CurrentPrice", price);
        return new SampleInstrument(other);
    }

    /** As without market data: the price shown is zero, of type None, and the result is still computed with the real one. */
    public SampleInstrument withoutMarketData() {
        ObjectNode other = data.deepCopy();
        ObjectNode quote = other.withObject("/Quote");
        quote.put("CurrentPriceType", "None").put("CalculationReliability", "ApproximatedPrice");
        quote.remove("Bid");
        quote.remove("Ask");
        return new SampleInstrument(other);
    }

    boolean is(int uic, String assetType) {
        return uic() == uic && assetType().equals(assetType);
    }

    /** Of which only the result is worth something, not what it is about. */
    boolean isMargin() {
        return assetType().equals("FxSpot")
                || assetType().equals("ContractFutures")
                || assetType().startsWith("Cfd");
    }

    boolean isOption() {
        return assetType().endsWith("Option");
    }

    boolean isFx() {
        return assetType().equals("FxSpot");
    }

    boolean isPriced() {
        return price().isPresent()
                && !text(data.get("Quote"), "CurrentPriceType").equals("None");
    }

    /** Money is amount × price × this: 0.01 for pence and percent, a contract's size for contracts. */
    BigDecimal factor() {
        return data.optional("PriceToContractFactor")
                .map(JsonNode::decimalValue)
                .orElse(BigDecimal.ONE);
    }

    /** What the amount is counted in: for currencies the first of the pair. */
    String exposureCurrency() {
        return isFx() ? symbol().substring(0, 3) : currency();
    }

    String netPositionId(BigDecimal amount) {
        if (isFx()) {
            return symbol() + "__FxSpot";
        }
        String suffix = SUFFIXES.getOrDefault(assetType(), assetType().startsWith("Cfd") ? assetType() : "Share");
        String side = isOption() ? (amount.signum() < 0 ? "__S" : "__L") : "";
        return uic() + "__" + suffix + side;
    }

    ObjectNode quote() {
        return data.withObject("/Quote");
    }

    JsonNode exchange() {
        return Exchanges.of(text("Exchange"));
    }

    String issuer() {
        return data.optional("Issuer").map(JsonNode::textValue).orElse(description());
    }

    /** {@code 2027-01-15T00:00:00.000000Z}; a bond's is not told with a position. */
    Optional<String> expiry() {
        return assetType().equals("Bond") ? Optional.empty() : day("ExpiryDate");
    }

    Optional<String> notice() {
        return day("NoticeDate");
    }

    Optional<String> spotDate() {
        return data.optional("FxSpotDate").map(date -> date.textValue().substring(0, 10));
    }

    Optional<ObjectNode> option(BigDecimal amount) {
        return isOption()
                ? Optional.of(new Fields()
                        .flag("CanBeExercised", amount.signum() > 0)
                        .text("ExerciseStyle", "American")
                        .text("ExpiryCut", "None")
                        .text("ExpiryDate", expiry())
                        .text("PutCall", text("PutCall"))
                        .text("SettlementStyle", text("SettlementStyle"))
                        .put("Strike", data.get("StrikePrice"))
                        .node())
                : Optional.empty();
    }

    Fields display() {
        JsonNode format = data.get("Format");
        Fields display = new Fields()
                .text("Currency", currency())
                .count(
                        "Decimals",
                        data.optional("DisplayDecimals")
                                .orElse(format.get("Decimals"))
                                .intValue())
                .text("Description", description())
                .text(
                        "Format",
                        format.optional("Format").map(JsonNode::textValue).orElse("Normal"))
                .text("Symbol", symbol());
        if (isOption()) {
            display.count("StrikeDecimals", 2).text("StrikeFormat", "Normal");
        }
        return display.text(
                "UnderlyingInstrumentDescription", data.optional("Underlying").map(JsonNode::textValue));
    }

    Fields details(SampleClient client) {
        Fields details = Fields.shape("instrument");
        data.properties().stream()
                .filter(entry -> !OWN.contains(entry.getKey()))
                .forEach(entry -> details.put(entry.getKey(), entry.getValue()));
        details.put("TradableAs", Fields.list(Stream.of(data.get("AssetType"))));
        details.put(
                "TradableOn",
                Fields.list(client.accounts().stream()
                        .filter(SampleAccount::active)
                        .map(account -> JsonNodeFactory.instance.textNode(account.id()))));
        return assetType().equals("CfdOnIndex")
                ? details
                : details.put(
                        "Exchange",
                        new Fields()
                                .put("CountryCode", exchange().get("CountryCode"))
                                .put("ExchangeId", exchange().get("ExchangeId"))
                                .put("Name", exchange().get("Name"))
                                .put("TimeZoneId", exchange().get("TimeZoneId")));
    }

    Fields summary() {
        return new Fields()
                .text("AssetType", assetType())
                .text("CurrencyCode", currency())
                .text("Description", description())
                .text("ExchangeId", text("Exchange"))
                .count("GroupId", isin().isPresent() ? 16 : 0)
                .count("Identifier", uic())
                .text("IssuerCountry", isin().map(isin -> isin.substring(0, 2)))
                .put("PrimaryListing", data.optional("PrimaryListing"))
                .text("SummaryType", "Instrument")
                .text("Symbol", symbol())
                .put("TradableAs", Fields.list(Stream.of(data.get("AssetType"))));
    }

    /** As {@code /hist/v1/transactions} describes it: with its ISIN. */
    Fields booked() {
        return new Fields()
                .text("AssetType", assetType())
                .text("Currency", currency())
                .count("CurrencyDecimals", 2)
                .text("Description", description())
                .put("ExchangeDescription", exchange().get("Name"))
                .text("ISINCode", isin())
                .text("IssuerName", issuer())
                .text(
                        "PriceCurrency",
                        data.optional("PriceCurrency")
                                .map(JsonNode::textValue)
                                .filter(unit -> !unit.equals(currency())))
                .number("ResidualValue", BigDecimal.ZERO)
                .text("Symbol", symbol())
                .count("Uic", uic());
    }

    boolean matches(String keywords) {
        String wanted = keywords.toLowerCase(Locale.ROOT);
        return isin().filter(isin -> isin.equalsIgnoreCase(keywords)).isPresent()
                || symbol().toLowerCase(Locale.ROOT).contains(wanted)
                || description().toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Optional<String> day(String name) {
        return data.optional(name).map(date -> date.textValue() + "T00:00:00.000000Z");
    }

    private String text(String name) {
        return text(data, name);
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).textValue();
    }

    @Override
    public String toString() {
        return assetType() + ' ' + symbol() + " (" + uic() + ')';
    }
}
