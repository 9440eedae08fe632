package io.github.smartfolio.money;

import java.math.BigDecimal;
import java.util.Objects;

/** A number of units, exact and signed: negative is short. For bonds the unit is one of nominal value. */
public record Quantity(BigDecimal value) {

    public Quantity {
        value = Canonical.of(Objects.requireNonNull(value, "value"));
    }

    public static Quantity of(BigDecimal value) {
        return new Quantity(value);
    }

    /** @throws NumberFormatException if the text is no decimal number with a dot */
    public static Quantity of(String value) {
        return new Quantity(new BigDecimal(value));
    }

    /** Reads what {@link #toString} wrote. */
    public static Quantity parse(String text) {
        return of(text);
    }

    public Quantity plus(Quantity other) {
        return new Quantity(value.add(other.value));
    }

    public Quantity negated() {
        return new Quantity(value.negate());
    }

    public boolean isShort() {
        return value.signum() < 0;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
