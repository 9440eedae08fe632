package io.github.smartfolio.app.profit;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.returns.Returns;
import java.util.List;
import java.util.Objects;

/**
 * How well accounts did.
 *
 * @param brokers whose accounts are in {@code total}: those of which the ledger tells
 */
public record Performed(List<String> brokers, Returns total, List<OfAccount> accounts) {

    /** How well one account did. */
    public record OfAccount(AccountId account, Returns returns) {

        public OfAccount {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(returns, "returns");
        }
    }

    public Performed {
        brokers = List.copyOf(brokers);
        Objects.requireNonNull(total, "total");
        accounts = List.copyOf(accounts);
    }
}
