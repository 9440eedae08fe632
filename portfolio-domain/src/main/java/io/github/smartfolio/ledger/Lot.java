package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Units held that came together; with {@link CostMethod#AVERAGE} all that are held.
 *
 * @param acquired the day they came, the first of several
 * @param entry that brought them; absent if several did
 * @param quantity negative if they are owed
 * @param cost of all of them without charges, in the currency they were paid in; absent if unknown, or paid in several
 * @param value the same in the currency asked for, at the rates of the days they came; absent if unknown or without a rate
 */
public record Lot(
        LocalDate acquired,
        Optional<Entry> entry,
        Quantity quantity,
        Optional<Money> cost,
        Optional<Money> value,
        CostOrigin origin) {

    public Lot {
        Objects.requireNonNull(acquired, "acquired");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(origin, "origin");
    }
}
