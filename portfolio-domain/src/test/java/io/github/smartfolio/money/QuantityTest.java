package io.github.smartfolio.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {

    @ParameterizedTest
    @CsvSource({"3.00, 3", "1E+2, 100", "-0.50, -0.5", "0.000, 0"})
    @DisplayName("one number is one value, whatever scale it arrives in")
    void isCanonical(String arrived, String canonical) {
        assertThat(Quantity.of(arrived)).isEqualTo(Quantity.of(new BigDecimal(canonical)));
        assertThat(Quantity.of(arrived)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-12.5", "0.00000001", "1234567890123456789.123456789"})
    @DisplayName("its text form reads back")
    void parsesItsText(String text) {
        assertThat(Quantity.parse(text)).hasToString(text);
    }

    @Test
    @DisplayName("adds and negates exactly")
    void addsExactly() {
        assertThat(Quantity.of("0.1").plus(Quantity.of("0.2"))).isEqualTo(Quantity.of("0.3"));
        assertThat(Quantity.of("0.1").negated()).isEqualTo(Quantity.of("-0.1"));
    }

    @Test
    @DisplayName("negative is short, zero is neither")
    void knowsItsSign() {
        assertThat(Quantity.of("-0.1").isShort()).isTrue();
        assertThat(Quantity.of("0.1").isShort()).isFalse();
        assertThat(Quantity.of("0.0").isShort()).isFalse();
        assertThat(Quantity.of("0.0").isZero()).isTrue();
        assertThat(Quantity.of("0.1").isZero()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,5", "1 000", "NaN", "0x10"})
    @DisplayName("other text is refused")
    void refusesOtherText(String text) {
        assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> Quantity.of(text));
    }
}
