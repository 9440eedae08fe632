package io.github.smartfolio.saxo;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An answer of {@code balances} for one account, in its currency.
 *
 * @param cash settled only
 * @param notBooked to be added to it
 * @param total cash, what is not booked, and positions, by Saxo's sum
 * @param costToClose what closing all positions would cost, negative; some answers' {@code total} holds it and some do not
 */
record Balance(
        Optional<String> currency,
        BigDecimal cash,
        Optional<BigDecimal> notBooked,
        Optional<BigDecimal> total,
        Optional<BigDecimal> costToClose) {

    static Balance from(Entry entry) {
        return new Balance(
                entry.text("Currency"),
                entry.neededNumber("CashBalance"),
                entry.number("TransactionsNotBooked"),
                entry.number("TotalValue"),
                entry.number("CostToClosePositions"));
    }
}
