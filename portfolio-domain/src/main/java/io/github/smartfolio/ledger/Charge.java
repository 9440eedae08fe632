package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import java.util.Objects;

/**
 * A fee or tax that a transaction carries with it.
 *
 * @param amount negative is paid, positive given back
 * @param what as the source calls it, for example {@code Commission}
 */
public record Charge(Type type, Money amount, String what) {

    /** Whom a charge goes to. */
    public enum Type {
        /** To a broker, an exchange, a custodian. */
        FEE,
        /** To a state: stamp duty, transaction tax, withholding tax. */
        TAX
    }

    public Charge {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(amount, "amount");
        Objects.requireNonNull(what, "what");
    }

    public static Charge fee(Money amount, String what) {
        return new Charge(Type.FEE, amount, what);
    }

    public static Charge tax(Money amount, String what) {
        return new Charge(Type.TAX, amount, what);
    }
}
