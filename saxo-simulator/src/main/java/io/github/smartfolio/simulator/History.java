package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code /hist/v1/transactions} of an account: one deposit, then the purchase of each thing that is held, ending at today's cash. It
 * is the one place where Saxo tells an ISIN to somebody who does not know it.
 */
final class History {

    private static final int FIRST_BOOKING = 700_000_001;
    private static final int BOOKINGS_PER_ACCOUNT = 1_000;

    private final SampleClient client;
    private final SampleAccount account;
    private final List<ObjectNode> rows = new ArrayList<>();
    private int booking;
    private BigDecimal balance = BigDecimal.ZERO;

    private History(SampleClient client, SampleAccount account) {
        this.client = client;
        this.account = account;
        this.booking = FIRST_BOOKING + client.accounts().indexOf(account) * BOOKINGS_PER_ACCOUNT;
    }

    /** @param from and {@code to}: days as {@code 2025-01-31}, both inclusive */
    static List<ObjectNode> of(SampleClient client, List<SampleAccount> accounts, String from, String to) {
        return accounts.stream()
                .flatMap(account -> new History(client, account).rows().stream())
                .filter(row -> {
                    String day = row.get("Date").textValue();
                    return day.compareTo(from) >= 0 && day.compareTo(to) <= 0;
                })
                .toList();
    }

    private List<ObjectNode> rows() {
        List<SamplePosition> bought = client.positions().stream()
                .filter(position -> position.accountId().equals(account.id()))
                .filter(position -> !client.instrument(position).isMargin())
                .sorted(Comparator.comparing(SamplePosition::opened))
                .toList();
        BigDecimal spent = bought.stream()
                .map(position -> traded(position).add(commission(position)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal deposited = account.cash().subtract(spent);
        if (deposited.signum() != 0) {
            deposit(deposited);
        }
        bought.forEach(this::buy);
        return rows;
    }

    private void deposit(BigDecimal amount) {
        String day = account.created().substring(0, 10);
        Fields row = transaction("Deposit", "CashTransfer", "Cash transfer", day, day, amount)
                .text("FundingSubType", "Other")
                .text("FundingSubTypeDisplay", "Other")
                .text("FrontOfficeTradeId", "0")
                .text("PositionId", "0")
                .number("ConversionRate", BigDecimal.ONE)
                .number("TotalCost", BigDecimal.ZERO)
                .put(
                        "Bookings",
                        Fields.list(List.of(booked("Cash Amount", "1", amount, BigDecimal.ONE, day, day)).stream()));
        rows.add(row.node());
    }

    private void buy(SamplePosition position) {
        SampleInstrument instrument = client.instrument(position);
        String day = position.opened().substring(0, 10);
        String value = position.valueDate().substring(0, 10);
        BigDecimal rate = rate(position);
        BigDecimal traded = traded(position);
        BigDecimal commission = commission(position);
        String tradeId = "61" + position.id().substring(2);
        Fields row = transaction("Buy", "Trade", "Trade", day, value, traded.add(commission))
                .put(
                        "Bookings",
                        Fields.list(List.of(
                                booked("Share Amount", "13", traded, rate, day, value),
                                booked("Commission", "7", commission, rate, day, value))
                                .stream()))
                .number("ConversionRate", rate)
                .text("FrontOfficeTradeId", tradeId)
                .put("Instrument", instrument.booked())
                .text("PositionId", position.id())
                .number("TotalCost", commission)
                .text("TradeId", tradeId)
                .put("Trades", Fields.list(List.of(trade(position, instrument, tradeId)).stream()))
                .put("UnderlyingInstrument", instrument.booked());
        rows.add(row.node());
    }

    private Fields transaction(
            String event, String type, String typeDisplay, String day, String valueDate, BigDecimal amount) {
        BigDecimal before = balance;
        balance = balance.add(amount);
        return Fields.shape("transaction")
                .text("AccountId", account.id())
                .count("BkRecordId", 51_234_000_000L + booking)
                .money("BookedAmount", amount)
                .text("BookingId", Integer.toString(booking))
                .put("Cash", new Fields().put("After", cash(balance)).put("Before", cash(before)))
                .number("ConversionCost", BigDecimal.ZERO)
                .text("Currency", account.currency())
                .text("Date", day)
                .text("Event", event)
                .text("EventDisplay", event)
                .text("TransactionType", type)
                .text("TransactionTypeDisplay", typeDisplay)
                .text("ValueDate", valueDate);
    }

    private static Fields cash(BigDecimal balance) {
        return new Fields()
                .money("Available", balance)
                .money("Balance", balance)
                .money("Blocked", BigDecimal.ZERO);
    }

    private ObjectNode booked(
            String type, String typeId, BigDecimal amount, BigDecimal rate, String day, String valueDate) {
        boolean cost = type.equals("Commission");
        return Fields.shape("booking")
                .text("AmountType", type)
                .text("AmountTypeDisplay", type)
                .text("AmountTypeId", typeId)
                .money("BookedAmount", amount)
                .text("BookingId", Integer.toString(booking++))
                .number("ConversionRate", rate)
                .text("CostClass", cost ? "TransactionCosts" : "NotAssigned")
                .text("CostSubClass", cost ? "ServiceCosts" : "NotAssigned")
                .text("Date", day)
                .text("ValueDate", valueDate)
                .node();
    }

    private static ObjectNode trade(SamplePosition position, SampleInstrument instrument, String tradeId) {
        return Fields.shape("trade")
                .text("AdjustedTradeDate", position.opened().substring(0, 10))
                .put("ExchangeName", instrument.exchange().get("Name"))
                .text("OrderId", position.orderId())
                .text("PositionId", position.id())
                .number("Price", position.openPrice())
                .number("TradedQuantity", position.amount())
                .money(
                        "TradedValue",
                        position.amount()
                                .multiply(position.openPrice())
                                .multiply(instrument.factor())
                                .negate())
                .text("TradeExecutionTime", position.opened())
                .text("TradeId", tradeId)
                .put("Venue", instrument.exchange().get("Name"))
                .node();
    }

    private BigDecimal traded(SamplePosition position) {
        return position.amount()
                .multiply(position.openPrice())
                .multiply(client.instrument(position).factor())
                .multiply(rate(position))
                .negate()
                .setScale(2, RoundingMode.HALF_UP);
    }

    // Of the costs of opening and closing, the half that is paid already.
    private BigDecimal commission(SamplePosition position) {
        return position.costs().multiply(rate(position)).divide(BigDecimal.valueOf(2), 2, RoundingMode.HALF_UP);
    }

    private BigDecimal rate(SamplePosition position) {
        return client.instrument(position).currency().equals(account.currency())
                ? BigDecimal.ONE
                : position.openRate().multiply(client.rate(client.currency(), account.currency()));
    }
}
