package io.github.smartfolio.valuation;

import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.IdentifiedPosition;
import java.util.Objects;
import java.util.Optional;

/**
 * A position in the currency of the valuation.
 *
 * @param account the view in which the position stands
 * @param value absent if it is excluded from the total
 * @param rate with which {@code value} was converted; absent if the source reported it in that currency
 */
public record ValuedPosition(
        AccountView account, IdentifiedPosition position, Optional<Money> value, Optional<FxRate> rate) {

    public ValuedPosition {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(rate, "rate");
    }
}
