package io.github.smartfolio.money;

import java.math.BigDecimal;

/** The one form in which this package holds a number, because record equality tells 2.0 from 2.00. */
final class Canonical {

    private Canonical() {}

    static BigDecimal of(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
