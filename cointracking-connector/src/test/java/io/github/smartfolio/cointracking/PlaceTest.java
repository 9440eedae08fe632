package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "Kraken, Kraken",
        "KRAKEN BALANCE, Kraken",
        "kraken balance, Kraken",
        "Ledger Live, Ledger Live",
        "LEDGER LIVE BALANCE, Ledger Live",
        "'  LEDGER \u00a0 LIVE\u00a0BALANCE ', Ledger Live",
        "Balance, Balance",
        "MyBalance, Mybalance",
        "Binance.US, Binance.us",
        "élan, Élan"
    })
    void isOneAccountHoweverItIsSpelt(String name, String number) {
        assertThat(Place.account(name)).isEqualTo(AccountId.of("cointracking", number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", " \t\n"})
    void withoutANameIsUnspecified(String name) {
        assertThat(Place.account(name)).isEqualTo(AccountId.unspecified("cointracking"));
    }

    @Test
    void calledUnspecifiedIsAPlaceAllTheSame() {
        assertThat(Place.account("unspecified").isUnspecified()).isFalse();
    }
}
