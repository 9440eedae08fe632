package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiatTest {

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "USD", "CHF", "GBP", "JPY", "KWD", "XAF", "XCD", "XOF", "XPF"})
    void knowsMoney(String ticker) {
        assertThat(Fiat.tryParse(ticker)).contains(Currency.getInstance(ticker));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC", "SOL2", "eur", "EUR2", "", "XAU", "XAG", "XPT", "XTS", "XXX", "XDR", "USN", "BOV", "CHE", "CHW",
                "CLF", "COU", "MXV", "UYI", "UYW", "MTL", "DEM", "ADA", "XRP"
            })
    void knowsWhatIsNoMoneyOrNotAnyMore(String ticker) {
        assertThat(Fiat.tryParse(ticker)).isEmpty();
    }
}
