package io.github.smartfolio.money;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;

/**
 * Where exchange rates come from.
 *
 * <p>A missing rate is an ordinary answer, not an error: the valuation then reports what it could not convert. Rules, checked by
 * {@code FxRatesContract} in {@code connector-testkit}:
 *
 * <ul>
 *   <li>the rate is the one of the day of {@code at} in the provider's zone, or of the last day before it on which the provider
 *       published one (weekend, holiday), at most {@value #LOOKBACK_DAYS} days back; never of a later day;
 *   <li>it may be given in either direction, as it was published: {@link Money#converted} takes both;
 *   <li>nothing is guessed: a currency the provider does not know has no rate;
 *   <li>calls may come from any thread.
 * </ul>
 */
@FunctionalInterface
public interface FxRates {

    /** How many days a rate is carried forward over days without one. */
    int LOOKBACK_DAYS = 10;

    /**
     * @param one and {@code other}: two different currencies
     * @throws IllegalArgumentException if they are the same
     */
    Optional<FxRate> between(Currency one, Currency other, Instant at);

    /** An amount in another currency, or as it is if it is in that one; empty without a rate. */
    default Optional<Money> convert(Money amount, Currency currency, Instant at) {
        return amount.currency().equals(currency)
                ? Optional.of(amount)
                : between(amount.currency(), currency, at).map(amount::converted);
    }

    /** An amount at the rate of a day, whatever the provider's zone. */
    default Optional<Money> convert(Money amount, Currency currency, LocalDate day) {
        return convert(amount, currency, noon(day));
    }

    /** A moment that is on {@code day} in every zone in which rates are published. */
    static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }

    /** Knows no rate at all: only figures already in the wanted currency can then be added up. */
    static FxRates none() {
        return (one, other, at) -> {
            if (one.equals(other)) {
                throw new IllegalArgumentException("A rate is between two currencies: " + one);
            }
            return Optional.empty();
        };
    }
}
