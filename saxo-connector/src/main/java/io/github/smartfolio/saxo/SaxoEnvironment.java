package io.github.smartfolio.saxo;

import java.net.URI;
import java.util.Locale;

/** Saxo's two worlds. Apps, sessions, tokens and figures belong to one of them and are worth nothing in the other. */
public enum SaxoEnvironment {
    /** Play money, for developers. */
    SIM("https://sim.logonvalidation.net", "https://gateway.saxobank.com/sim/openapi"),
    LIVE("https://live.logonvalidation.net", "https://gateway.saxobank.com/openapi");

    private final URI authorizationServer;
    private final URI gateway;

    SaxoEnvironment(String authorizationServer, String gateway) {
        this.authorizationServer = URI.create(authorizationServer);
        this.gateway = URI.create(gateway);
    }

    /** Below it are {@code /authorize} and {@code /token}. */
    public URI authorizationServer() {
        return authorizationServer;
    }

    /** Below it are the services, {@code /port/v1/…}. */
    public URI gateway() {
        return gateway;
    }

    /** {@code sim} or {@code live}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
