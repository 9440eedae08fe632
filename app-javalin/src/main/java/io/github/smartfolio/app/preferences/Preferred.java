package io.github.smartfolio.app.preferences;

import io.github.smartfolio.ledger.CostMethod;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;

/**
 * What counts where a request does not say.
 *
 * @param currency of totals
 * @param costMethod by which profit is computed
 * @param zone in which days begin, and of dates in files whose format does not fix one
 */
public record Preferred(Currency currency, CostMethod costMethod, ZoneId zone) {

    public Preferred {
        Objects.requireNonNull(currency, "currency");
        Objects.requireNonNull(costMethod, "costMethod");
        Objects.requireNonNull(zone, "zone");
    }
}
