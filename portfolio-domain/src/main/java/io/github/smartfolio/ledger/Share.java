package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;

/** The share of an amount that some units of many have: exact if that has an end and fits, else to 34 digits. */
final class Share {

    private static final int LONG_DIGITS = 18;
    private static final int CENTS = 2;
    private static final long HUNDRED = 100;

    private Share() {}

    static Money of(Money whole, BigDecimal part, BigDecimal all) {
        if (part.compareTo(all) == 0) {
            return whole;
        }
        return Money.of(quotient(whole.amount().multiply(part), all), whole.currency());
    }

    // Nearly all shares are of units bought at a price of a few decimals: they come out even, and fit a long. To divide
    // to 34 digits
    // and cut the zeros off again takes twenty times as long.
    private static BigDecimal quotient(BigDecimal product, BigDecimal by) {
        if (product.precision() + CENTS <= LONG_DIGITS && by.precision() <= LONG_DIGITS) {
            long divisor = unscaled(by);
            int scale = product.scale() - by.scale();
            long dividend = unscaled(product);
            if (dividend % divisor == 0) {
                return BigDecimal.valueOf(dividend / divisor, scale);
            }
            long inCents = dividend * HUNDRED;
            if (inCents % divisor == 0) {
                return BigDecimal.valueOf(inCents / divisor, scale + CENTS);
            }
        }
        return product.divide(by, MathContext.DECIMAL128);
    }

    // Without a BigInteger on the way.
    private static long unscaled(BigDecimal number) {
        return number.scale() == 0
                ? number.longValue()
                : number.scaleByPowerOfTen(number.scale()).longValue();
    }
}
