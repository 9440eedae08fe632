package io.github.smartfolio.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceUnitTest {

    @ParameterizedTest
    @CsvSource({
        "GBX,GBP", "GBp,GBP", "GBx,GBP", "ZAc,ZAR", "ZAC,ZAR", "ZAX,ZAR", "ILA,ILS", "ILa,ILS", "USX,USD", "USc,USD"
    })
    @DisplayName("a hundredth is turned into its currency")
    void hundredths(String code, String currency) {
        PriceUnit unit = PriceUnit.tryParse(code).orElseThrow();
        assertThat(unit.currency().getCurrencyCode()).isEqualTo(currency);
        assertThat(unit.hundredth()).isTrue();
        assertThat(unit.inCurrency(new BigDecimal("88.10"))).isEqualByComparingTo("0.8810");
    }

    @Test
    @DisplayName("a currency is itself")
    void currencies() {
        PriceUnit pound = PriceUnit.tryParse("GBP").orElseThrow();
        assertThat(pound.hundredth()).isFalse();
        assertThat(pound.inCurrency(new BigDecimal("88.10"))).isEqualTo(new BigDecimal("88.10"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gbp", "gbx", "BTC", "GB", "GBPX"})
    @DisplayName("what is neither is not guessed")
    void others(String code) {
        assertThat(PriceUnit.tryParse(code)).isEmpty();
    }
}
