package io.github.smartfolio.ledger;

import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Units of one lot that left for money, and what that brought. Proceeds and cost are without charges, which are counted apart.
 *
 * @param entry the sale
 * @param acquired the day the units came
 * @param acquisition that brought them; absent if several did
 * @param quantity that left; negative if they had been owed and were bought back
 * @param proceeds in the currency of the sale
 * @param cost in the currency they were paid in
 * @param proceedsValue in the currency asked for, at the rate of the sale
 * @param costValue in the currency asked for, at the rate of the day they came
 * @param fx the part of {@link #gainValue} that comes of the change of rates: it without the gain in its own currency at the rate of
 *     the sale; absent if there is no gain in one own currency
 */
public record Disposal(
        Entry entry,
        InstrumentId instrument,
        LocalDate acquired,
        Optional<Entry> acquisition,
        Quantity quantity,
        Optional<Money> proceeds,
        Optional<Money> cost,
        Optional<Money> proceedsValue,
        Optional<Money> costValue,
        Optional<Money> fx) {

    public Disposal {
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(acquired, "acquired");
        Objects.requireNonNull(acquisition, "acquisition");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(proceeds, "proceeds");
        Objects.requireNonNull(cost, "cost");
        Objects.requireNonNull(proceedsValue, "proceedsValue");
        Objects.requireNonNull(costValue, "costValue");
        Objects.requireNonNull(fx, "fx");
    }

    /** In the currency of both; empty if one is unknown or they differ. */
    public Optional<Money> gain() {
        return proceeds.flatMap(got ->
                cost.filter(paid -> paid.currency().equals(got.currency())).map(got::minus));
    }

    /** In the currency asked for. */
    public Optional<Money> gainValue() {
        return proceedsValue.flatMap(got -> costValue.map(got::minus));
    }
}
