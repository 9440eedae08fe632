package io.github.smartfolio.saxo;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rows of {@code /cs/v1/reports/trades} and {@code …/bookings}, joined to events: the amounts of a trade bear its id, those of a
 * corporate action that one's, and each other amount is an event of its own.
 *
 * <p>The id of an amount is not taken over: other reports number amounts in another way, and would seem to speak of other events.
 */
final class ReportRows {

    private final Map<Event, List<Line>> lines = new LinkedHashMap<>();
    private final Map<String, Entry> trades = new LinkedHashMap<>();
    private final List<Entry> nameless = new ArrayList<>();
    private int single;

    /** Where amounts belong together; one of the first two is there, or a number for an amount that stands alone. */
    private record Event(
            AccountId account, Optional<String> trade, Optional<String> action, LocalDate date, int number) {}

    /** An amount. */
    private record Line(Entry row, BookedAmount amount) {

        /** What it is in the currency of the instrument; absent if that is not told. */
        Optional<Money> own() {
            return row.text("Currency")
                    .flatMap(PriceUnit::tryParse)
                    .filter(unit -> !unit.hundredth())
                    .flatMap(unit -> row.number("Amount").map(number -> Money.of(number, unit.currency())));
        }
    }

    /** @throws UnreadableEntry if what is needed is missing or no such thing */
    void addTrade(Entry row) {
        // Read here, so that what cannot be read is told of with its row.
        BookedTrade.from(row, "Amount");
        account(row);
        row.neededDay("TradeDate");
        row.neededNumber("BookedAmountAccountCurrency");
        HistoryRows.currency(row, "AccountCurrency");
        HistoryRows.instrument(row, Optional.empty());
        BookedTrade.id(row, "TradeId").ifPresentOrElse(id -> trades.put(id, row), () -> nameless.add(row));
    }

    /** @throws UnreadableEntry if what is needed is missing or no such thing */
    void addBooking(Entry row) {
        Currency currency = HistoryRows.currency(row, "AccountCurrency");
        LocalDate date = row.neededDay("Date");
        Money booked = Money.of(row.neededNumber("AmountAccountCurrency"), currency);
        HistoryRows.instrument(row, Optional.empty());
        Optional<String> trade = BookedTrade.id(row, "RelatedTradeId");
        Optional<String> action = BookedTrade.id(row, "CaMasterRecordId").filter(id -> trade.isEmpty());
        Event event = new Event(
                account(row),
                trade,
                action,
                // All amounts of a trade are its, whenever they are booked.
                trade.isPresent() ? LocalDate.MIN : date,
                trade.isPresent() || action.isPresent() ? 0 : ++single);
        lines.computeIfAbsent(event, missing -> new ArrayList<>())
                .add(new Line(row, new BookedAmount(row.text("BkAmountType").orElse(""), booked)));
    }

    private static AccountId account(Entry row) {
        return AccountId.of(SaxoAccount.INSTITUTION, row.neededText("AccountId"));
    }

    /** Trades first, in their order, then what else was booked. */
    List<BookedEvent> events() {
        List<BookedEvent> events = new ArrayList<>();
        Map<Event, List<Line>> others = new LinkedHashMap<>(lines);
        trades.forEach((id, row) -> {
            Event ofTrade = new Event(account(row), Optional.of(id), Optional.empty(), LocalDate.MIN, 0);
            List<Line> amounts = Optional.ofNullable(others.remove(ofTrade)).orElse(List.of());
            events.add(trade(row, amounts));
        });
        nameless.forEach(row -> events.add(trade(row, List.of())));
        others.forEach((event, amounts) -> events.add(booked(event, amounts)));
        return events;
    }

    private static BookedEvent trade(Entry row, List<Line> amounts) {
        BookedTrade trade = BookedTrade.from(row, "Amount");
        Currency currency = HistoryRows.currency(row, "AccountCurrency");
        Kind kind = BookedEvent.traded(List.of(trade)).orElse(Kind.UNKNOWN);
        Optional<Money> own = own(amounts, kind);
        return new BookedEvent(
                account(row),
                kind,
                false,
                row.neededDay("TradeDate"),
                row.day("ValueDate"),
                HistoryRows.instrument(row, Optional.empty()).map(instrument -> in(instrument, own)),
                Optional.empty(),
                List.of(trade),
                Money.of(row.neededNumber("BookedAmountAccountCurrency"), currency),
                parts(amounts),
                own,
                rate(amounts, kind),
                Optional.empty(),
                new Evidence(
                        BookedEvent.ids(List.of(trade)),
                        trade.placeholder() ? "NotAvailable" : "Trade",
                        row.text("TradeEventType").orElse(""),
                        ""));
    }

    private static BookedEvent booked(Event event, List<Line> amounts) {
        List<BookedAmount> parts = parts(amounts);
        Money net = parts.stream().map(BookedAmount::booked).reduce(Money::plus).orElseThrow();
        Line first = amounts.stream()
                .filter(line -> line.amount().charge(Kind.UNKNOWN).isEmpty())
                .findFirst()
                .orElse(amounts.get(0));
        Entry row = first.row();
        int direction = first.amount().booked().amount().signum();
        Kind kind = kind(first, direction);
        Optional<Money> own = own(amounts, kind);
        Set<ExternalId> ids = new HashSet<>();
        event.trade().map(id -> ExternalId.of(ExternalId.Scheme.TRADE, id)).ifPresent(ids::add);
        event.action()
                .map(id -> ExternalId.of(ExternalId.Scheme.CORPORATE_ACTION, id))
                .ifPresent(ids::add);
        return new BookedEvent(
                event.account(),
                kind,
                false,
                row.neededDay("Date"),
                row.day("ValueDate"),
                HistoryRows.instrument(row, Optional.empty()),
                Optional.empty(),
                List.of(),
                net,
                parts,
                own,
                rate(amounts, kind),
                Optional.empty(),
                new Evidence(
                        ids,
                        "Booking",
                        first.amount().type(),
                        row.text("InstrumentDescription")
                                .filter(text -> row.text("AssetType")
                                        .filter("Cash"::equals)
                                        .isPresent())
                                .orElse("")));
    }

    // The trade of today's amounts is told of tomorrow: until then only what it did to the cash is known.
    private static Kind kind(Line line, int direction) {
        if (line.row()
                .text("InstrumentSymbol")
                .filter(Events::isBetweenOwnAccounts)
                .isPresent()) {
            return Events.transfer(direction);
        }
        if (line.amount().type().equalsIgnoreCase("Share Amount")) {
            return direction < 0 ? Kind.BUY : Kind.SELL;
        }
        return Events.kind(line.amount().type(), direction);
    }

    private static List<BookedAmount> parts(List<Line> amounts) {
        return amounts.stream().map(Line::amount).toList();
    }

    /** What is no charge, if all of it is in one currency. */
    private static Optional<Money> own(List<Line> amounts, Kind kind) {
        List<Optional<Money>> own =
                principals(amounts, kind).stream().map(Line::own).toList();
        boolean one = own.stream().allMatch(Optional::isPresent)
                && own.stream().map(o -> o.orElseThrow().currency()).distinct().count() == 1;
        return one ? own.stream().map(Optional::orElseThrow).reduce(Money::plus) : Optional.empty();
    }

    private static Optional<BigDecimal> rate(List<Line> amounts, Kind kind) {
        return principals(amounts, kind).stream()
                .findFirst()
                .flatMap(line -> line.row()
                        .number("ConversionRateAccountCurrency")
                        .or(() -> line.row().number("ConversionRate")));
    }

    private static List<Line> principals(List<Line> amounts, Kind kind) {
        return amounts.stream()
                .filter(line -> line.amount().charge(kind).isEmpty())
                .toList();
    }

    // A trade does not say in which currency its instrument is, but its amounts do.
    private static Instrument in(Instrument instrument, Optional<Money> own) {
        return new Instrument(
                instrument.identifiers(), instrument.name(), instrument.assetClass(), own.map(Money::currency));
    }
}
