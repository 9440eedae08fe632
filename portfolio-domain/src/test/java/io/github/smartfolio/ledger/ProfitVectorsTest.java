package io.github.smartfolio.ledger;

import static io.github.smartfolio.ledger.Journal.EUR;
import static io.github.smartfolio.ledger.Journal.SHARE;
import static io.github.smartfolio.ledger.Journal.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The vectors V1 to V9 for lots and profit, and what has to hold around them. */
class ProfitVectorsTest {

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    @DisplayName("V1: one sale of the first lot costs the same by both methods")
    void oneSaleOfTheFirstLot(CostMethod method) {
        ProfitAndLoss profit = new Journal()
                .buy("109", "3149.20")
                .sell("15", "531.50")
                .buy("52", "1684.92")
                .buy("32", "959.30")
                .held("178", "100")
                .profit(method);
        // 94/109 of 3149.20 = 2715.8238..., and 1684.92 + 959.30
        assertThat(cents(profit.cost())).isEqualTo("EUR 5360.04");
        // 531.50 - 15/109 of 3149.20 = 531.50 - 433.376...
        assertThat(cents(profit.profit().realized())).isEqualTo("EUR 98.12");
        // 178 x 100 - 5360.04
        assertThat(cents(profit.profit().unrealized())).isEqualTo("EUR 12439.96");
    }

    @Test
    @DisplayName("V2: a sale after a second purchase differs by method")
    void saleAfterTwoPurchases() {
        Journal journal = new Journal()
                .buy("109", "3149.20")
                .buy("52", "1684.92")
                .sell("15", "531.50")
                .held("146", "100");
        ProfitAndLoss fifo = journal.profit(CostMethod.FIFO);
        assertThat(cents(fifo.cost())).isEqualTo("EUR 4400.74");
        assertThat(cents(fifo.profit().realized())).isEqualTo("EUR 98.12");
        assertThat(cents(fifo.profit().unrealized())).isEqualTo("EUR 10199.26");
        ProfitAndLoss average = journal.profit(CostMethod.AVERAGE);
        // 146/161 of 4834.12
        assertThat(cents(average.cost())).isEqualTo("EUR 4383.74");
        assertThat(cents(average.profit().realized())).isEqualTo("EUR 81.12");
        assertThat(cents(average.profit().unrealized())).isEqualTo("EUR 10216.26");
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    @DisplayName("V3: no rounding dust is left")
    void noDust(CostMethod method) {
        ProfitAndLoss profit = new Journal()
                .buy("10", "0.01")
                .sell("3", "1")
                .sell("3", "1")
                .sell("4", "1")
                .profit(method);
        assertThat(profit.cost().value()).contains(Money.of("0", "EUR"));
        assertThat(profit.positions().get(0).lots()).isEmpty();
        // 3 - 0.01, exactly
        assertThat(profit.profit().realized().value()).contains(Money.of("2.99", "EUR"));
    }

    @Test
    @DisplayName("V4: rates of the trades' days, and the part of the gain that they make")
    void foreignCurrency() {
        Journal journal = new Journal();
        Map<LocalDate, String> rates =
                Map.of(Journal.DAY, "0.90", Journal.DAY.plusDays(1), "0.85", Journal.DAY.plusDays(2), "0.88");
        journal.rates(rates)
                .add(dollars(journal, Kind.BUY, "100", "-5000"))
                .add(dollars(journal, Kind.BUY, "50", "-3000"))
                .add(dollars(journal, Kind.SELL, "-50", "3500"));
        Profit fifo = journal.profit(CostMethod.FIFO).profit();
        // 3500 x .88 - 2500 x .90 = 3080 - 2250; own gain 1000 USD x .88 = 880
        assertThat(fifo.realized().value()).contains(Money.of("830", "EUR"));
        assertThat(fifo.realized().own()).containsExactly(Money.of("1000", "USD"));
        assertThat(fifo.realizedFx().value()).contains(Money.of("-50", "EUR"));
        Profit average = journal.profit(CostMethod.AVERAGE).profit();
        // 3080 - (4500 + 2550) / 3 = 3080 - 2350; own gain 3500 - 8000/3 = 833.33 USD x .88 = 733.33
        assertThat(cents(average.realized())).isEqualTo("EUR 730.00");
        assertThat(cents(average.realizedFx())).isEqualTo("EUR -3.33");
    }

    private static Transaction dollars(Journal journal, Kind kind, String units, String total) {
        return Journal.on(journal.day(), kind)
                .movement(Movement.of(SHARE, units))
                .gross(Money.of(total, "USD"))
                .net(Money.of(total, "USD"))
                .build();
    }

    @Test
    @DisplayName("V6: the first lot or a share of both")
    void firstLotOrShareOfBoth() {
        Journal journal = new Journal().buy("10", "400").buy("10", "600").sell("5", "275");
        // 275 - 5 x 40, and 275 - 5 x 50
        assertThat(journal.profit(CostMethod.FIFO).profit().realized().value()).contains(Money.of("75", "EUR"));
        assertThat(journal.profit(CostMethod.AVERAGE).profit().realized().value())
                .contains(Money.of("25", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    @DisplayName("V6c: lots are of one account, and a sale without lots changes nothing")
    void lotsOfOneAccount(CostMethod method) {
        AccountId other = AccountId.of("saxo", "2");
        Journal journal = new Journal().buy("5", "500");
        journal.add(Transaction.on(journal.day(), other, Kind.BUY)
                        .movement(Movement.of(SHARE, "10"))
                        .gross(Money.of("-1000", "EUR"))
                        .net(Money.of("-1000", "EUR"))
                        .build())
                .sell("8", "900");
        ProfitAndLoss profit = journal.profit(method);
        assertThat(profit.positions())
                .extracting(
                        position -> position.account().number(),
                        position -> position.lots().stream().map(Lot::quantity).toList())
                .containsExactly(tuple("1", List.of(Quantity.of("5"))), tuple("2", List.of(Quantity.of("10"))));
        assertThat(profit.profit().realized().value()).isEmpty();
        assertThat(profit.missingAcquisitions()).singleElement().satisfies(gap -> {
            assertThat(gap.account()).isEqualTo(Journal.ACCOUNT);
            assertThat(gap.instrument()).contains(id(SHARE));
            // 8 - 5
            assertThat(gap.quantity()).contains(Quantity.of("3"));
        });
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    @DisplayName("V8: before and after fees, with units still held")
    void fees(CostMethod method) {
        Profit profit = new Journal()
                .buy("2", "151.60", "2.95")
                .sell("1", "85.73", "1.30")
                .held("1", "87.80")
                .profit(method)
                .profit();
        // 85.73 - 75.80 + 87.80 - 75.80
        assertThat(profit.gain().value()).contains(Money.of("21.93", "EUR"));
        assertThat(profit.fees().value()).contains(Money.of("4.25", "EUR"));
        assertThat(profit.net().value()).contains(Money.of("17.68", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    @DisplayName("V9: closed, reopened and closed again")
    void twoRoundTrips(CostMethod method) {
        ProfitAndLoss all = new Journal()
                .buy("5", "1885.05", "1")
                .sell("5", "1890.00", "1")
                .buy("7", "2041.10", "1")
                .sell("7", "2080.10", "1")
                .profit(method);
        // 4.95 + 39.00, and four fees of 1
        assertThat(all.profit().gain().value()).contains(Money.of("43.95", "EUR"));
        assertThat(all.profit().net().value()).contains(Money.of("39.95", "EUR"));
        assertThat(all.positions().get(0).quantity()).isEqualTo(Quantity.of("0"));
    }

    @Test
    void theLotsBehindAFigure() {
        Journal journal = new Journal().buy("10", "400").buy("10", "600").sell("15", "1050");
        Ledger ledger = journal.ledger();
        List<Disposal> disposals =
                journal.calculator().disposals(ledger, Journal.ACCOUNT, id(SHARE), CostMethod.FIFO, EUR, Period.ALL);
        assertThat(disposals)
                .extracting(Disposal::quantity, Disposal::proceeds, Disposal::cost, Disposal::acquired)
                .containsExactly(
                        tuple(
                                Quantity.of("10"),
                                Optional.of(Money.of("700", "EUR")),
                                Optional.of(Money.of("400", "EUR")),
                                Journal.DAY),
                        tuple(
                                Quantity.of("5"),
                                Optional.of(Money.of("350", "EUR")),
                                Optional.of(Money.of("300", "EUR")),
                                Journal.DAY.plusDays(1)));
        // 700 - 400 + 350 - 300
        assertThat(journal.profit(CostMethod.FIFO).profit().realized().value()).contains(Money.of("350", "EUR"));
        assertThat(journal.profit(CostMethod.FIFO).positions().get(0).lots())
                .singleElement()
                .satisfies(lot -> {
                    assertThat(lot.quantity()).isEqualTo(Quantity.of("5"));
                    assertThat(lot.cost()).contains(Money.of("300", "EUR"));
                    assertThat(lot.origin()).isEqualTo(CostOrigin.COMPUTED);
                });
    }

    @Test
    void withoutARateOfTheDayNothingIsGuessed() {
        Journal journal = new Journal();
        journal.add(dollars(journal, Kind.BUY, "10", "-1000")).add(dollars(journal, Kind.SELL, "-10", "1100"));
        Profit profit = journal.profit(CostMethod.FIFO).profit();
        assertThat(profit.realized().value()).isEmpty();
        assertThat(profit.realized().own()).containsExactly(Money.of("100", "USD"));
        assertThat(profit.realized().gaps()).extracting(Gap::reason).containsExactly(Reason.NO_RATE);
    }

    private static String cents(Total total) {
        Money rounded = total.value().orElseThrow().rounded(RoundingMode.HALF_UP);
        return rounded.currency() + " " + rounded.amount().setScale(2, RoundingMode.UNNECESSARY);
    }
}
