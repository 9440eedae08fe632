package io.github.smartfolio.app.web;

import io.javalin.config.RoutesConfig;

/** Some addresses of the server and what answers there. */
@FunctionalInterface
public interface Routes {

    void addTo(RoutesConfig routes);
}
