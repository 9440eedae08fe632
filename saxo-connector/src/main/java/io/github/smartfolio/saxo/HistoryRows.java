package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rows of {@code /hist/v1/transactions}: each is one event, whole. */
final class HistoryRows {

    private HistoryRows() {}

    /** @throws UnreadableEntry if what is needed is missing or no such thing */
    static BookedEvent event(Entry row) {
        Currency currency = currency(row, "Currency");
        boolean reversal = row.flag("IsReversal").orElse(false);
        BigDecimal booked = row.neededNumber("BookedAmount");
        Entry described = row.entry("Instrument");
        Optional<Instrument> instrument = instrument(described, described.text("ISINCode"));
        List<BookedTrade> trades = new ArrayList<>();
        each(row, "Trades", trade -> trades.add(BookedTrade.from(trade, "TradedQuantity")));
        List<BookedAmount> amounts = new ArrayList<>();
        each(
                row,
                "Bookings",
                amount -> amounts.add(new BookedAmount(
                        amount.text("AmountType").orElse(""),
                        Money.of(amount.neededNumber("BookedAmount"), currency))));
        return new BookedEvent(
                AccountId.of(SaxoAccount.INSTITUTION, row.neededText("AccountId")),
                kind(row, trades, described, Events.direction(booked, reversal)),
                reversal,
                row.neededDay("Date"),
                row.day("ValueDate"),
                instrument,
                described.text("PriceCurrency").flatMap(PriceUnit::tryParse),
                trades,
                Money.of(booked, currency),
                amounts,
                own(instrument, trades),
                row.number("ConversionRate"),
                row.number("RealizedPnL").map(profit -> Money.of(profit, currency)),
                evidence(row, trades));
    }

    private static Kind kind(Entry row, List<BookedTrade> trades, Entry instrument, int direction) {
        if (instrument.text("Symbol").filter(Events::isBetweenOwnAccounts).isPresent()) {
            return Events.transfer(direction);
        }
        Kind word =
                row.text("Event").map(event -> Events.kind(event, direction)).orElse(Kind.UNKNOWN);
        if (row.text("TransactionType").filter("Trade"::equals).isEmpty()) {
            return word;
        }
        // What undoes a purchase may look like a sale.
        boolean undoes = row.flag("IsReversal").orElse(false) && (word == Kind.BUY || word == Kind.SELL);
        return undoes ? word : BookedEvent.traded(trades).orElse(word);
    }

    private static Optional<Money> own(Optional<Instrument> instrument, List<BookedTrade> trades) {
        if (trades.isEmpty() || trades.stream().anyMatch(trade -> trade.value().isEmpty())) {
            return Optional.empty();
        }
        BigDecimal value =
                trades.stream().map(trade -> trade.value().orElseThrow()).reduce(BigDecimal.ZERO, BigDecimal::add);
        return instrument.flatMap(Instrument::currency).map(currency -> Money.of(value, currency));
    }

    private static Evidence evidence(Entry row, List<BookedTrade> trades) {
        Set<ExternalId> ids = new HashSet<>(BookedEvent.ids(trades));
        BookedTrade.id(row, "TradeId").ifPresent(id -> ids.add(ExternalId.of(ExternalId.Scheme.TRADE, id)));
        BookedTrade.id(row, "BkRecordId").ifPresent(id -> ids.add(ExternalId.of(ExternalId.Scheme.RECORD, id)));
        BookedTrade.id(row, "BookingId").ifPresent(id -> ids.add(ExternalId.of(ExternalId.Scheme.BOOKING, id)));
        BookedTrade.id(row, "PositionId").ifPresent(id -> ids.add(ExternalId.of(ExternalId.Scheme.POSITION, id)));
        BookedTrade.id(row, "CorporateActionId")
                .ifPresent(id -> ids.add(ExternalId.of(ExternalId.Scheme.CORPORATE_ACTION, id)));
        return new Evidence(
                ids, row.text("TransactionType").orElse(""), row.text("Event").orElse(""), "");
    }

    /** Empty if it is money, or none is described. */
    static Optional<Instrument> instrument(Entry described, Optional<String> isin) {
        boolean none = BookedTrade.id(described, "Uic").isEmpty()
                || described
                        .text("AssetType")
                        .filter(type -> !type.equals("Cash"))
                        .isEmpty();
        if (none) {
            return Optional.empty();
        }
        InstrumentKey key = InstrumentKey.from(described);
        AssetClass kind = AssetTypes.assetClass(key.assetType()).orElse(AssetClass.OTHER);
        Optional<String> symbol = described.text("Symbol").or(() -> described.text("InstrumentSymbol"));
        String name = described
                .text("Description")
                .or(() -> described.text("InstrumentDescription"))
                .or(() -> symbol)
                .orElse(key.toString());
        return Optional.of(new Instrument(
                Identity.of(key, kind, symbol, isin.flatMap(Isin::tryParse)),
                name,
                kind,
                described.text("Currency").flatMap(PriceUnit::tryParse).map(PriceUnit::currency)));
    }

    /** @throws UnreadableEntry if it is missing or none */
    static Currency currency(Entry row, String property) {
        return PriceUnit.tryParse(row.neededText(property))
                .filter(unit -> !unit.hundredth())
                .map(PriceUnit::currency)
                .orElseThrow(() -> row.unreadable(property));
    }

    /** Each entry of a list that may be missing. */
    private static void each(Entry row, String property, Consumer<Entry> visitor) {
        JsonNode list = row.node().path(property);
        if (row.has(property) && !list.isArray()) {
            throw row.unreadable(property);
        }
        list.forEach(node -> visitor.accept(new Entry(node, property + '.')));
    }
}
