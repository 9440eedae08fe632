package io.github.smartfolio.app.web;

import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.valuation.Valuator;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Currency;

/** {@code /api/portfolio}: what a person owns. */
public final class PortfolioRoutes implements Routes {

    private final Sources sources;
    private final Valuator valuator;
    private final Currency baseCurrency;

    /** @param baseCurrency unless a request names another */
    public PortfolioRoutes(Sources sources, FxRates rates, Currency baseCurrency) {
        this.sources = sources;
        this.valuator = new Valuator(rates);
        this.baseCurrency = baseCurrency;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/portfolio", this::portfolio);
    }

    private void portfolio(Context ctx) {
        Currency currency = currency(ctx);
        Portfolio portfolio = Query.flag(ctx, "refresh") ? sources.refreshed() : sources.portfolio();
        ctx.json(PortfolioAnswer.of(portfolio, valuator.value(portfolio, currency), sources::mode));
    }

    private Currency currency(Context ctx) {
        String code = ctx.queryParam("currency");
        if (code == null) {
            return baseCurrency;
        }
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "'currency' must be a code of ISO 4217 such as EUR, and '" + code + "' is none.");
        }
    }
}
