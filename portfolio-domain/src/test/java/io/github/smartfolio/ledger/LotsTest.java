package io.github.smartfolio.ledger;

import static io.github.smartfolio.ledger.Journal.ACCOUNT;
import static io.github.smartfolio.ledger.Journal.DAY;
import static io.github.smartfolio.ledger.Journal.EUR;
import static io.github.smartfolio.ledger.Journal.NOW;
import static io.github.smartfolio.ledger.Journal.SHARE;
import static io.github.smartfolio.ledger.Journal.id;
import static io.github.smartfolio.ledger.Journal.instrument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.ledger.Movement.Effect;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What events other than purchases and sales do to lots, each with its figures by hand. */
class LotsTest {

    private static final Instrument HEIR = instrument("HEIR");

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static PositionProfit of(ProfitAndLoss profit, Instrument instrument) {
        return profit.positions().stream()
                .filter(position -> position.instrument().equals(Optional.of(id(instrument))))
                .findFirst()
                .orElseThrow();
    }

    private static Transaction.Builder next(Journal journal, Kind kind) {
        return Journal.on(journal.day(), kind);
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void aSplitKeepsTheCost(CostMethod method) {
        Journal journal = new Journal().buy("3", "300").buy("1", "140");
        journal.add(next(journal, Kind.SPLIT)
                        .movement(Movement.of(SHARE, "-4"))
                        .movement(Movement.of(SHARE, "20"))
                        .build())
                .sell("15", "330");
        ProfitAndLoss profit = journal.profit(method);
        // First in: all 15 of the lot for 300, so 30 and a cost of 140; on average 15/20 of 440 = 330, so 0 and 110.
        boolean fifo = method == CostMethod.FIFO;
        assertThat(profit.profit().realized().value()).contains(eur(fifo ? "30" : "0"));
        assertThat(profit.cost().value()).contains(eur(fifo ? "140" : "110"));
        assertThat(of(profit, SHARE).quantity()).isEqualTo(Quantity.of("5"));
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void aMergerCarriesTheCost(CostMethod method) {
        Journal journal = new Journal().buy("10", "400");
        journal.add(next(journal, Kind.MERGER)
                .movement(Movement.of(SHARE, "-10"))
                .movement(Movement.of(HEIR, "4"))
                .net(eur("40"))
                .build());
        journal.add(next(journal, Kind.SELL)
                .movement(Movement.of(HEIR, "-1"))
                .net(eur("100"))
                .build());
        ProfitAndLoss profit = journal.profit(method);
        // 400 - 40 in cash = 360 for 4; one of them is 90
        assertThat(profit.profit().realized().value()).contains(eur("10"));
        assertThat(of(profit, HEIR).cost().value()).contains(eur("270"));
        assertThat(of(profit, HEIR).lots())
                .singleElement()
                .satisfies(lot -> assertThat(lot.acquired()).isEqualTo(DAY));
        assertThat(of(profit, SHARE).quantity()).isEqualTo(Quantity.of("0"));
    }

    @Test
    void anExchangeOfUnitsThatNeverCame() {
        Journal journal = new Journal();
        journal.add(next(journal, Kind.EXCHANGE)
                .movement(Movement.of(SHARE, "-10"))
                .movement(Movement.of(HEIR, "5"))
                .build());
        ProfitAndLoss profit = journal.profit(CostMethod.FIFO);
        assertThat(profit.missingAcquisitions())
                .extracting(Gap::instrument, Gap::quantity)
                .containsExactly(tuple(Optional.of(id(SHARE)), Optional.of(Quantity.of("10"))));
        assertThat(of(profit, HEIR).origin()).isEqualTo(CostOrigin.UNKNOWN);
        assertThat(of(profit, HEIR).cost().value()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void returnedCapitalLowersTheCost(CostMethod method) {
        Journal journal = new Journal().buy("10", "100").buy("10", "300");
        journal.add(next(journal, Kind.RETURN_OF_CAPITAL)
                .about(SHARE)
                .net(eur("240"))
                .build());
        ProfitAndLoss profit = journal.profit(method);
        // 12 a unit: of the first lot 100 and 20 beyond, of the second 120. On average 400 - 240.
        boolean fifo = method == CostMethod.FIFO;
        assertThat(profit.profit().realized().value()).contains(eur(fifo ? "20" : "0"));
        assertThat(profit.cost().value()).contains(eur(fifo ? "180" : "160"));
    }

    @Test
    void returnedCapitalOfNothingHeldIsProfit() {
        Journal journal = new Journal().buy("10", "100").sell("10", "120");
        journal.add(
                next(journal, Kind.RETURN_OF_CAPITAL).about(SHARE).net(eur("5")).build());
        // 20 + 5
        assertThat(journal.profit(CostMethod.FIFO).profit().realized().value()).contains(eur("25"));
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void whatACancelledPurchaseLeaves(CostMethod method) {
        Journal journal = new Journal().buy("10", "500", "2");
        Transaction cancelled = next(journal, Kind.BUY)
                .reversal()
                .movement(Movement.of(SHARE, "-10"))
                .gross(eur("500"))
                .charge(Charge.fee(eur("2"), "Commission"))
                .net(eur("502"))
                .build();
        journal.add(cancelled).buy("10", "501", "2").sell("4", "240");
        ProfitAndLoss profit = journal.profit(method);
        // 240 - 4 x 50.10
        assertThat(profit.profit().realized().value()).contains(eur("39.6"));
        assertThat(profit.profit().fees().value()).contains(eur("2"));
        assertThat(of(profit, SHARE).quantity()).isEqualTo(Quantity.of("6"));
        assertThat(of(profit, SHARE).gaps()).isEmpty();
    }

    @Test
    void aReversalOfNothing() {
        Journal journal = new Journal();
        journal.add(next(journal, Kind.BUY)
                .reversal()
                .movement(Movement.of(SHARE, "-10"))
                .net(eur("500"))
                .build());
        ProfitAndLoss profit = journal.profit(CostMethod.FIFO);
        assertThat(of(profit, SHARE).gaps()).extracting(Gap::reason).containsExactly(Reason.NOTHING_REVERSED);
        assertThat(profit.profit().realized().value()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void aReversedDividendIsNone(CostMethod method) {
        Journal journal = new Journal();
        journal.add(next(journal, Kind.DIVIDEND)
                .about(SHARE)
                .gross(eur("22"))
                .charge(Charge.tax(eur("-3.3"), "Withholding tax"))
                .net(eur("18.7"))
                .build());
        journal.add(next(journal, Kind.DIVIDEND)
                .reversal()
                .about(SHARE)
                .gross(eur("-22"))
                .charge(Charge.tax(eur("3.3"), "Withholding tax"))
                .net(eur("-18.7"))
                .build());
        Profit profit = journal.profit(method).profit();
        assertThat(profit.dividends().value()).contains(eur("0"));
        assertThat(profit.taxes().value()).contains(eur("0"));
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void soldShortAndBoughtBack(CostMethod method) {
        Journal journal = new Journal();
        journal.add(next(journal, Kind.SELL)
                .movement(Movement.of(SHARE, "-10").with(Effect.OPEN))
                .net(eur("1000"))
                .build());
        journal.buy("4", "300").buy("10", "800").held("4", "85");
        ProfitAndLoss profit = journal.profit(method);
        // 400 - 300, then 600 - 6 x 80; 4 are left, for 320, worth 340
        assertThat(profit.profit().realized().value()).contains(eur("220"));
        assertThat(profit.cost().value()).contains(eur("320"));
        assertThat(profit.profit().unrealized().value()).contains(eur("20"));
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void unitsFromElsewhereCostWhatTheUserSays(CostMethod method) {
        Journal journal = new Journal();
        journal.add(next(journal, Kind.TRANSFER_IN)
                        .movement(Movement.of(SHARE, "280").at(eur("48.30")))
                        .build())
                .sell("70", "2178.70");
        ProfitAndLoss unknown = journal.profit(method);
        assertThat(unknown.profit().realized().value()).isEmpty();
        assertThat(unknown.profit().realized().gaps()).extracting(Gap::reason).containsExactly(Reason.COST_UNKNOWN);
        assertThat(of(unknown, SHARE).origin()).isEqualTo(CostOrigin.UNKNOWN);
        Ledger before = journal.ledger();
        Ledger entered = Ledger.of(
                List.of(journal.activity(Journal.SOURCE)),
                Journal.directory(),
                Map.of(before.idOf(before.entries().get(0)), eur("7000")));
        ProfitAndLoss known = journal.profit(entered, method, EUR);
        // 7000 / 280 = 25 a unit; 2178.70 - 70 x 25 = 428.70, and 210 x 25 left
        assertThat(known.profit().realized().value()).contains(eur("428.7"));
        assertThat(of(known, SHARE).cost().value()).contains(eur("5250"));
        assertThat(of(known, SHARE).origin()).isEqualTo(CostOrigin.ENTERED);
    }

    @Test
    void aCostIsTheBrokersOnlyForAsManyUnits() {
        Journal journal = new Journal();
        journal.add(next(journal, Kind.TRANSFER_IN)
                .movement(Movement.of(SHARE, "10"))
                .build());
        Ledger ledger = journal.ledger();
        Position told = Position.of(SHARE, Quantity.of("10"))
                .withAveragePrice(eur("40"))
                .withMarketValue(eur("450"), Valued.REPORTED);
        ProfitAndLoss same = profit(ledger, told);
        assertThat(of(same, SHARE).origin()).isEqualTo(CostOrigin.REPORTED);
        // 10 x 40, and 450 - 400
        assertThat(same.cost().value()).contains(eur("400"));
        assertThat(same.profit().unrealized().value()).contains(eur("50"));
        Position more = Position.of(SHARE, Quantity.of("11"))
                .withAveragePrice(eur("40"))
                .withMarketValue(eur("495"), Valued.REPORTED);
        ProfitAndLoss other = profit(ledger, more);
        assertThat(of(other, SHARE).origin()).isEqualTo(CostOrigin.UNKNOWN);
        assertThat(other.profit().unrealized().value()).isEmpty();
    }

    private static ProfitAndLoss profit(Ledger ledger, Position told) {
        return new ProfitCalculator(FxRates.none())
                .of(ledger, List.of(new Holding(ACCOUNT, id(SHARE), told, NOW)), CostMethod.FIFO, EUR, Period.ALL);
    }

    @Test
    void whatOnlyTheBrokerTellsOf() {
        Position told = Position.of(SHARE, Quantity.of("10"))
                .withMarketValue(eur("450"), Valued.REPORTED)
                .withUnrealizedProfit(eur("-30"));
        ProfitAndLoss profit = profit(Ledger.empty(), told);
        assertThat(of(profit, SHARE).origin()).isEqualTo(CostOrigin.REPORTED);
        // 450 + 30
        assertThat(profit.cost().value()).contains(eur("480"));
        assertThat(profit.profit().unrealized().value()).contains(eur("-30"));
    }

    @Test
    void holdingsWithoutTheCurrencyOfTheSubAccount() {
        AccountId sub = AccountId.of("saxo", "1EUR");
        Ledger ledger = Journal.ledger(Activity.of(
                Journal.SOURCE,
                NOW,
                Booked.of(List.of(Transaction.on(DAY, sub, Kind.BUY)
                        .movement(Movement.of(SHARE, "10"))
                        .net(eur("-400"))
                        .build()))));
        ProfitAndLoss profit =
                profit(ledger, Position.of(SHARE, Quantity.of("10")).withMarketValue(eur("450"), Valued.REPORTED));
        assertThat(profit.positions()).hasSize(1);
        assertThat(profit.profit().unrealized().value()).contains(eur("50"));
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void coinsForCoinsAreASaleAndAPurchase(CostMethod method) {
        Journal journal = new Journal().buy("2", "1000");
        journal.add(next(journal, Kind.SWAP)
                .movement(Movement.of(HEIR, "30"))
                .movement(Movement.of(SHARE, "-1"))
                .worth(eur("600"))
                .build());
        journal.add(next(journal, Kind.SELL)
                .movement(Movement.of(HEIR, "-15"))
                .net(eur("330"))
                .build());
        ProfitAndLoss profit = journal.profit(method);
        // 600 - 500, and 330 - 300
        assertThat(of(profit, SHARE).profit().realized().value()).contains(eur("100"));
        assertThat(of(profit, HEIR).profit().realized().value()).contains(eur("30"));
        assertThat(of(profit, HEIR).origin()).isEqualTo(CostOrigin.REPORTED);
    }

    @Test
    void coinsForCoinsOfUnknownWorth() {
        Journal journal = new Journal().buy("2", "1000");
        journal.add(next(journal, Kind.SWAP)
                .movement(Movement.of(HEIR, "30"))
                .movement(Movement.of(SHARE, "-1"))
                .build());
        ProfitAndLoss profit = journal.profit(CostMethod.FIFO);
        assertThat(of(profit, SHARE).profit().realized().gaps())
                .extracting(Gap::reason)
                .containsExactly(Reason.VALUE_UNKNOWN);
        assertThat(of(profit, SHARE).cost().value()).contains(eur("500"));
        assertThat(of(profit, HEIR).origin()).isEqualTo(CostOrigin.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(CostMethod.class)
    void incomeFeesAndGiftsInUnits(CostMethod method) {
        Journal journal = new Journal().buy("10", "400");
        journal.add(next(journal, Kind.INCOME)
                .movement(Movement.of(SHARE, "1"))
                .worth(eur("40"))
                .build());
        journal.add(next(journal, Kind.FEE).movement(Movement.of(SHARE, "-1")).build());
        journal.add(
                next(journal, Kind.EXPENSE).movement(Movement.of(SHARE, "-2")).build());
        journal.add(next(journal, Kind.TRANSFER_OUT)
                .movement(Movement.of(SHARE, "-3"))
                .build());
        ProfitAndLoss profit = journal.profit(method);
        // Every unit cost 40: 1 is a fee, 2 are given away, 3 go elsewhere, 5 are left.
        assertThat(profit.profit().income().value()).contains(eur("40"));
        assertThat(profit.profit().fees().value()).contains(eur("40"));
        assertThat(profit.profit().expenses().value()).contains(eur("80"));
        assertThat(profit.profit().realized().value()).contains(eur("0"));
        assertThat(profit.cost().value()).contains(eur("200"));
    }

    @Test
    void aTradeWithoutItsUnitsIsSaid() {
        Journal journal = new Journal().buy("10", "400");
        journal.add(next(journal, Kind.SELL).about(SHARE).net(eur("100")).build());
        ProfitAndLoss profit = journal.profit(CostMethod.FIFO);
        assertThat(of(profit, SHARE).gaps()).extracting(Gap::reason).containsExactly(Reason.QUANTITY_UNKNOWN);
        assertThat(profit.profit().realized().isComplete()).isFalse();
    }

    @Test
    void moneyAboutTheAccountAlone() {
        Journal journal = new Journal();
        journal.add(next(journal, Kind.DEPOSIT).net(eur("500")).build());
        journal.add(next(journal, Kind.INTEREST).net(eur("0.41")).build());
        journal.add(next(journal, Kind.INTEREST).net(eur("-0.11")).build());
        journal.add(next(journal, Kind.FEE).net(eur("-3.12")).build());
        journal.add(next(journal, Kind.TAX).net(eur("-0.53")).build());
        ProfitAndLoss profit = journal.profit(CostMethod.FIFO);
        assertThat(profit.positions())
                .singleElement()
                .satisfies(position -> assertThat(position.instrument()).isEqualTo(Optional.<InstrumentId>empty()));
        assertThat(profit.profit().interest().value()).contains(eur("0.30"));
        // 0.30 - 3.12 - 0.53
        assertThat(profit.profit().net().value()).contains(eur("-3.35"));
    }
}
