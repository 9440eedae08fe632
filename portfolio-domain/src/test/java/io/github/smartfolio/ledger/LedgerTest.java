package io.github.smartfolio.ledger;

import static io.github.smartfolio.ledger.Journal.ACCOUNT;
import static io.github.smartfolio.ledger.Journal.DAY;
import static io.github.smartfolio.ledger.Journal.NOW;
import static io.github.smartfolio.ledger.Journal.SHARE;
import static io.github.smartfolio.ledger.Journal.directory;
import static io.github.smartfolio.ledger.Journal.ledger;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What makes two transactions one event, and what does not. */
class LedgerTest {

    private static final AccountId NOWHERE = AccountId.unspecified("saxo");
    private static final ExternalId TRADE_9 = ExternalId.of(Scheme.TRADE, "9");
    private static final ExternalId TRADE_10 = ExternalId.of(Scheme.TRADE, "10");

    private static SourceId source(String name) {
        return SourceId.of(ConnectionId.of("saxo"), name);
    }

    private static Activity told(String source, Transaction... transactions) {
        return Activity.of(source(source), NOW, Booked.of(List.of(transactions)));
    }

    private static Activity summed(String source, Transaction... transactions) {
        return Activity.of(source(source), NOW, new Booked(List.of(transactions), List.of(), true));
    }

    private static Transaction.Builder buy(AccountId account, String units, String net) {
        return Transaction.on(DAY, account, Kind.BUY)
                .movement(Movement.of(SHARE, units))
                .net(Money.of(net, "EUR"));
    }

    private static Transaction fee(AccountId account, String net) {
        return Transaction.on(DAY, account, Kind.FEE).net(Money.of(net, "EUR")).build();
    }

    private static Evidence known(ExternalId... ids) {
        return Evidence.of("Trade", "Buy", ids);
    }

    private static List<Transaction> events(Activity... activities) {
        return ledger(activities).entries().stream().map(Entry::transaction).toList();
    }

    @Test
    void toldTwiceIsThereOnce() {
        Transaction bought = buy(ACCOUNT, "10", "-500").build();
        Transaction paid = fee(ACCOUNT, "-3.91");
        assertThat(events(told("a", bought, paid), told("b", bought, paid))).containsExactlyInAnyOrder(bought, paid);
        assertThat(ledger(told("a", bought), told("b", bought)).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.sources()).containsExactlyInAnyOrder(source("a"), source("b")));
    }

    @Test
    void twinsOfOneFileBothStay() {
        Transaction paid = fee(ACCOUNT, "-3.91");
        assertThat(events(told("a", paid, paid))).hasSize(2);
        // Overlapping exports: two twins in one, one of them in the other; and two in both.
        assertThat(events(told("a", paid, paid), told("b", paid))).hasSize(2);
        assertThat(events(told("a", paid), told("b", paid, paid))).hasSize(2);
        assertThat(events(told("a", paid, paid), told("b", paid, paid), told("c", paid, paid)))
                .hasSize(2);
    }

    @Test
    void overlappingExportsGiveTheirUnion() {
        Transaction first = buy(ACCOUNT, "10", "-500").build();
        Transaction second = buy(ACCOUNT, "11", "-550").build();
        Transaction third = buy(ACCOUNT, "12", "-600").build();
        assertThat(events(told("a", first, second), told("b", second, third)))
                .containsExactlyInAnyOrder(first, second, third);
    }

    @Test
    void oneIdIsOneEvent() {
        // A statement knows the trade and its amount; the trades know the units.
        Transaction stated = Transaction.on(DAY, ACCOUNT, Kind.BUY)
                .about(SHARE)
                .net(Money.of("-502", "EUR"))
                .evidence(known(TRADE_9))
                .build();
        Transaction traded = buy(ACCOUNT, "10", "-502")
                .gross(Money.of("-500", "EUR"))
                .charge(Charge.fee(Money.of("-2", "EUR"), "Commission"))
                .evidence(known(TRADE_9))
                .build();
        assertThat(events(told("a", stated), told("b", traded))).containsExactly(traded);
        assertThat(events(told("a", traded), told("b", stated))).containsExactly(traded);
    }

    @Test
    void moneyBackForACancelledPurchaseIsNoSale() {
        Transaction stated = Transaction.on(DAY, ACCOUNT, Kind.SELL)
                .about(SHARE)
                .net(Money.of("502", "EUR"))
                .evidence(known(TRADE_9))
                .build();
        Transaction cancelled = Transaction.on(DAY, ACCOUNT, Kind.BUY)
                .reversal()
                .movement(Movement.of(SHARE, "-10"))
                .net(Money.of("502", "EUR"))
                .evidence(known(TRADE_9))
                .build();
        assertThat(events(told("a", stated), told("b", cancelled))).containsExactly(cancelled);
        assertThat(events(told("a", cancelled), told("b", stated))).containsExactly(cancelled);
    }

    @Test
    void otherIdsAreOtherEvents() {
        Transaction one = buy(ACCOUNT, "10", "-500").evidence(known(TRADE_9)).build();
        Transaction other = buy(ACCOUNT, "10", "-500").evidence(known(TRADE_10)).build();
        assertThat(events(told("a", one), told("b", other))).containsExactlyInAnyOrder(one, other);
        // A file without ids tells of one of them.
        Transaction nameless = buy(NOWHERE, "10", "-500").build();
        assertThat(events(told("a", one, other), told("b", nameless))).hasSize(2);
    }

    @Test
    void anIdLeadsOnToTheNextSource() {
        // b knows a's trade id and a booking id; c only the booking id, on another day.
        Transaction one = fee(ACCOUNT, "-5");
        ExternalId booking = ExternalId.of(Scheme.BOOKING, "77");
        Transaction withTrade = again(one).evidence(known(TRADE_9)).build();
        Transaction withBoth = again(one).evidence(known(TRADE_9, booking)).build();
        Transaction withBooking = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.FEE)
                .net(Money.of("-5", "EUR"))
                .evidence(known(booking))
                .build();
        assertThat(events(told("a", withTrade), told("b", withBoth), told("c", withBooking)))
                .hasSize(1);
    }

    private static Transaction.Builder again(Transaction transaction) {
        return Transaction.on(transaction.date(), transaction.account(), transaction.kind())
                .net(transaction.net().orElseThrow());
    }

    @Test
    void whoKnowsTheAccountTellsItToWhoDoesNot() {
        Transaction detailed = buy(NOWHERE, "10", "-502")
                .gross(Money.of("-500", "EUR"))
                .charge(Charge.fee(Money.of("-2", "EUR"), "Commission"))
                .build();
        Transaction placed = buy(ACCOUNT, "10", "-502").build();
        assertThat(events(told("a", detailed), told("b", placed)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.account()).isEqualTo(ACCOUNT);
                    assertThat(event.charges()).hasSize(1);
                });
    }

    @Test
    void twoAccountsAreTwoEvents() {
        Transaction one = buy(ACCOUNT, "10", "-500").build();
        Transaction other = buy(AccountId.of("saxo", "2"), "10", "-500").build();
        assertThat(events(told("a", one), told("b", other))).hasSize(2);
    }

    @Test
    void theAmountTellsTwoPurchasesApart() {
        Transaction cheap = buy(ACCOUNT, "10", "-500").build();
        Transaction dear = buy(ACCOUNT, "10", "-510").build();
        assertThat(events(told("a", cheap), told("b", dear))).hasSize(2);
        assertThat(events(told("a", dear, cheap), told("b", cheap, dear))).containsExactlyInAnyOrder(cheap, dear);
    }

    @Test
    void amountsInTwoCurrenciesAreComparedByTheBrokersRate() {
        FxRate rate = FxRate.of("USD", "EUR", "0.92", DAY, "saxo");
        Transaction inDollars = Transaction.on(DAY, ACCOUNT, Kind.BUY)
                .movement(Movement.of(SHARE, "50"))
                .net(Money.of("-318", "USD"))
                .rate(rate)
                .build();
        // 318 x 0.92 = 292.56
        Transaction inEuros = Transaction.on(DAY, NOWHERE, Kind.BUY)
                .movement(Movement.of(SHARE, "50"))
                .net(Money.of("-292.56", "EUR"))
                .build();
        Transaction another = Transaction.on(DAY, NOWHERE, Kind.BUY)
                .movement(Movement.of(SHARE, "50"))
                .net(Money.of("-300", "EUR"))
                .build();
        assertThat(events(told("a", inDollars), told("b", inEuros))).hasSize(1);
        assertThat(events(told("a", inDollars), told("b", another))).hasSize(2);
    }

    @Test
    void aTimeFromAnotherZoneMayBeAnotherDay() {
        Instant evening = Instant.parse("2026-01-05T23:30:00Z");
        Transaction inUtc = buy(ACCOUNT, "10", "-500").at(evening).build();
        Transaction inParis = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.BUY)
                .movement(Movement.of(SHARE, "10"))
                .net(Money.of("-500", "EUR"))
                .at(evening.plusSeconds(20))
                .build();
        Transaction nextEvening = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.BUY)
                .movement(Movement.of(SHARE, "10"))
                .net(Money.of("-500", "EUR"))
                .at(evening.plusSeconds(86_400))
                .build();
        Transaction nextDay = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.BUY)
                .movement(Movement.of(SHARE, "10"))
                .net(Money.of("-500", "EUR"))
                .build();
        assertThat(events(told("a", inUtc), told("b", inParis))).hasSize(1);
        assertThat(events(told("a", inUtc), told("b", nextEvening))).hasSize(2);
        assertThat(events(told("a", inUtc), told("b", nextDay))).hasSize(2);
    }

    @Test
    void anInstrumentMayHaveTwoNames() {
        Instrument byIsin = Instrument.of(
                "Apple Inc.", AssetClass.STOCK, Journal.USD, Isin.of("US0378331005"), ListedSymbol.of("AAPL", "XNAS"));
        Instrument byNumber = Instrument.of(
                "Apple",
                AssetClass.STOCK,
                Journal.USD,
                NativeId.of("saxo", "211:Stock"),
                ListedSymbol.of("AAPL", "XNAS"));
        Ledger ledger = ledger(
                told(
                        "api",
                        Transaction.on(DAY, ACCOUNT, Kind.TRANSFER_IN)
                                .movement(Movement.of(byNumber, "5"))
                                .build()),
                told(
                        "file",
                        Transaction.on(DAY, NOWHERE, Kind.TRANSFER_IN)
                                .movement(Movement.of(byIsin, "5"))
                                .build()));
        assertThat(ledger.entries()).hasSize(1);
    }

    @Test
    void aSummaryFillsOnlyWhatNobodyElseTells() {
        Transaction dividend = Transaction.on(DAY, ACCOUNT, Kind.DIVIDEND)
                .about(SHARE)
                .net(Money.of("10.20", "EUR"))
                .build();
        Transaction ofTheDay = Transaction.on(DAY, ACCOUNT, Kind.FEE)
                .net(Money.of("-7.82", "EUR"))
                .build();
        Transaction elsewhere = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.FEE)
                .net(Money.of("-1", "EUR"))
                .build();
        Ledger ledger = ledger(
                told("z", dividend, fee(ACCOUNT, "-3.91"), fee(ACCOUNT, "-3.91")),
                summed("a", dividend, ofTheDay, elsewhere));
        // The two fees of 3.91 are the 7.82 of the summary.
        assertThat(ledger.entries().stream().map(Entry::transaction))
                .containsExactlyInAnyOrder(dividend, fee(ACCOUNT, "-3.91"), fee(ACCOUNT, "-3.91"), elsewhere);
        assertThat(ledger.differences()).isEmpty();
    }

    @Test
    void moneyOfAnotherCurrencyIsAnotherEvent() {
        Transaction inDollars = Transaction.on(DAY, NOWHERE, Kind.FEE)
                .net(Money.of("-3.91", "USD"))
                .build();
        assertThat(events(told("z", inDollars), summed("a", fee(ACCOUNT, "-15"))))
                .hasSize(2);
    }

    @Test
    void aSummaryThatDiffersIsSaid() {
        Ledger ledger = ledger(told("z", fee(ACCOUNT, "-3.91")), summed("a", fee(ACCOUNT, "-5")));
        assertThat(ledger.entries()).hasSize(1);
        // -5 - -3.91
        assertThat(ledger.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.difference()).isEqualTo(Money.of("-1.09", "EUR"));
            assertThat(difference.source()).isEqualTo(source("a"));
        });
    }

    @Test
    void theOrderOfSourcesAndRowsDoesNotMatter() {
        Transaction one = buy(ACCOUNT, "10", "-500").evidence(known(TRADE_9)).build();
        Transaction twin = buy(NOWHERE, "10", "-500").build();
        Transaction paid = fee(ACCOUNT, "-3.91");
        Activity a = told("a", one, paid, paid);
        Activity b = told("b", twin, twin, paid);
        Ledger there = ledger(a, b);
        Ledger back = ledger(told("b", paid, twin, twin), told("a", paid, one, paid));
        assertThat(back.entries()).isEqualTo(there.entries());
        assertThat(back.entries().stream().map(back::idOf))
                .isEqualTo(there.entries().stream().map(there::idOf).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void anIdOutlivesTheSourceThatTold() {
        Transaction poor = buy(NOWHERE, "10", "-500").build();
        Transaction rich = buy(ACCOUNT, "10", "-500").evidence(known(TRADE_9)).build();
        Ledger before = ledger(told("b", poor));
        Ledger after = ledger(told("a", rich), told("b", poor));
        assertThat(after.idOf(after.entries().get(0)))
                .isEqualTo(before.idOf(before.entries().get(0)));
        assertThat(TransactionId.parse(before.idOf(before.entries().get(0)).toString()))
                .isEqualTo(before.idOf(before.entries().get(0)));
    }

    @Test
    void anEnteredCostGoesToItsTransaction() {
        Transaction in = Transaction.on(DAY, ACCOUNT, Kind.TRANSFER_IN)
                .movement(Movement.of(SHARE, "10"))
                .build();
        Ledger without = ledger(told("a", in, in));
        Money cost = Money.of("400", "EUR");
        TransactionId second = without.idOf(without.entries().get(1));
        Ledger with = Ledger.of(List.of(told("a", in, in)), directory(), Map.of(second, cost));
        assertThat(with.entries())
                .extracting(Entry::enteredCost)
                .filteredOn(c -> c.isPresent())
                .hasSize(1);
        assertThat(with.find(second).flatMap(Entry::enteredCost)).contains(cost);
    }

    @Test
    void whatTheBrokerComputedIsKeptOnce() {
        ReportedGain gain = new ReportedGain(
                ACCOUNT,
                SHARE,
                Optional.of(DAY),
                DAY.plusDays(3),
                Quantity.of("20"),
                List.of(Money.of("2387.40", "USD"), Money.of("1925.71", "EUR")),
                Optional.empty(),
                Optional.of(TRADE_9));
        Booked gains = new Booked(List.of(), List.of(gain), false);
        assertThat(ledger(Activity.of(source("a"), NOW, gains), Activity.of(source("b"), NOW, gains))
                        .gains())
                .containsExactly(gain);
    }

    @Test
    void oneMoreIsTheSameAsAllAtOnce() {
        Transaction first = buy(ACCOUNT, "10", "-500").build();
        Transaction second = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.SELL)
                .movement(Movement.of(SHARE, "-5"))
                .net(Money.of("300", "EUR"))
                .build();
        var directory = directory();
        Ledger one = Ledger.of(List.of(told("a", first)), directory, Map.of());
        Ledger both = one.plus(source("a"), second, directory);
        assertThat(both.entries()).isEqualTo(ledger(told("a", first, second)).entries());
        assertThat(List.copyOf(both.books()))
                .isEqualTo(List.copyOf(ledger(told("a", first, second)).books()));
    }

    @Test
    void withoutASourceItIsAsBeforeIt() {
        Transaction one = buy(ACCOUNT, "10", "-500").evidence(known(TRADE_9)).build();
        Transaction other = fee(ACCOUNT, "-3.91");
        List<Activity> before = List.of(told("a", one), told("b", other, other));
        Ledger with = Ledger.of(
                Stream.concat(
                                before.stream(),
                                Stream.of(told("c", buy(NOWHERE, "10", "-500").build(), other)))
                        .toList(),
                directory(),
                Map.of());
        Ledger without = Ledger.of(before, directory(), Map.of());
        assertThat(with.entries()).isNotEqualTo(without.entries());
        assertThat(Ledger.of(before, directory(), Map.of()).entries()).isEqualTo(without.entries());
    }
}
