package io.github.smartfolio.returns;

import io.github.smartfolio.money.Money;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Money put into what is measured, and what that was worth just before.
 *
 * @param amount positive is put in, negative taken out
 * @param valueBefore without it
 */
public record Contribution(LocalDate date, Money amount, Money valueBefore) {

    public Contribution {
        Objects.requireNonNull(date, "date");
        amount.plus(valueBefore);
    }
}
