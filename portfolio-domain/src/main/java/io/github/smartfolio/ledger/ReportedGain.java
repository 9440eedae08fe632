package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a broker itself computed as the profit of a closed position. Kept beside ours, never in its place.
 *
 * @param opened trade date of the opening trade, if told
 * @param closed trade date of the closing trade
 * @param quantity that was closed, positive for a position that was long
 * @param profits the same profit in one or several currencies; at least one
 * @param opening the id of what opened it, if told
 * @param closing the id of what closed it, if told
 */
public record ReportedGain(
        AccountId account,
        Instrument instrument,
        Optional<LocalDate> opened,
        LocalDate closed,
        Quantity quantity,
        List<Money> profits,
        Optional<ExternalId> opening,
        Optional<ExternalId> closing) {

    public ReportedGain {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(closed, "closed");
        Objects.requireNonNull(quantity, "quantity");
        profits = List.copyOf(profits);
        Objects.requireNonNull(opening, "opening");
        Objects.requireNonNull(closing, "closing");
        if (profits.isEmpty()) {
            throw new IllegalArgumentException("No profit is told of " + instrument.name());
        }
    }
}
