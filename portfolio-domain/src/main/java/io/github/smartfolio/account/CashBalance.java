package io.github.smartfolio.account;

import io.github.smartfolio.money.Money;
import java.util.Objects;
import java.util.Optional;

/**
 * Cash of one currency in one account; negative is owed to the broker.
 *
 * @param balance what is settled
 * @param pending what is booked but not settled, to be added to {@code balance}; in its currency
 * @param clientValue what the source says both together are worth in the client's currency; absent if it does not say
 */
public record CashBalance(Money balance, Optional<Money> pending, Optional<Money> clientValue) {

    public CashBalance {
        Objects.requireNonNull(balance, "balance");
        pending.ifPresent(balance::plus);
        Objects.requireNonNull(clientValue, "clientValue");
    }

    public CashBalance(Money balance, Optional<Money> pending) {
        this(balance, pending, Optional.empty());
    }

    public static CashBalance of(Money balance) {
        return new CashBalance(balance, Optional.empty());
    }

    public CashBalance withClientValue(Money value) {
        return new CashBalance(balance, pending, Optional.of(value));
    }

    /** Settled and pending together. */
    public Money total() {
        return pending.map(balance::plus).orElse(balance);
    }
}
