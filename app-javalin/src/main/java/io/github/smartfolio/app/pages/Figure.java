package io.github.smartfolio.app.pages;

import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure in a table that can be sorted.
 *
 * @param text for people; empty if there is no figure
 * @param unit amounts of different units have no order, so they are grouped by it
 * @param number to sort by, a plain decimal number; empty if there is no figure
 */
record Figure(String text, String unit, String number) {

    static final Figure NONE = new Figure("", "", "");

    static Figure quantity(BigDecimal quantity, Texts texts) {
        return new Figure(texts.number(quantity), "", quantity.toPlainString());
    }

    static Figure money(Optional<Money> money, Texts texts) {
        return money.map(m -> of(m, texts.money(m))).orElse(NONE);
    }

    static Figure price(Optional<Money> price, Texts texts) {
        return price.map(p -> of(p, texts.price(p))).orElse(NONE);
    }

    private static Figure of(Money money, String text) {
        return new Figure(
                text, money.currency().getCurrencyCode(), money.amount().toPlainString());
    }
}
