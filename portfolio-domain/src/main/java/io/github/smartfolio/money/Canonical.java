package io.github.smartfolio.money;

import java.math.BigDecimal;

/** The one form in which this package holds a number, because record equality tells 2.0 from 2.00. */
final class Canonical {

    // Written out, a number such as 1E999999999 or 1E-999999999 would fill the memory; nothing owned or owed is that
    // big or small.
    private static final int MOST_DIGITS = 1000;

    private Canonical() {}

    /** @throws IllegalArgumentException if the number has more than 1000 digits before the point, or after it */
    static BigDecimal of(BigDecimal value) {
        if ((long) value.precision() - value.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("A number of more than " + MOST_DIGITS + " integer digits");
        }
        if (value.scale() == 0) {
            return value;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        if (stripped.scale() > MOST_DIGITS) {
            throw new IllegalArgumentException("A number of more than " + MOST_DIGITS + " decimal places");
        }
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
