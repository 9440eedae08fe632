package io.github.smartfolio.ledger;

import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Turns amounts into one currency: by the broker's own rate where a transaction has it, else by that of the day. Not for several
 * threads.
 */
final class Conversion {

    private final FxRates rates;
    private final Currency currency;
    private final Map<Currency, Map<LocalDate, Optional<FxRate>>> found = new HashMap<>();

    Conversion(FxRates rates, Currency currency) {
        this.rates = rates;
        this.currency = currency;
    }

    Currency currency() {
        return currency;
    }

    Optional<Money> of(Transaction transaction, Money amount) {
        Optional<Money> booked = transaction.asBooked(amount, currency);
        return booked.isPresent() ? booked : on(transaction.date(), amount);
    }

    Optional<Money> on(LocalDate day, Money amount) {
        if (amount.currency().equals(currency)) {
            return Optional.of(amount);
        }
        return found.computeIfAbsent(amount.currency(), c -> new HashMap<>())
                .computeIfAbsent(day, d -> rates.between(amount.currency(), currency, FxRates.noon(d)))
                .map(amount::converted);
    }

    Optional<Money> at(Instant moment, Money amount) {
        return rates.convert(amount, currency, moment);
    }
}
