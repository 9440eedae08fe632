package io.github.smartfolio.money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Objects;

/**
 * What one unit of {@code base} was worth in {@code quote}: {@code 1 base = value quote}.
 *
 * @param value positive
 * @param date the day for which {@code provider} published it, in the provider's own zone
 * @param provider who says so, for example {@code ECB}
 */
public record FxRate(Currency base, Currency quote, BigDecimal value, LocalDate date, String provider) {

    public FxRate {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(quote, "quote");
        Objects.requireNonNull(date, "date");
        Objects.requireNonNull(provider, "provider");
        value = Canonical.of(Objects.requireNonNull(value, "value"));
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("A rate is positive: " + base + '/' + quote + ' ' + value);
        }
        if (base.equals(quote)) {
            throw new IllegalArgumentException("A rate is between two currencies: " + base);
        }
    }

    public static FxRate of(String base, String quote, String value, LocalDate date, String provider) {
        return new FxRate(
                Currency.getInstance(base), Currency.getInstance(quote), new BigDecimal(value), date, provider);
    }
}
