package io.github.smartfolio.app.rates;

import io.github.smartfolio.jdbc.ReferenceRates;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exchange rates of the European Central Bank: one euro in other currencies, published on business days. Two other currencies are
 * converted through the euro, with their rates of one day.
 */
public final class EcbRates implements FxRates {

    private static final Logger LOG = LoggerFactory.getLogger(EcbRates.class);
    private static final String PROVIDER = "ECB";
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final ZoneId BANKS_ZONE = ZoneId.of("Europe/Berlin");

    private final ReferenceRates store;
    private final EcbSite site;
    private final InstantSource clock;

    // Replaced as a whole, never changed: readers need no lock.
    private volatile Optional<NavigableMap<LocalDate, Map<Currency, BigDecimal>>> perEuro = Optional.empty();
    private volatile Optional<Instant> readAt = Optional.empty();
    private volatile Optional<String> failure = Optional.empty();
    private boolean historyRead;

    public EcbRates(ReferenceRates store, EcbSite site, InstantSource clock) {
        this.store = store;
        this.site = site;
        this.clock = clock;
    }

    /**
     * How well the rates are, for whoever runs the server.
     *
     * @param latest the newest day of which there are rates in memory
     * @param readAt when the bank was last read with success since the start
     * @param failure why the last attempt failed, if it did
     */
    public record Condition(
            String provider, Optional<LocalDate> latest, Optional<Instant> readAt, Optional<String> failure) {}

    @Override
    public Optional<FxRate> between(Currency one, Currency other, Instant at) {
        if (one.equals(other)) {
            throw new IllegalArgumentException("A rate is between two currencies: " + one);
        }
        LocalDate day = LocalDate.ofInstant(at, BANKS_ZONE);
        return known().subMap(day.minusDays(LOOKBACK_DAYS), true, day, true).descendingMap().entrySet().stream()
                .flatMap(published -> rate(one, other, published.getKey(), published.getValue()).stream())
                .findFirst();
    }

    private static Optional<FxRate> rate(
            Currency one, Currency other, LocalDate day, Map<Currency, BigDecimal> perEuro) {
        Optional<BigDecimal> ones = Optional.ofNullable(perEuro.get(one));
        Optional<BigDecimal> others = Optional.ofNullable(perEuro.get(other));
        if (one.equals(EURO)) {
            return others.map(value -> new FxRate(EURO, other, value, day, PROVIDER));
        }
        if (other.equals(EURO)) {
            return ones.map(value -> new FxRate(EURO, one, value, day, PROVIDER));
        }
        return ones.flatMap(divisor -> others.map(
                value -> new FxRate(one, other, value.divide(divisor, MathContext.DECIMAL128), day, PROVIDER)));
    }

    /**
     * Asks the bank for what is new and keeps it. If it cannot be had, the rates stay what they were and {@link #condition} says so.
     *
     * @return whether the bank was read
     */
    public synchronized boolean update() throws InterruptedException {
        try {
            keep(historyRead ? newestOrHistory() : historyOrNewest());
            readAt = Optional.of(clock.instant());
            failure = Optional.empty();
            return true;
        } catch (IOException e) {
            // Told once: a machine without a network would fill its log.
            if (failure.isEmpty()) {
                LOG.warn("The euro reference rates could not be read, the stored ones stay in use: {}", e.getMessage());
            }
            failure = Optional.of(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** Waits for nothing. */
    public Condition condition() {
        return new Condition(PROVIDER, latest(), readAt, failure);
    }

    // Nobody has to search the store for gaps, because a server that has just started reads the whole history.
    private NavigableMap<LocalDate, Map<Currency, BigDecimal>> historyOrNewest()
            throws IOException, InterruptedException {
        try {
            NavigableMap<LocalDate, Map<Currency, BigDecimal>> history = site.history();
            historyRead = true;
            return history;
        } catch (IOException e) {
            LOG.debug("No history of the euro reference rates: {}", e.getMessage());
            return site.newest();
        }
    }

    private NavigableMap<LocalDate, Map<Currency, BigDecimal>> newestOrHistory()
            throws IOException, InterruptedException {
        try {
            NavigableMap<LocalDate, Map<Currency, BigDecimal>> newest = site.newest();
            return followsTheKnown(newest.firstKey()) ? newest : historyOrNewest();
        } catch (IOException e) {
            LOG.debug("No newest euro reference rates: {}", e.getMessage());
            return site.history();
        }
    }

    /** Whether no business day can lie between the known rates and {@code day}; a bank holiday may make this wrong, at no harm. */
    private boolean followsTheKnown(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (before.getDayOfWeek() == DayOfWeek.SATURDAY || before.getDayOfWeek() == DayOfWeek.SUNDAY) {
            before = before.minusDays(1);
        }
        LocalDate businessDay = before;
        return latest().filter(latest -> !latest.isBefore(businessDay)).isPresent();
    }

    private void keep(NavigableMap<LocalDate, Map<Currency, BigDecimal>> read) {
        NavigableMap<LocalDate, Map<Currency, BigDecimal>> together = new TreeMap<>(known());
        NavigableMap<LocalDate, Map<Currency, BigDecimal>> news = new TreeMap<>(read);
        news.entrySet().removeIf(day -> day.getValue().equals(together.get(day.getKey())));
        if (!news.isEmpty()) {
            store.save(PROVIDER, news);
            together.putAll(news);
            perEuro = Optional.of(Collections.unmodifiableNavigableMap(together));
            LOG.info("Euro reference rates: {} new days, the latest is {}", news.size(), together.lastKey());
        }
    }

    private NavigableMap<LocalDate, Map<Currency, BigDecimal>> known() {
        return perEuro.orElseGet(this::load);
    }

    private NavigableMap<LocalDate, Map<Currency, BigDecimal>> load() {
        // Not the lock of update(), which is held while the bank answers.
        synchronized (store) {
            return perEuro.orElseGet(() -> {
                NavigableMap<LocalDate, Map<Currency, BigDecimal>> stored = store.all(PROVIDER);
                perEuro = Optional.of(stored);
                return stored;
            });
        }
    }

    private Optional<LocalDate> latest() {
        return perEuro.filter(rates -> !rates.isEmpty()).map(NavigableMap::lastKey);
    }
}
