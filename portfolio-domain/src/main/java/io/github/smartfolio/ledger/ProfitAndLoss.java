package io.github.smartfolio.ledger;

import io.github.smartfolio.ledger.Gap.Reason;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * What was gained with everything the ledger tells of and everything brokers say is held.
 *
 * @param period in which it was realised, received and paid; what is held is valued as of now
 * @param positions by account and instrument, in the order of their text
 * @param cost of everything held
 * @param marketValue of everything held
 */
public record ProfitAndLoss(
        CostMethod method,
        Currency currency,
        Period period,
        List<PositionProfit> positions,
        Total cost,
        Total marketValue,
        Profit profit) {

    public ProfitAndLoss {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(period, "period");
        positions = List.copyOf(positions);
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(marketValue, "marketValue");
        Objects.requireNonNull(profit, "profit");
    }

    /** The transactions whose units came from nowhere that any source told of. */
    public List<Gap> missingAcquisitions() {
        return positions.stream()
                .flatMap(position -> position.gaps().stream())
                .filter(gap -> gap.reason() == Reason.MISSING_ACQUISITION)
                .toList();
    }
}
