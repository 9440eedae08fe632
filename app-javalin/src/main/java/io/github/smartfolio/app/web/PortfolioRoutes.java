package io.github.smartfolio.app.web;

import io.github.smartfolio.app.preferences.UserPreferences;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.valuation.Valuator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Currency;

/** {@code /api/portfolio}: what a person owns. */
public final class PortfolioRoutes implements Routes {

    private final Sources sources;
    private final Valuator valuator;
    private final UserPreferences preferences;

    public PortfolioRoutes(Sources sources, FxRates rates, UserPreferences preferences) {
        this.sources = sources;
        this.valuator = new Valuator(rates);
        this.preferences = preferences;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/portfolio", this::portfolio);
    }

    private void portfolio(Context ctx) {
        Currency currency = Query.optional(ctx, "currency", Query::currency)
                .orElseGet(() -> preferences.current().currency());
        Portfolio portfolio = Query.flag(ctx, "refresh") ? sources.refreshed() : sources.portfolio();
        ctx.json(PortfolioAnswer.of(portfolio, valuator.value(portfolio, currency), sources::mode));
    }
}
