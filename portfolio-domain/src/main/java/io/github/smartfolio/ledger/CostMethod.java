package io.github.smartfolio.ledger;

/** Which of the units held are taken to leave when some are sold. */
public enum CostMethod {
    /** Those acquired first. */
    FIFO,
    /** A part of all of them: units held together cost the same. */
    AVERAGE
}
