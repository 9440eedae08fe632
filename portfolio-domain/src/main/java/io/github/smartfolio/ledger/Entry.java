package io.github.smartfolio.ledger;

import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One event of the ledger: what the source that knows most of it says, and who else tells of it.
 *
 * @param instrument the id of {@link Transaction#instrument}, if it has one
 * @param moved the ids of the instruments of its movements, in their order
 * @param sources all that tell of it
 * @param enteredCost what the user says its units cost; wins over anything computed
 */
public record Entry(
        Transaction transaction,
        Optional<InstrumentId> instrument,
        List<InstrumentId> moved,
        Set<SourceId> sources,
        Optional<Money> enteredCost) {

    public Entry {
        Objects.requireNonNull(transaction, "transaction");
        Objects.requireNonNull(instrument, "instrument");
        moved = List.copyOf(moved);
        sources = Set.copyOf(sources);
        Objects.requireNonNull(enteredCost, "enteredCost");
        if (moved.size() != transaction.movements().size()) {
            throw new IllegalArgumentException("Each movement has an instrument: " + transaction);
        }
    }

    Entry costing(Money cost) {
        return new Entry(transaction, instrument, moved, sources, Optional.of(cost));
    }
}
