package io.github.smartfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 8);

    @ParameterizedTest
    @CsvSource({"2.00, 2", "2.50, 2.5", "1E+2, 100", "0.00, 0", "0E+3, 0", "-0.10, -0.1", "100, 100"})
    @DisplayName("one number is one value, whatever scale it arrives in")
    void isCanonical(String arrived, String canonical) {
        assertThat(Money.of(arrived, "EUR")).isEqualTo(Money.of(canonical, "EUR"));
        assertThat(Money.of(arrived, "EUR")).hasSameHashCodeAs(Money.of(canonical, "EUR"));
        assertThat(Money.of(arrived, "EUR")).hasToString("EUR " + canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EUR 12.5", "JPY -1000", "USD 0", "EUR 1234567890123456789.123456789", "EUR 0.000000000001"})
    @DisplayName("its text form reads back")
    void parsesItsText(String text) {
        assertThat(Money.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "EUR", "EUR ", "EUR12.5", "12.5 EUR", "EUR 12,5", "EUR  12.5", "XQQ 12.5", "eur 12.5"})
    @DisplayName("other text is refused")
    void refusesOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text));
    }

    @Test
    @DisplayName("adds, subtracts and negates exactly")
    void addsExactly() {
        assertThat(Money.of("0.1", "EUR").plus(Money.of("0.2", "EUR"))).isEqualTo(Money.of("0.3", "EUR"));
        assertThat(Money.of("0.3", "EUR").minus(Money.of("0.1", "EUR"))).isEqualTo(Money.of("0.2", "EUR"));
        assertThat(Money.of("0.3", "EUR").negated()).isEqualTo(Money.of("-0.3", "EUR"));
        assertThat(Money.zero(Currency.getInstance("EUR"))).isEqualTo(Money.of("0", "EUR"));
    }

    @Test
    @DisplayName("multiplies by a quantity exactly")
    void multipliesExactly() {
        // 1234567.891 x -0.00000001
        assertThat(Money.of("1234567.891", "EUR").times(Quantity.of("-0.00000001")))
                .isEqualTo(Money.of("-0.01234567891", "EUR"));
    }

    @Test
    @DisplayName("amounts in two currencies neither add up nor compare")
    void mixedCurrenciesThrow() {
        Money euro = Money.of("1", "EUR");
        Money dollar = Money.of("1", "USD");
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> euro.plus(dollar))
                .satisfies(e -> {
                    assertThat(e.expected()).isEqualTo(euro.currency());
                    assertThat(e.actual()).isEqualTo(dollar.currency());
                })
                .withMessageContaining("EUR")
                .withMessageContaining("USD");
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> euro.minus(dollar));
        assertThatExceptionOfType(CurrencyMismatchException.class).isThrownBy(() -> euro.compareTo(dollar));
    }

    @Test
    @DisplayName("compares by amount")
    void compares() {
        assertThat(Money.of("2", "EUR")).isGreaterThan(Money.of("-10", "EUR"));
        assertThat(Money.of("2.0", "EUR")).isEqualByComparingTo(Money.of("2.00", "EUR"));
    }

    @Test
    @DisplayName("converts in both directions of a rate")
    void convertsBothWays() {
        FxRate rate = FxRate.of("EUR", "USD", "1.25", DAY, "ECB");
        assertThat(Money.of("100", "EUR").converted(rate)).isEqualTo(Money.of("125", "USD")); // 100 x 1.25
        assertThat(Money.of("125", "USD").converted(rate)).isEqualTo(Money.of("100", "EUR")); // 125 / 1.25
    }

    @Test
    @DisplayName("converts to 34 significant digits")
    void convertsToDecimal128() {
        FxRate rate = FxRate.of("EUR", "USD", "3", DAY, "ECB");
        // 1 / 3 and 2 / 3, in 34 digits, the last one rounded
        assertThat(Money.of("1", "USD").converted(rate))
                .isEqualTo(Money.of("0.3333333333333333333333333333333333", "EUR"));
        assertThat(Money.of("2", "USD").converted(rate))
                .isEqualTo(Money.of("0.6666666666666666666666666666666667", "EUR"));
        // 12345678901234567890123456789012345 has 35 digits; x 3 = 37037036703703703670370370367037035
        assertThat(Money.of("12345678901234567890123456789012345", "EUR").converted(rate))
                .isEqualTo(Money.of("37037036703703703670370370367037040", "USD"));
    }

    @Test
    @DisplayName("is not converted by a rate of other currencies")
    void refusesForeignRate() {
        FxRate rate = FxRate.of("EUR", "USD", "1.25", DAY, "ECB");
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> Money.of("1", "GBP").converted(rate));
    }

    @ParameterizedTest
    @CsvSource({
        "EUR 2.345, HALF_EVEN, EUR 2.34",
        "EUR 2.355, HALF_EVEN, EUR 2.36",
        "EUR -2.345, HALF_UP, EUR -2.35",
        "EUR 2.349, DOWN, EUR 2.34",
        "JPY 1000.5, HALF_UP, JPY 1001",
        "KWD 0.0005, HALF_UP, KWD 0.001",
        "XAU 1.5, UP, XAU 2"
    })
    @DisplayName("rounds to the minor unit of its currency, as told")
    void rounds(String exact, RoundingMode mode, String rounded) {
        assertThat(Money.parse(exact).rounded(mode)).isEqualTo(Money.parse(rounded));
    }

    @Test
    @DisplayName("needs both its parts")
    void needsParts() {
        assertThatNullPointerException().isThrownBy(() -> Money.of(BigDecimal.ONE, null));
        assertThatNullPointerException().isThrownBy(() -> Money.of((BigDecimal) null, Currency.getInstance("EUR")));
    }
}
