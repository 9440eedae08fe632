package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link FxRates} must do. Extend it in a class whose name ends in {@code ContractTest}, for a provider that can be
 * loaded with rates of its base currency.
 */
public abstract class FxRatesContract extends Contract {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency UNKNOWN = Currency.getInstance("KWD");
    private static final Currency UNKNOWN_TOO = Currency.getInstance("BHD");

    private static final LocalDate THURSDAY = LocalDate.of(2024, 3, 7);
    private static final LocalDate FRIDAY = LocalDate.of(2024, 3, 8);
    private static final LocalDate SUNDAY = LocalDate.of(2024, 3, 10);
    private static final LocalDate MONDAY = LocalDate.of(2024, 3, 11);

    /** For subclasses. */
    protected FxRatesContract() {}

    /**
     * A provider that published exactly {@code rates}, in no particular order: what one euro was worth, under any provider's name.
     */
    protected abstract FxRates publishing(List<FxRate> rates);

    /** The zone whose days the provider publishes for. */
    protected abstract ZoneId zone();

    @Test
    @DisplayName("gives the rate of the day")
    public final void givesTheRateOfTheDay() {
        FxRates rates = publishing(List.of(
                perEuro("1.28", FRIDAY, "USD"), perEuro("1.25", THURSDAY, "USD"), perEuro("1.6", MONDAY, "USD")));
        // 100 x 1.25, 100 x 1.28, 100 x 1.6
        assertThat(inDollars("100", rates, noon(THURSDAY))).contains(Money.of("125", "USD"));
        assertThat(inDollars("100", rates, noon(FRIDAY))).contains(Money.of("128", "USD"));
        assertThat(inDollars("100", rates, noon(MONDAY))).contains(Money.of("160", "USD"));
    }

    @Test
    @DisplayName("knows each currency's own rate")
    public final void knowsEachCurrency() {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD"), perEuro("0.8", FRIDAY, "GBP")));
        // 100 x 1.25 and 100 x 0.8
        assertThat(inDollars("100", rates, noon(FRIDAY))).contains(Money.of("125", "USD"));
        assertThat(rates.between(EUR, GBP, noon(FRIDAY)).map(Money.of("100", "EUR")::converted))
                .contains(Money.of("80", "GBP"));
    }

    @Test
    @DisplayName("counts days in the provider's zone, up to their last moment")
    public final void countsDaysInItsZone() {
        FxRates rates = publishing(List.of(perEuro("1.25", THURSDAY, "USD"), perEuro("1.6", FRIDAY, "USD")));
        Instant midnight = FRIDAY.atStartOfDay(zone()).toInstant();
        assertThat(inDollars("100", rates, midnight.minusNanos(1))).contains(Money.of("125", "USD")); // 100 x 1.25
        assertThat(inDollars("100", rates, midnight)).contains(Money.of("160", "USD")); // 100 x 1.6
    }

    @Test
    @DisplayName("looks back over days without a rate")
    public final void looksBack() {
        FxRates rates = publishing(List.of(perEuro("1.25", THURSDAY, "USD"), perEuro("1.28", FRIDAY, "USD")));
        assertThat(inDollars("100", rates, noon(SUNDAY))).contains(Money.of("128", "USD")); // 100 x 1.28
    }

    @Test
    @DisplayName("says of which day a rate is that was carried forward")
    public final void saysOfWhichDay() {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD")));
        assertThat(rates.between(EUR, USD, noon(SUNDAY)).map(FxRate::date)).contains(FRIDAY);
    }

    @Test
    @DisplayName("looks back ten days and no further")
    public final void looksBackTenDays() {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD")));
        // 8 + 10 = 18 March; 8 + 11 = 19 March
        assertThat(inDollars("100", rates, noon(LocalDate.of(2024, 3, 18)))).contains(Money.of("125", "USD"));
        assertThat(inDollars("100", rates, noon(LocalDate.of(2024, 3, 19)))).isEmpty();
    }

    @Test
    @DisplayName("never gives the rate of a later day")
    public final void neverLooksAhead() {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD")));
        assertThat(rates.between(EUR, USD, noon(THURSDAY))).isEmpty();
    }

    @Test
    @DisplayName("converts there and back to the same amount")
    public final void convertsThereAndBack() {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD")));
        Instant at = noon(FRIDAY);
        assertThat(inDollars("100", rates, at)).contains(Money.of("125", "USD")); // 100 x 1.25
        assertThat(rates.between(USD, EUR, at).map(Money.of("125", "USD")::converted))
                .contains(Money.of("100", "EUR")); // 125 / 1.25
    }

    @Test
    @DisplayName("has no rate of a currency it does not know")
    public final void guessesNothing() {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD")));
        assertThat(rates.between(EUR, UNKNOWN, noon(FRIDAY))).isEmpty();
        assertThat(rates.between(UNKNOWN, EUR, noon(FRIDAY))).isEmpty();
        assertThat(rates.between(UNKNOWN, USD, noon(FRIDAY))).isEmpty();
        assertThat(rates.between(UNKNOWN, UNKNOWN_TOO, noon(FRIDAY))).isEmpty();
    }

    @Test
    @DisplayName("refuses to say what a currency is worth in itself")
    public final void refusesOneCurrency() {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD")));
        for (Currency currency : List.of(EUR, USD, UNKNOWN)) {
            assertThatIllegalArgumentException()
                    .as("%s in itself", currency)
                    .isThrownBy(() -> rates.between(currency, currency, noon(FRIDAY)));
        }
    }

    @Test
    @DisplayName("answers many threads at once as it answers one")
    public final void answersManyThreads() throws Exception {
        FxRates rates = publishing(List.of(perEuro("1.25", FRIDAY, "USD")));
        Callable<Optional<Money>> ask = () -> inDollars("100", rates, noon(FRIDAY));
        assertThat(atOnce(Collections.nCopies(8, ask))).containsOnly(Optional.of(Money.of("125", "USD"))); // 100 x 1.25
    }

    private static Optional<Money> inDollars(String euros, FxRates rates, Instant at) {
        return rates.between(EUR, USD, at).map(Money.of(euros, "EUR")::converted);
    }

    private static FxRate perEuro(String value, LocalDate date, String currency) {
        return FxRate.of("EUR", currency, value, date, "contract");
    }

    private Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).atZone(zone()).toInstant();
    }
}
