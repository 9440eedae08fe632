package io.github.smartfolio.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An exact amount in one ISO 4217 currency, in its main unit: pounds, never pence.
 *
 * <p>No operation rounds, except {@link #rounded} and {@link #converted}, which say so. Operations on two amounts need both to
 * be in one currency and throw {@link CurrencyMismatchException} otherwise.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
        amount = Canonical.of(Objects.requireNonNull(amount, "amount"));
    }

    public static Money of(BigDecimal amount, Currency currency) {
        return new Money(amount, currency);
    }

    /**
     * @param amount a plain or scientific decimal number with a dot
     * @throws IllegalArgumentException if either text is not what it should be
     */
    public static Money of(String amount, String currencyCode) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /**
     * Reads what {@link #toString} wrote, for example {@code EUR 12.5}.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static Money parse(String text) {
        if (text.length() < 5 || text.charAt(3) != ' ') {
            throw new IllegalArgumentException("Not an amount such as 'EUR 12.5': '" + text + "'");
        }
        return of(text.substring(4), text.substring(0, 3));
    }

    public Money plus(Money other) {
        return new Money(amount.add(inSameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(inSameCurrency(other).amount), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    /** What {@code quantity} units are worth when this is the price of one. */
    public Money times(Quantity quantity) {
        return new Money(amount.multiply(quantity.value()), currency);
    }

    /**
     * The same value in the other currency of {@code rate}, to the 34 significant digits of {@link MathContext#DECIMAL128}.
     *
     * @throws CurrencyMismatchException if this is in neither currency of the rate
     */
    public Money converted(FxRate rate) {
        if (currency.equals(rate.base())) {
            return new Money(amount.multiply(rate.value(), MathContext.DECIMAL128), rate.quote());
        }
        if (currency.equals(rate.quote())) {
            return new Money(amount.divide(rate.value(), MathContext.DECIMAL128), rate.base());
        }
        throw new CurrencyMismatchException(rate.base(), currency);
    }

    /** Rounds to the currency's minor unit: for display and for reports, never for intermediate results. */
    public Money rounded(RoundingMode mode) {
        int digits = Math.max(currency.getDefaultFractionDigits(), 0);
        return new Money(amount.setScale(digits, mode), currency);
    }

    /** @throws CurrencyMismatchException if the currencies differ: such amounts have no order without a rate */
    @Override
    public int compareTo(Money other) {
        return amount.compareTo(inSameCurrency(other).amount);
    }

    /** For example {@code EUR 12.5}. */
    @Override
    public String toString() {
        return currency.getCurrencyCode() + ' ' + amount.toPlainString();
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new CurrencyMismatchException(currency, other.currency);
        }
        return other;
    }
}
