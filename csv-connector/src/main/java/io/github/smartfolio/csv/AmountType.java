package io.github.smartfolio.csv;

/** What part of a booking an amount is. */
enum AmountType {
    /** The price of units. */
    SHARES,
    DIVIDEND,
    /** Money from or to outside. */
    CASH,
    INTEREST,
    FEE,
    TAX,
    /** Known, and nothing of the above. */
    OTHER,
    /** A figure that moved no money. */
    NOT_BOOKED
}
