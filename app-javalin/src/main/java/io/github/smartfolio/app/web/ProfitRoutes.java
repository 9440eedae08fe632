package io.github.smartfolio.app.web;

import io.github.smartfolio.app.preferences.UserPreferences;
import io.github.smartfolio.app.profit.Gained;
import io.github.smartfolio.app.profit.UserProfit;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** {@code /api/profit}, {@code /api/returns}, {@code /api/history}: what was gained, how well, and what it was worth when. */
public final class ProfitRoutes implements Routes {

    private final UserProfit profit;
    private final UserPreferences preferences;

    public ProfitRoutes(UserProfit profit, UserPreferences preferences) {
        this.profit = profit;
        this.preferences = preferences;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/profit", this::profit);
        routes.get("/api/returns", this::returns);
        routes.get("/api/history", this::history);
    }

    private void profit(Context ctx) {
        ProfitRequest request = request(ctx);
        boolean lots = Query.flag(ctx, "lots");
        Gained gained = profit.gained(request.method(), request.currency(), request.period());
        ctx.json(ProfitAnswer.of(
                gained,
                lots
                        ? Optional.of((account, instrument) -> profit.disposals(gained, account, instrument))
                        : Optional.empty()));
    }

    private void returns(Context ctx) {
        ProfitRequest request = request(ctx);
        ctx.json(ReturnsAnswer.of(
                request,
                profit.performed(request.currency(), request.zone(), request.period()),
                profit.performedByInstrument(request.currency(), request.zone(), request.period())));
    }

    private void history(Context ctx) {
        ProfitRequest request = request(ctx);
        ctx.json(HistoryAnswer.of(request, profit.history(request.currency(), request.zone(), request.period())));
    }

    private ProfitRequest request(Context ctx) {
        return ProfitRequest.of(ctx, preferences.current());
    }
}
