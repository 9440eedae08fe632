package io.github.smartfolio.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("Reference rates")
@OnEachEngine
class ReferenceRatesTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency IDR = Currency.getInstance("IDR");
    private static final LocalDate FRIDAY = LocalDate.parse("2026-01-30");
    private static final LocalDate MONDAY = LocalDate.parse("2026-02-02");

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    private Database database;
    private ReferenceRates rates;

    @BeforeEach
    void open() {
        storage = TestDatabase.on(engine, folder);
        database = storage.open();
        rates = database.referenceRates();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("come back digit for digit, each provider's apart")
    void exact() {
        Map<LocalDate, Map<Currency, BigDecimal>> saved = Map.of(
                FRIDAY,
                Map.of(
                        USD,
                        new BigDecimal("1.1750"),
                        GBP,
                        new BigDecimal("0.86120"),
                        IDR,
                        new BigDecimal("19725.123456789123456789")),
                MONDAY,
                Map.of(USD, new BigDecimal("1E+3")));
        rates.save("ECB", saved);
        assertThat(rates.all("ECB")).isEqualTo(new TreeMap<>(saved));
        assertThat(rates.latest("ECB")).contains(MONDAY);
        assertThat(rates.all("BOE")).isEmpty();
        assertThat(rates.latest("BOE")).isEmpty();
    }

    @Test
    @DisplayName("add up: the same day and currency is replaced, all others stay")
    void addUp() {
        rates.save("ECB", Map.of());
        rates.save("ECB", Map.of(FRIDAY, Map.of(USD, new BigDecimal("1.17"), GBP, new BigDecimal("0.86"))));
        rates.save("ECB", Map.of(FRIDAY, Map.of(USD, new BigDecimal("1.18"))));
        rates.save("ECB", Map.of(MONDAY, Map.of(USD, new BigDecimal("1.19"))));
        assertThat(rates.all("ECB"))
                .isEqualTo(new TreeMap<>(Map.of(
                        FRIDAY,
                        Map.of(USD, new BigDecimal("1.18"), GBP, new BigDecimal("0.86")),
                        MONDAY,
                        Map.of(USD, new BigDecimal("1.19")))));
    }

    @Test
    @DisplayName("saved again write nothing")
    void savedAgain() throws Exception {
        Map<LocalDate, Map<Currency, BigDecimal>> day = Map.of(FRIDAY, Map.of(USD, new BigDecimal("1.17")));
        rates.save("ECB", day);
        storage.refuseInserts("reference_rates");
        rates.save("ECB", day);
        assertThat(rates.all("ECB")).isEqualTo(new TreeMap<>(day));
    }

    @Test
    @DisplayName("of all days since 1999 are saved and loaded in seconds")
    void manyDays() {
        List<Currency> currencies = Currency.getAvailableCurrencies().stream()
                .sorted((a, b) -> a.getCurrencyCode().compareTo(b.getCurrencyCode()))
                .limit(40)
                .toList();
        Map<LocalDate, Map<Currency, BigDecimal>> perEuro = new HashMap<>();
        for (int day = 0; day < 7000; day++) {
            Map<Currency, BigDecimal> perDay = new HashMap<>();
            for (int i = 0; i < currencies.size(); i++) {
                perDay.put(currencies.get(i), BigDecimal.valueOf(10_000 + (day * 37L + i) % 5_000, 4));
            }
            perEuro.put(LocalDate.of(1999, 1, 4).plusDays(day), perDay);
        }
        long begin = System.nanoTime();
        rates.save("ECB", perEuro);
        Duration saving = Duration.ofNanos(System.nanoTime() - begin);
        begin = System.nanoTime();
        Map<LocalDate, Map<Currency, BigDecimal>> loaded = rates.all("ECB");
        Duration loading = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(loaded).isEqualTo(perEuro);
        assertThat(saving).as("saving").isLessThan(Duration.ofSeconds(10));
        assertThat(loading).as("loading").isLessThan(Duration.ofSeconds(5));
    }
}
