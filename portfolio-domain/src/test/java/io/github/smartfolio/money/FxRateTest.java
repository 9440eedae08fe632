package io.github.smartfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FxRateTest {

    private static final LocalDate DAY = LocalDate.of(2024, 3, 8);
    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    @DisplayName("two rates of one value are equal, whatever scale they arrive in")
    void isCanonical() {
        assertThat(FxRate.of("EUR", "USD", "1.250", DAY, "ECB"))
                .isEqualTo(FxRate.of("EUR", "USD", "1.25", DAY, "ECB"))
                .isNotEqualTo(FxRate.of("EUR", "USD", "1.25", DAY, "Saxo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.00", "-1.25"})
    @DisplayName("is positive")
    void isPositive(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> FxRate.of("EUR", "USD", value, DAY, "ECB"));
    }

    @Test
    @DisplayName("is between two currencies")
    void isBetweenTwo() {
        assertThatIllegalArgumentException().isThrownBy(() -> FxRate.of("EUR", "EUR", "1", DAY, "ECB"));
    }

    @Test
    @DisplayName("who knows no rates has none, and refuses one currency as every provider does")
    void noneHasNone() {
        FxRates none = FxRates.none();
        assertThat(none.between(EUR, Currency.getInstance("USD"), Instant.EPOCH))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> none.between(EUR, EUR, Instant.EPOCH));
    }
}
