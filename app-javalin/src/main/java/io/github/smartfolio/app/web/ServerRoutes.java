package io.github.smartfolio.app.web;

import io.github.smartfolio.app.rates.EcbRates;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** {@code /health} and {@code /openapi.json}: the server about itself. Neither waits for anything. */
public final class ServerRoutes implements Routes {

    private final String version;
    private final boolean demo;
    private final Optional<EcbRates> rates;

    /** @param rates absent if this server uses none */
    public ServerRoutes(String version, boolean demo, Optional<EcbRates> rates) {
        this.version = version;
        this.demo = demo;
        this.rates = rates;
    }

    /** @param demo whether what is shown is sample data */
    record Health(String status, String version, boolean demo, Optional<EcbRates.Condition> rates) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/health", this::health);
        routes.get("/openapi.json", this::openApi);
    }

    private void health(Context ctx) {
        ctx.json(new Health("UP", version, demo, rates.map(EcbRates::condition)));
    }

    private void openApi(Context ctx) {
        try (InputStream document = Objects.requireNonNull(
                ServerRoutes.class.getResourceAsStream("/io/github/smartfolio/app/web/openapi.json"), "openapi.json")) {
            ctx.contentType("application/json").result(document.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
