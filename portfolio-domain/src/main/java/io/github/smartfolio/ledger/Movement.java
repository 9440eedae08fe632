package io.github.smartfolio.ledger;

import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.util.Objects;
import java.util.Optional;

/**
 * Units of an instrument that come into an account or leave it.
 *
 * @param quantity positive comes in, negative leaves; never zero
 * @param price printed for one unit, maybe rounded; for a bond of one unit of nominal value (98.5 % of par is 0.985); never used to
 *     compute a cost
 * @param effect whether it opens or closes a position, if the source says so: only what {@linkplain Effect#OPEN opens} can go short
 * @param role what the units are for
 */
public record Movement(
        Instrument instrument, Quantity quantity, Optional<Money> price, Optional<Effect> effect, Role role) {

    /** What a trade does to a position. */
    public enum Effect {
        OPEN,
        CLOSE
    }

    /** What units are for. */
    public enum Role {
        /** They are what the transaction is about. */
        PRINCIPAL,
        /** They pay for it, as coins do at an exchange of coins. */
        FEE
    }

    public Movement {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(role, "role");
        if (quantity.isZero()) {
            throw new IllegalArgumentException("Nothing of " + instrument.name() + " moves");
        }
    }

    public static Movement of(Instrument instrument, Quantity quantity) {
        return new Movement(instrument, quantity, Optional.empty(), Optional.empty(), Role.PRINCIPAL);
    }

    public static Movement of(Instrument instrument, String quantity) {
        return of(instrument, Quantity.of(quantity));
    }

    public static Movement fee(Instrument instrument, Quantity quantity) {
        return new Movement(instrument, quantity, Optional.empty(), Optional.empty(), Role.FEE);
    }

    public Movement at(Money pricePerUnit) {
        return new Movement(instrument, quantity, Optional.of(pricePerUnit), effect, role);
    }

    public Movement with(Effect told) {
        return new Movement(instrument, quantity, price, Optional.of(told), role);
    }

    /** Whether the source says that it opens a position. */
    boolean opens() {
        return effect.filter(told -> told == Effect.OPEN).isPresent();
    }

    public boolean isFee() {
        return role == Role.FEE;
    }
}
