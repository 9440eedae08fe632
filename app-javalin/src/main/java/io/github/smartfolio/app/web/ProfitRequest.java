package io.github.smartfolio.app.web;

import io.github.smartfolio.app.preferences.Preferred;
import io.github.smartfolio.ledger.CostMethod;
import io.github.smartfolio.ledger.Period;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.util.Currency;

/** How profit is to be reckoned: as the request says, else as the user prefers. */
public record ProfitRequest(CostMethod method, Currency currency, Period period, ZoneId zone) {

    /** As the parameters {@code method}, {@code currency}, {@code from} and {@code to} say. */
    public static ProfitRequest of(Context ctx, Preferred preferred) {
        return new ProfitRequest(
                Query.optional(ctx, "method", Query::costMethod).orElse(preferred.costMethod()),
                Query.optional(ctx, "currency", Query::currency).orElse(preferred.currency()),
                Query.period(ctx),
                preferred.zone());
    }
}
