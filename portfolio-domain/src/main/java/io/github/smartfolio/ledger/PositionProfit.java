package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Quantity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was gained with one instrument in one account; or, without an instrument, what is about the account alone.
 *
 * @param quantity held, by all movements of the ledger; for what only the broker tells of, by the broker
 * @param cost of what is held, without charges
 * @param origin of the cost; that of the least sure lot
 * @param marketValue of what is held, by the broker
 * @param lots that are held, the first to leave first; empty for what only the broker tells of
 * @param gaps what is not known of its units
 */
public record PositionProfit(
        AccountId account,
        Optional<InstrumentId> instrument,
        Quantity quantity,
        Total cost,
        CostOrigin origin,
        Total marketValue,
        Profit profit,
        List<Lot> lots,
        List<Gap> gaps) {

    public PositionProfit {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(marketValue, "marketValue");
        Objects.requireNonNull(profit, "profit");
        lots = List.copyOf(lots);
        gaps = List.copyOf(gaps);
    }
}
