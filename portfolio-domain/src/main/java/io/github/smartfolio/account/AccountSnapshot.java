package io.github.smartfolio.account;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What was in one account at one moment.
 *
 * @param cash at most one balance per currency; empty means none only if the source tells about cash at all
 * @param positions in the source's order; one instrument may occur several times (lots that the source does not net)
 * @param reported what it is worth by the broker's own sum; absent if the source gives none
 */
public record AccountSnapshot(
        AccountId account, List<CashBalance> cash, List<Position> positions, Optional<ReportedTotal> reported) {

    public AccountSnapshot {
        Objects.requireNonNull(account, "account");
        cash = List.copyOf(cash);
        positions = List.copyOf(positions);
        Objects.requireNonNull(reported, "reported");
        Set<Object> currencies = new HashSet<>();
        for (CashBalance balance : cash) {
            if (!currencies.add(balance.balance().currency())) {
                throw new IllegalArgumentException("Two cash balances in one currency in " + account + ": " + cash);
            }
        }
    }

    public static AccountSnapshot of(AccountId account, List<CashBalance> cash, List<Position> positions) {
        return new AccountSnapshot(account, cash, positions, Optional.empty());
    }

    /** The same with the broker's own sum. */
    public AccountSnapshot withReported(ReportedTotal total) {
        return new AccountSnapshot(account, cash, positions, Optional.of(total));
    }
}
