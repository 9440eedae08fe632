package io.github.smartfolio.ledger;

/** Every event once. */
public final class Ledger {

    private Ledger() {}
}
