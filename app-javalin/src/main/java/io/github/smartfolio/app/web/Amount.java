package io.github.smartfolio.app.web;

import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Money as an answer writes it. Here, and nowhere before, a converted figure is rounded; a reported one keeps every digit.
 *
 * @param amount a plain decimal number with at least the digits of the currency's minor unit
 */
record Amount(String amount, String currency) {

    static Amount reported(Money money) {
        BigDecimal amount = money.amount();
        int digits = Math.max(amount.scale(), money.currency().getDefaultFractionDigits());
        return new Amount(
                amount.setScale(digits).toPlainString(), money.currency().getCurrencyCode());
    }

    static Amount converted(Money money) {
        return reported(money.rounded(RoundingMode.HALF_EVEN));
    }
}
