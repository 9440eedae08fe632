package io.github.smartfolio.money;

import java.util.Currency;

/** Two amounts, or an amount and a rate, met in one operation and are in different currencies. */
public final class CurrencyMismatchException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final Currency expected;
    private final Currency actual;

    CurrencyMismatchException(Currency expected, Currency actual) {
        super("Expected an amount in " + expected + " but it is in " + actual);
        this.expected = expected;
        this.actual = actual;
    }

    public Currency expected() {
        return expected;
    }

    public Currency actual() {
        return actual;
    }
}
