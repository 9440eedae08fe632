package io.github.smartfolio.app.preferences;

import io.github.smartfolio.jdbc.Preferences;
import io.github.smartfolio.ledger.CostMethod;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;

/**
 * What one user prefers, kept. Methods may be called from any thread, and throw {@link java.io.UncheckedIOException} if the storage
 * failed.
 */
public final class UserPreferences {

    private static final String CURRENCY = "currency";
    private static final String COST_METHOD = "costMethod";
    private static final String ZONE = "zone";

    private final Preferences store;
    private final Preferred byDefault;

    /** @param byDefault what counts as long as the user chose nothing else */
    public UserPreferences(Preferences store, Preferred byDefault) {
        this.store = Objects.requireNonNull(store, "store");
        this.byDefault = Objects.requireNonNull(byDefault, "byDefault");
    }

    public Preferred current() {
        return new Preferred(
                store.get(CURRENCY).map(Currency::getInstance).orElse(byDefault.currency()),
                store.get(COST_METHOD).map(CostMethod::valueOf).orElse(byDefault.costMethod()),
                store.get(ZONE).map(ZoneId::of).orElse(byDefault.zone()));
    }

    public void set(Preferred preferred) {
        store.set(CURRENCY, preferred.currency().getCurrencyCode());
        store.set(COST_METHOD, preferred.costMethod().name());
        store.set(ZONE, preferred.zone().getId());
    }
}
