package io.github.smartfolio.portfolio;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Reconciliation;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One account in a portfolio: its figures, where they come from and how old they are.
 *
 * @param reconciliation its lines against the broker's own sum, where there is one
 * @param findings what the same snapshot says about this account
 * @param failure why these are the account's own last good figures although the rest of the source was read, if so
 */
public record AccountView(
        AccountId account,
        SourceId source,
        Instant asOf,
        Instant fetchedAt,
        Freshness freshness,
        List<CashBalance> cash,
        List<IdentifiedPosition> positions,
        Optional<Reconciliation> reconciliation,
        List<Finding> findings,
        Optional<SourceFailure> failure) {

    public AccountView {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(freshness, "freshness");
        cash = List.copyOf(cash);
        positions = List.copyOf(positions);
        Objects.requireNonNull(reconciliation, "reconciliation");
        findings = List.copyOf(findings);
        Objects.requireNonNull(failure, "failure");
    }
}
