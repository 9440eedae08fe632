package io.github.smartfolio.cointracking;

import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * So much of a coin or of a currency, without a direction.
 *
 * @param value never negative
 */
record Amount(BigDecimal value, String ticker) {

    Amount {
        if (value.signum() < 0 || ticker.isBlank()) {
            throw new IllegalArgumentException("Not an amount: " + value + " '" + ticker + "'");
        }
    }

    /** Empty if it is a coin. */
    Optional<Money> money() {
        return Fiat.tryParse(ticker).map(currency -> Money.of(value, currency));
    }

    boolean isCoin() {
        return Fiat.tryParse(ticker).isEmpty();
    }

    Instrument coin() {
        return Coin.of(ticker);
    }

    Quantity units() {
        return Quantity.of(value);
    }

    Amount minus(Amount other) {
        return new Amount(value.subtract(other.value), ticker);
    }

    boolean isMoreOfTheSameThan(Amount other) {
        return ticker.equals(other.ticker) && value.compareTo(other.value) > 0;
    }
}
