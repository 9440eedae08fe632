package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code /cs/v1/reports/trades} and {@code …/bookings}: what {@link History} tells of all accounts, taken apart. Amounts in dollars and
 * a few columns that say the same in another way are left out.
 */
final class Reports {

    private Reports() {}

    /** Days as in {@link History#of}. */
    static List<ObjectNode> trades(SampleClient client, String from, String to) {
        return History.of(client, client.accounts(), from, to).stream()
                .flatMap(row -> trades(client, row))
                .toList();
    }

    private static Stream<ObjectNode> trades(SampleClient client, ObjectNode row) {
        return row.path("Trades")
                .valueStream()
                .map(trade -> new Fields()
                        .put("AccountCurrency", row.get("Currency"))
                        .count("AccountCurrencyDecimals", 2)
                        .put("AccountId", row.get("AccountId"))
                        .put("AdjustedTradeDate", trade.get("AdjustedTradeDate"))
                        .put("Amount", trade.get("TradedQuantity"))
                        .put("AssetType", row.at("/Instrument/AssetType"))
                        .put("BookedAmountAccountCurrency", row.get("BookedAmount"))
                        .text("ClientCurrency", client.currency())
                        .put("ExchangeDescription", row.at("/Instrument/ExchangeDescription"))
                        .put("InstrumentDescription", row.at("/Instrument/Description"))
                        .put("InstrumentSymbol", row.at("/Instrument/Symbol"))
                        .put("OrderId", trade.get("OrderId"))
                        .put("Price", trade.get("Price"))
                        .put("ToOpenOrClose", trade.get("ToOpenOrClose"))
                        .put("TradeDate", row.get("Date"))
                        .put("TradedValue", trade.get("TradedValue"))
                        .put("TradeEventType", trade.get("TradeEventType"))
                        .put("TradeExecutionTime", trade.get("TradeExecutionTime"))
                        .put("TradeId", trade.get("TradeId"))
                        .put("TradeType", trade.get("TradeType"))
                        .put("Uic", row.at("/Instrument/Uic"))
                        .put("ValueDate", row.get("ValueDate"))
                        .node());
    }

    /** Days as in {@link History#of}. */
    static List<ObjectNode> bookings(SampleClient client, String from, String to) {
        List<ObjectNode> bookings = new ArrayList<>();
        for (ObjectNode row : History.of(client, client.accounts(), from, to)) {
            row.get("Bookings").forEach(booking -> bookings.add(booking(client, row, booking)));
        }
        return bookings;
    }

    private static ObjectNode booking(SampleClient client, ObjectNode row, JsonNode booking) {
        Optional<JsonNode> trade = row.path("Trades").valueStream().findFirst();
        // Of the amount for the units it is known what it was before it was converted.
        Optional<JsonNode> own =
                trade.filter(t -> booking.get("AmountType").textValue().equals("Share Amount"));
        Fields fields = new Fields()
                .put("AccountCurrency", row.get("Currency"))
                .put("AccountId", row.get("AccountId"))
                .put("Amount", own.map(t -> t.get("TradedValue")).orElse(booking.get("BookedAmount")))
                .put("AmountAccountCurrency", booking.get("BookedAmount"))
                .text("BkAmountId", "34" + booking.get("BookingId").textValue())
                .put("BkAmountType", booking.get("AmountType"))
                .put("BkAmountTypeId", booking.get("AmountTypeId"))
                .text("CaMasterRecordId", "0")
                .text("ClientCurrency", client.currency())
                .put("Currency", own.map(t -> row.at("/Instrument/Currency")).orElse(row.get("Currency")))
                .put("Date", row.get("Date"))
                .text(
                        "RelatedTradeId",
                        trade.map(t -> t.get("TradeId").textValue()).orElse("0"))
                .put("ValueDate", row.get("ValueDate"));
        if (own.isPresent()) {
            fields.put("ConversionRateAccountCurrency", row.get("ConversionRate"));
        } else {
            fields.number("ConversionRateAccountCurrency", BigDecimal.ONE);
        }
        return row.has("Instrument")
                ? fields.put("AssetType", row.at("/Instrument/AssetType"))
                        .put("InstrumentDescription", row.at("/Instrument/Description"))
                        .put("InstrumentSymbol", row.at("/Instrument/Symbol"))
                        .put("Uic", row.at("/Instrument/Uic"))
                        .node()
                : fields.text("AssetType", "Cash").count("Uic", 0).node();
    }
}
