package io.github.smartfolio.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.CurrencyMismatchException;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountTest {

    private static final AccountId ACCOUNT = AccountId.of("saxo", "78800/1000001");
    private static final Instrument APPLE =
            Instrument.of("Apple", AssetClass.STOCK, Currency.getInstance("USD"), NativeId.of("saxo", "211:Stock"));

    @ParameterizedTest
    @ValueSource(strings = {"saxo:78800/1000001", "a-2:a:b:c", "coin:é €", "saxo:unspecified"})
    @DisplayName("an account's text form reads back")
    void accountReadsBack(String text) {
        assertThat(AccountId.parse(text)).hasToString(text);
    }

    @Test
    @DisplayName("an account is its institution and the number on the statement")
    void accountHasParts() {
        assertThat(AccountId.parse("saxo:78800/1000001")).isEqualTo(ACCOUNT);
        assertThat(ACCOUNT.isUnspecified()).isFalse();
        assertThat(AccountId.unspecified("saxo").isUnspecified()).isTrue();
        assertThat(AccountId.unspecified("saxo")).isNotEqualTo(AccountId.unspecified("other"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "saxo", "saxo:", "saxo: ", ":1", "Saxo:1", "2saxo:1", "sa xo:1"})
    @DisplayName("other text is no account")
    void refusesOtherText(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AccountId.parse(text));
    }

    @Test
    @DisplayName("cash is what is settled and what is pending together")
    void cashAddsPending() {
        CashBalance owed = new CashBalance(Money.of("100.10", "EUR"), Optional.of(Money.of("-150.30", "EUR")));
        assertThat(owed.total()).isEqualTo(Money.of("-50.2", "EUR")); // 100.10 - 150.30
        assertThat(CashBalance.of(Money.of("5", "EUR")).total()).isEqualTo(Money.of("5", "EUR"));
    }

    @Test
    @DisplayName("pending cash is in the currency of the balance")
    void pendingIsInOneCurrency() {
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> new CashBalance(Money.of("1", "EUR"), Optional.of(Money.of("1", "USD"))));
    }

    @Test
    @DisplayName("an account has one balance per currency")
    void oneBalancePerCurrency() {
        CashBalance euro = CashBalance.of(Money.of("1", "EUR"));
        CashBalance dollar = CashBalance.of(Money.of("1", "USD"));
        assertThat(AccountSnapshot.of(ACCOUNT, List.of(euro, dollar), List.of()).cash())
                .containsExactly(euro, dollar);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AccountSnapshot.of(ACCOUNT, List.of(euro, CashBalance.of(Money.of("2", "EUR"))), List.of()))
                .withMessageContaining(ACCOUNT.toString());
    }

    @Test
    @DisplayName("an account keeps lots apart, in the source's order, and does not change afterwards")
    void keepsLots() {
        Position three = Position.of(APPLE, Quantity.of("3"));
        Position one = Position.of(APPLE, Quantity.of("1"));
        List<Position> lots = new ArrayList<>(List.of(three, one, one));
        AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(), lots);
        lots.clear();
        assertThat(account.positions()).containsExactly(three, one, one);
    }

    @Test
    @DisplayName("what a position does not say is absent, and each figure is added by itself")
    void positionHasOnlyWhatWasSaid() {
        Position bare = Position.of(APPLE, Quantity.of("3"));
        assertThat(bare)
                .isEqualTo(new Position(
                        APPLE,
                        Quantity.of("3"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Valued.REPORTED));
        assertThat(bare.withAveragePrice(Money.of("1", "USD"))
                        .withPrice(Money.of("2", "USD"))
                        .withMarketValue(Money.of("6", "USD"), Valued.FROM_PRICE)
                        .withClientValue(Money.of("5", "EUR"))
                        .withUnrealizedProfit(Money.of("3", "USD")))
                .isEqualTo(new Position(
                        APPLE,
                        Quantity.of("3"),
                        Optional.of(Money.of("1", "USD")),
                        Optional.of(Money.of("2", "USD")),
                        Optional.empty(),
                        Optional.of(Money.of("6", "USD")),
                        Optional.of(Money.of("5", "EUR")),
                        Optional.of(Money.of("3", "USD")),
                        Valued.FROM_PRICE));
    }

    @Test
    @DisplayName("is held against the broker's own sum, with what that holds besides on lines of its own")
    void isReconciled() {
        Position usd = Position.of(APPLE, Quantity.of("3"))
                .withMarketValue(Money.of("120", "USD"), Valued.REPORTED)
                .withClientValue(Money.of("100.40", "EUR"));
        Position eur = Position.of(APPLE, Quantity.of("1")).withMarketValue(Money.of("10", "EUR"), Valued.REPORTED);
        Position noValue = Position.of(APPLE, Quantity.of("1"));
        CashBalance cash = new CashBalance(Money.of("50", "EUR"), Optional.of(Money.of("-5.5", "EUR")));
        CashBalance foreign = CashBalance.of(Money.of("7", "USD"));
        ReportedTotal reported = new ReportedTotal(
                Money.of("160.23", "EUR"), List.of(new ReportedTotal.Part("CLOSING_COSTS", Money.of("-2", "EUR"))));
        Reconciliation reconciliation = Reconciliation.of(
                        AccountSnapshot.of(ACCOUNT, List.of(cash, foreign), List.of(usd, eur, noValue))
                                .withReported(reported))
                .orElseThrow();
        // 50 − 5.50 + 100.40 + 10 = 154.90; 160.23 − 154.90 + 2 = 7.33; five lines.
        assertThat(reconciliation)
                .isEqualTo(new Reconciliation(
                        Money.of("160.23", "EUR"),
                        Money.of("154.90", "EUR"),
                        reported.apart(),
                        Money.of("7.33", "EUR"),
                        Money.of("0.05", "EUR")));
        assertThat(reconciliation.isSettled()).isFalse();
    }

    @Test
    @DisplayName("agrees with the broker up to a hundredth per line, to either side")
    void agreesButForRounding() {
        AccountSnapshot account = AccountSnapshot.of(ACCOUNT, List.of(CashBalance.of(Money.of("5", "EUR"))), List.of());
        assertThat(settled(account, "5.01")).isTrue();
        assertThat(settled(account, "4.99")).isTrue();
        assertThat(settled(account, "4.989")).isFalse();
        assertThat(Reconciliation.of(account)).isEmpty();
    }

    private static boolean settled(AccountSnapshot account, String total) {
        ReportedTotal reported = new ReportedTotal(Money.of(total, "EUR"), List.of());
        return Reconciliation.of(account.withReported(reported)).orElseThrow().isSettled();
    }

    @Test
    @DisplayName("a sum and its parts are in one currency")
    void partsInOneCurrency() {
        assertThatExceptionOfType(CurrencyMismatchException.class)
                .isThrownBy(() -> new ReportedTotal(
                        Money.of("1", "EUR"), List.of(new ReportedTotal.Part("X", Money.of("1", "USD")))));
    }
}
