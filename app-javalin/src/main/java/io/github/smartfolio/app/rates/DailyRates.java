package io.github.smartfolio.app.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Rates as one of the bank's files gives them, while it is read: units of each currency for one euro, by day. */
final class DailyRates {

    private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");

    private final NavigableMap<LocalDate, Map<Currency, BigDecimal>> perEuro = new TreeMap<>();

    /** @throws UnreadableRatesException if this is no positive number: a file with one such figure is not trusted in the others */
    void add(LocalDate day, Currency currency, String rate) throws UnreadableRatesException {
        if (!RATE.matcher(rate).matches() || new BigDecimal(rate).signum() == 0) {
            throw new UnreadableRatesException("no rate of " + currency + " on " + day + ": '" + rate + "'");
        }
        perEuro.computeIfAbsent(day, d -> new HashMap<>()).put(currency, new BigDecimal(rate));
    }

    /** @throws UnreadableRatesException if there is nothing in it */
    NavigableMap<LocalDate, Map<Currency, BigDecimal>> all() throws UnreadableRatesException {
        if (perEuro.isEmpty()) {
            throw new UnreadableRatesException("it holds no rates");
        }
        return Collections.unmodifiableNavigableMap(perEuro);
    }

    /** The currency of {@code code}; empty for one that Java does not know, whose rates nobody could use here. */
    static Optional<Currency> currency(String code) {
        try {
            return Optional.of(Currency.getInstance(code));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
