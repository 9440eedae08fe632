package io.github.smartfolio.returns;

import io.github.smartfolio.money.Money;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Money between a person and what is measured.
 *
 * @param amount from the person's view: negative is paid in, positive taken out, what it is worth at the end included
 */
public record Flow(LocalDate date, Money amount) {

    public Flow {
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(amount, "amount");
    }
}
