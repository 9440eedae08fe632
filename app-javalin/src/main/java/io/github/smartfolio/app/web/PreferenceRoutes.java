package io.github.smartfolio.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.app.preferences.Preferred;
import io.github.smartfolio.app.preferences.UserPreferences;
import io.github.smartfolio.ledger.CostMethod;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/** {@code /api/preferences}: what counts where a request does not say. */
public final class PreferenceRoutes implements Routes {

    private final UserPreferences preferences;

    public PreferenceRoutes(UserPreferences preferences) {
        this.preferences = preferences;
    }

    /** What is preferred, as the API writes it. */
    record PreferredAnswer(String currency, CostMethod costMethod, String zone) {

        static PreferredAnswer of(Preferred preferred) {
            return new PreferredAnswer(
                    preferred.currency().getCurrencyCode(),
                    preferred.costMethod(),
                    preferred.zone().getId());
        }
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/preferences", this::show);
        routes.put("/api/preferences", this::change);
    }

    private void show(Context ctx) {
        ctx.json(PreferredAnswer.of(preferences.current()));
    }

    private void change(Context ctx) {
        JsonNode body = Json.body(ctx);
        Preferred before = preferences.current();
        Preferred after = new Preferred(
                member(body, "currency", Query::currency).orElse(before.currency()),
                member(body, "costMethod", Query::costMethod).orElse(before.costMethod()),
                member(body, "zone", Query::zone).orElse(before.zone()));
        preferences.set(after);
        ctx.json(PreferredAnswer.of(after));
    }

    private static <T> Optional<T> member(JsonNode body, String name, Function<String, T> parsing) {
        JsonNode member = body.path(name);
        if (member.isMissingNode()) {
            return Optional.empty();
        }
        if (!member.isTextual()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "'" + name + "' must be a text.");
        }
        return Optional.of(parsing.apply(member.textValue()));
    }
}
