package io.github.smartfolio.simulator;

/** How a page links to the next one: each of these has been seen or documented. */
public enum LinkStyle {
    /** Absolute, on the host that Saxo's own answers name, be the request sent there or not. */
    PUBLIC_HOST,
    /** {@code /openapi/port/v1/…}, of whichever environment: as the reference documentation writes it. */
    RELATIVE,
    /** Absolute, on the host and below the base that was asked. */
    OWN_HOST
}
