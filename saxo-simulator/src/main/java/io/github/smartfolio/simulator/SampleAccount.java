package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An account with its cash; all amounts are in its own currency.
 *
 * @param id the number that people see, {@code 78800/1000001}
 * @param key what requests name it by: opaque, with characters that must be encoded
 * @param created as Saxo writes a time
 * @param cash settled only
 * @param notBooked what is not settled yet, by kind
 * @param costToClose what closing all positions would cost: zero or negative
 * @param orders how many wait
 */
public record SampleAccount(
        String id,
        String key,
        String currency,
        boolean active,
        Optional<String> displayName,
        String created,
        BigDecimal cash,
        Map<String, BigDecimal> notBooked,
        BigDecimal costToClose,
        int orders) {

    public SampleAccount {
        notBooked = Map.copyOf(notBooked);
    }

    /** An active one without anything but cash. */
    public static SampleAccount of(String id, String key, String currency, BigDecimal cash) {
        return new SampleAccount(
                id,
                key,
                currency,
                true,
                Optional.empty(),
                "2024-01-08T09:00:00.000000Z",
                cash,
                Map.of("CashDeposit", BigDecimal.ZERO),
                BigDecimal.ZERO,
                0);
    }

    static SampleAccount from(JsonNode json) {
        Map<String, BigDecimal> notBooked = new LinkedHashMap<>();
        json.get("TransactionsNotBookedDetail")
                .properties()
                .forEach(entry -> notBooked.put(entry.getKey(), entry.getValue().decimalValue()));
        return new SampleAccount(
                json.get("AccountId").textValue(),
                json.get("AccountKey").textValue(),
                json.get("Currency").textValue(),
                json.get("Active").booleanValue(),
                json.optional("DisplayName").map(JsonNode::textValue),
                json.get("CreationDate").textValue(),
                json.get("CashBalance").decimalValue(),
                notBooked,
                json.get("CostToClosePositions").decimalValue(),
                json.get("OrdersCount").intValue());
    }

    public SampleAccount withCash(BigDecimal amount) {
        return new SampleAccount(
                id, key, currency, active, displayName, created, amount, notBooked, costToClose, orders);
    }

    BigDecimal waiting() {
        return notBooked.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Fields json(SampleClient client) {
        return Fields.shape("account")
                .text("AccountGroupKey", client.accounts().get(0).key())
                .text("AccountId", id)
                .text("AccountKey", key)
                .flag("Active", active)
                .text("ClientId", client.id())
                .text("ClientKey", client.key())
                .text("CreationDate", created)
                .text("Currency", currency)
                .text("DisplayName", displayName);
    }

    @Override
    public String toString() {
        return "account " + id + " with " + cash.setScale(2, RoundingMode.HALF_UP) + ' ' + currency;
    }
}
