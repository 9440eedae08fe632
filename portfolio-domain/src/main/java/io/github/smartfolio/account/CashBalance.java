package io.github.smartfolio.account;

import io.github.smartfolio.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * Cash of one currency in one account; negative is owed to the broker.
 *
 * @param balance what is settled
 * @param pending what is booked but not settled, to be added to {@code balance}; in its currency
 */
public record CashBalance(Money balance, Optional<Money> pending) {

    public CashBalance {
        Objects.requireNonNull(balance, "balance");
        pending.ifPresent(balance::plus);
    }

    public static CashBalance of(Money balance) {
        return new CashBalance(balance, Optional.empty());
    }

    /** Settled and pending together. */
    public Money total() {
        return pending.map(balance::plus).orElse(balance);
    }
}
