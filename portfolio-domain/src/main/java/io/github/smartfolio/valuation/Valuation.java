package io.github.smartfolio.valuation;

import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A portfolio in one currency.
 *
 * @param at when the portfolio was put together
 * @param asOf of when the oldest figure in the total is; absent if the total holds none
 * @param total of everything that has a value; exact where nothing was converted, else to 34 digits per figure
 * @param positions all of them, valued or not, in the portfolio's order
 * @param cash all of it, valued or not
 * @param excluded what the total leaves out; empty means nothing
 * @param rates every rate used, each once
 */
public record Valuation(
        Instant at,
        Optional<Instant> asOf,
        Money total,
        List<ValuedPosition> positions,
        List<ValuedCash> cash,
        List<Excluded> excluded,
        List<FxRate> rates) {

    public Valuation {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(total, "total");
        positions = List.copyOf(positions);
        cash = List.copyOf(cash);
        excluded = List.copyOf(excluded);
        rates = List.copyOf(rates);
    }

    public boolean isComplete() {
        return excluded.isEmpty();
    }
}
