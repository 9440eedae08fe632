package io.github.smartfolio.app.profit;

import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.LedgerCheck;
import io.github.smartfolio.ledger.ProfitAndLoss;
import java.util.Objects;

/**
 * What was gained, with what it follows from.
 *
 * @param check whether the ledger explains what brokers say is held
 */
public record Gained(Ledger ledger, ProfitAndLoss profit, LedgerCheck check) {

    public Gained {
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(profit, "profit");
        Objects.requireNonNull(check, "check");
    }
}
