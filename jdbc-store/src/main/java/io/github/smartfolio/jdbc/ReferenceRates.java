package io.github.smartfolio.jdbc;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What one euro was worth in other currencies, as a provider published it day by day. Belongs to no user. */
public final class ReferenceRates {

    private final Transactions transactions;

    ReferenceRates(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Adds rates, digit for digit; one for the same day and currency replaces the one before.
     *
     * @param provider for example {@code ECB}
     * @param perEuro by the day for which they were published, in the provider's zone
     */
    public void save(String provider, Map<LocalDate, Map<Currency, BigDecimal>> perEuro) {
        if (perEuro.isEmpty()) {
            return;
        }
        transactions.write(tx -> {
            Map<String, String> stored = new HashMap<>();
            tx.list(
                            "select day, rates from reference_rates where provider = ? and day between ? and ?",
                            row -> Map.entry(row.getString("day"), row.getString("rates")),
                            provider,
                            Collections.min(perEuro.keySet()),
                            Collections.max(perEuro.keySet()))
                    .forEach(day -> stored.put(day.getKey(), day.getValue()));
            List<String[]> changed = new ArrayList<>();
            perEuro.forEach((day, rates) -> {
                String before = stored.getOrDefault(day.toString(), "");
                Map<Currency, BigDecimal> all = parse(before);
                all.putAll(rates);
                String after = text(all);
                if (!after.equals(before)) {
                    changed.add(new String[] {provider, day.toString(), after});
                }
            });
            tx.updateAll(
                    "insert into reference_rates (provider, day, rates) values (?, ?, ?)"
                            + " on conflict (provider, day) do update set rates = excluded.rates",
                    changed,
                    row -> row);
            return changed.size();
        });
    }

    /** Everything saved, by day. The map is the caller's own. */
    public NavigableMap<LocalDate, Map<Currency, BigDecimal>> all(String provider) {
        return transactions.read(tx -> {
            NavigableMap<LocalDate, Map<Currency, BigDecimal>> all = new TreeMap<>();
            tx.list(
                            "select day, rates from reference_rates where provider = ?",
                            row -> Map.entry(LocalDate.parse(row.getString("day")), parse(row.getString("rates"))),
                            provider)
                    .forEach(day -> all.put(day.getKey(), day.getValue()));
            return all;
        });
    }

    /** The last day of which there are rates. */
    public Optional<LocalDate> latest(String provider) {
        return transactions.read(tx -> tx.first(
                "select day from reference_rates where provider = ? order by day desc limit 1",
                row -> LocalDate.parse(row.getString("day")),
                provider));
    }

    // "GBP 0.8612 USD 1.1750": a row per day and not per rate, because all of them are read whenever the program
    // starts.
    private static String text(Map<Currency, BigDecimal> rates) {
        Map<String, BigDecimal> byCode = new TreeMap<>();
        rates.forEach((currency, rate) -> byCode.put(currency.getCurrencyCode(), rate));
        StringBuilder text = new StringBuilder();
        byCode.forEach((code, rate) ->
                text.append(text.isEmpty() ? "" : " ").append(code).append(' ').append(rate));
        return text.toString();
    }

    private static Map<Currency, BigDecimal> parse(String text) {
        Map<Currency, BigDecimal> rates = new HashMap<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at + 4);
            end = end < 0 ? text.length() : end;
            rates.put(Currency.getInstance(text.substring(at, at + 3)), new BigDecimal(text.substring(at + 4, end)));
            at = end + 1;
        }
        return rates;
    }
}
