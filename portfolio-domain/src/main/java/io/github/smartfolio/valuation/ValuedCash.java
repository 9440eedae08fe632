package io.github.smartfolio.valuation;

import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.AccountView;
import java.util.Objects;
import java.util.Optional;

/**
 * A cash balance, settled and pending together, in the currency of the valuation.
 *
 * @param account the view in which the balance stands
 * @param value absent if it is excluded from the total
 * @param rate with which {@code value} was converted; absent if the cash, or what its source says it is worth, is in that currency
 */
public record ValuedCash(AccountView account, CashBalance cash, Optional<Money> value, Optional<FxRate> rate) {

    public ValuedCash {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(cash, "cash");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(rate, "rate");
    }
}
