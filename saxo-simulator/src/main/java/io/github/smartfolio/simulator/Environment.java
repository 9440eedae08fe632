package io.github.smartfolio.simulator;

/** Saxo's two worlds. An app, its sessions and their tokens belong to one of them and are worth nothing in the other. */
public enum Environment {
    SIM("/sim/openapi"),
    LIVE("/openapi");

    private final String base;

    Environment(String base) {
        this.base = base;
    }

    /** The path below which the gateway serves this environment. */
    String base() {
        return base;
    }
}
