package io.github.smartfolio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.history.DayTotal.Origin;
import io.github.smartfolio.history.DayTotal.Part;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The days of March 2026: what is known of which, and how much that is. */
class HistoryTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ConnectionId SAXO = ConnectionId.of("saxo");
    private static final ConnectionId COINS = ConnectionId.of("coins");
    private static final Set<Content> ALL = Set.of(Content.POSITIONS, Content.CASH);
    private static final Set<Content> POSITIONS = Set.of(Content.POSITIONS);
    private static final Set<Content> CASH = Set.of(Content.CASH);
    private static final Instrument ACME = instrument("ACME");

    /** A dollar is 0.8 euros on the second of March, and nothing is known of other days. */
    private static final FxRates RATES =
            (one, other, at) -> LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day(2))
                            && Set.of(one, other).equals(Set.of(EUR, Currency.getInstance("USD")))
                    ? Optional.of(FxRate.of("USD", "EUR", "0.8", day(2), "test"))
                    : Optional.empty();

    private static Instrument instrument(String name) {
        return Instrument.of(name, AssetClass.STOCK, EUR, NativeId.of("saxo", name));
    }

    private static LocalDate day(int ofMarch) {
        return LocalDate.of(2026, 3, ofMarch);
    }

    private static Instant noon(int ofMarch) {
        return day(ofMarch).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static AccountSnapshot account(List<CashBalance> cash, Position... positions) {
        return AccountSnapshot.of(AccountId.of("saxo", "1"), cash, List.of(positions));
    }

    private static List<CashBalance> cash(String... balances) {
        return Stream.of(balances).map(Money::parse).map(CashBalance::of).toList();
    }

    private static Position held(Instrument instrument, String units, Money worth) {
        return Position.of(instrument, Quantity.of(units)).withMarketValue(worth, Valued.REPORTED);
    }

    private static Position worth(String euros) {
        return held(ACME, "10", eur(euros));
    }

    private static SourceSnapshot said(
            ConnectionId connection, String source, Instant at, Set<Content> contents, AccountSnapshot account) {
        return new SourceSnapshot(
                SourceId.of(connection, source), at, false, at, contents, List.of(account), Map.of(), List.of());
    }

    private static SourceSnapshot api(ConnectionId connection, int ofMarch, Position... positions) {
        return said(connection, "api", noon(ofMarch), ALL, account(List.of(), positions));
    }

    private static SourceSnapshot file(
            String name, int ofMarch, Set<Content> contents, List<CashBalance> cash, Position... positions) {
        return said(SAXO, name, noon(ofMarch), contents, account(cash, positions));
    }

    private static List<DayTotal> history(Ledger ledger, Period period, SourceSnapshot... snapshots) {
        Map<ConnectionId, List<SourceSnapshot>> byConnection = Arrays.stream(snapshots)
                .collect(Collectors.groupingBy(s -> s.source().connection()));
        return new History(RATES, EUR, ZoneOffset.UTC).of(byConnection, ledger, period);
    }

    private static List<DayTotal> history(SourceSnapshot... snapshots) {
        return history(Ledger.empty(), Period.ALL, snapshots);
    }

    private static Map<Integer, String> totals(List<DayTotal> history) {
        return history.stream()
                .collect(Collectors.toMap(
                        total -> total.day().getDayOfMonth(),
                        total -> total.total().map(Money::toString).orElse("gap")));
    }

    private static Part part(List<DayTotal> history, int ofMarch, ConnectionId connection) {
        return history.stream()
                .filter(total -> total.day().equals(day(ofMarch)))
                .flatMap(total -> total.parts().stream())
                .filter(part -> part.connection().equals(connection))
                .findFirst()
                .orElseThrow();
    }

    private static Transaction.Builder booked(int ofMarch, Kind kind) {
        return Transaction.on(day(ofMarch), AccountId.of("saxo", "1"), kind);
    }

    private static Transaction deposit(int ofMarch, Money amount) {
        return booked(ofMarch, Kind.DEPOSIT).net(amount).build();
    }

    private static Transaction buy(int ofMarch, String units, String euros) {
        return booked(ofMarch, Kind.BUY)
                .movement(Movement.of(ACME, units))
                .gross(eur(euros).negated())
                .net(eur(euros).negated())
                .build();
    }

    private static Ledger ledger(Transaction... transactions) {
        return Ledger.of(
                List.of(Activity.of(SourceId.of(SAXO, "file9"), noon(31), Booked.of(List.of(transactions)))),
                InstrumentDirectory.of(InstrumentAliases.inMemory()),
                Map.of());
    }

    @Test
    void youngerFiguresOfOneConnectionCount() {
        assertThat(totals(history(
                        file("c", 6, ALL, List.of(), worth("300")),
                        api(SAXO, 4, worth("200")),
                        file("b", 2, ALL, List.of(), worth("100")))))
                .containsOnly(entry(2, "EUR 100"), entry(4, "EUR 200"), entry(6, "EUR 300"));
    }

    @Test
    void ofOneDayTheApiCounts() {
        SourceSnapshot evening =
                said(SAXO, "file", Instant.parse("2026-03-02T20:00:00Z"), ALL, account(List.of(), worth("300")));
        assertThat(totals(history(evening, api(SAXO, 2, worth("200"))))).containsOnly(entry(2, "EUR 200"));
        SourceSnapshot simulated = said(SAXO, "api-sim", noon(2), ALL, account(List.of(), worth("250")));
        assertThat(totals(history(evening, simulated))).containsOnly(entry(2, "EUR 250"));
    }

    @Test
    void ofOneDayTheLastWordCounts() {
        SourceSnapshot morning =
                said(SAXO, "api", Instant.parse("2026-03-02T06:00:00Z"), ALL, account(List.of(), worth("190")));
        assertThat(totals(history(api(SAXO, 2, worth("200")), morning))).containsOnly(entry(2, "EUR 200"));
    }

    @Test
    void aFileOfPositionsAndAFileOfCashBelongTogether() {
        List<DayTotal> history =
                history(file("p", 2, POSITIONS, List.of(), worth("1000")), file("c", 3, CASH, cash("EUR 250")));
        // 1000, and on the next day 1000 + 250
        assertThat(totals(history)).containsOnly(entry(2, "EUR 1000"), entry(3, "EUR 1250"));
        assertThat(part(history, 2, SAXO).missing()).containsExactly("cash");
        assertThat(part(history, 3, SAXO))
                .isEqualTo(new Part(SAXO, Optional.of(eur("1250")), Origin.STORED, day(2), List.of()));
        assertThat(history).noneMatch(DayTotal::isComplete);
        assertThat(part(history(file("c", 3, CASH, cash("EUR 250"))), 3, SAXO).missing())
                .containsExactly("positions");
    }

    @Test
    void positionsOfTwoFilesDoNotCountTwice() {
        // 1000 + 50; then 1100, with the 50 of cash that only the first file tells of.
        assertThat(totals(history(
                        file("a", 2, ALL, cash("EUR 50"), worth("1000")),
                        file("b", 4, POSITIONS, List.of(), worth("1100")))))
                .containsOnly(entry(2, "EUR 1050"), entry(4, "EUR 1150"));
    }

    @Test
    void whoWasNotReadIsCarriedAndDaysInBetweenAreNoPoints() {
        List<DayTotal> history =
                history(api(SAXO, 2, worth("100")), api(SAXO, 5, worth("110")), api(COINS, 3, worth("70")));
        // 100; 100 + 70; 110 + 70
        assertThat(totals(history)).containsOnly(entry(2, "EUR 100"), entry(3, "EUR 170"), entry(5, "EUR 180"));
        assertThat(part(history, 3, SAXO).asOf()).isEqualTo(day(2));
        assertThat(part(history, 3, COINS).asOf()).isEqualTo(day(3));
        assertThat(part(history, 5, COINS).asOf()).isEqualTo(day(3));
        // Of what nothing is known yet it is no part.
        assertThat(history).extracting(total -> total.parts().size()).containsExactly(1, 2, 2);
        assertThat(history).extracting(DayTotal::isComplete).containsExactly(true, false, false);
    }

    @Test
    void withoutARateAValueIsLeftOutByName() {
        Position dollars = held(instrument("Dollar Inc"), "1", Money.of("50", "USD"));
        List<DayTotal> history = history(
                file("a", 2, ALL, cash("USD 5"), worth("100"), dollars),
                file("b", 3, ALL, cash("USD 5"), worth("100"), dollars));
        // 100 + 55 x 0.8
        assertThat(totals(history)).containsOnly(entry(2, "EUR 144"), entry(3, "EUR 100"));
        assertThat(part(history, 2, SAXO).missing()).isEmpty();
        assertThat(part(history, 3, SAXO).missing()).containsExactly("USD 5", "Dollar Inc");
    }

    @Test
    void ofWhichNothingIsKnownIsAGap() {
        Position dollars = held(instrument("Dollar Inc"), "1", Money.of("50", "USD"));
        assertThat(totals(history(api(SAXO, 3, dollars), api(COINS, 3, worth("7")))))
                .containsOnly(entry(3, "gap"));
        // Nothing held is worth nothing.
        assertThat(totals(history(api(SAXO, 3)))).containsOnly(entry(3, "EUR 0"));
    }

    @Test
    void theBrokersOwnEurosNeedNoRate() {
        Position dollars =
                held(instrument("Dollar Inc"), "1", Money.of("50", "USD")).withClientValue(eur("41"));
        CashBalance balance = CashBalance.of(Money.of("5", "USD")).withClientValue(eur("4.2"));
        assertThat(totals(history(file("a", 3, ALL, List.of(balance), dollars))))
                .containsOnly(entry(3, "EUR 45.2"));
    }

    @Test
    void anAccountThatCouldNotBeReadIsNamed() {
        SourceSnapshot half = new SourceSnapshot(
                SourceId.of(SAXO, "api"),
                noon(3),
                false,
                noon(3),
                ALL,
                List.of(account(List.of(), worth("100"))),
                Map.of(AccountId.of("saxo", "2"), SourceFailure.of(Reason.UNAVAILABLE, "Later.")),
                List.of());
        List<DayTotal> history = history(half);
        assertThat(part(history, 3, SAXO).missing()).containsExactly("2");
        assertThat(history).noneMatch(DayTotal::isComplete);
    }

    @Test
    void beforeTheFirstSnapshotTheLedgerTells() {
        Transaction bought = booked(3, Kind.BUY)
                .movement(Movement.of(ACME, "10"))
                .gross(eur("-500"))
                .charge(Charge.fee(eur("-2"), "Commission"))
                .net(eur("-502"))
                .build();
        List<DayTotal> history = history(
                ledger(deposit(2, eur("1000")), bought, deposit(25, eur("5000"))),
                Period.ALL,
                api(SAXO, 20, worth("1100")),
                api(COINS, 1, worth("1")),
                api(COINS, 13, worth("1")),
                api(COINS, 14, worth("1")));
        // With 1 of coins: nothing booked yet; 1000; 1000 - 502 + 10 x 50; the same ten days after the trade, and no
        // longer; 1100.
        // What is booked on the 25th is no point, because the broker was read before.
        assertThat(totals(history))
                .containsOnly(
                        entry(1, "EUR 1"),
                        entry(2, "EUR 1001"),
                        entry(3, "EUR 999"),
                        entry(13, "EUR 999"),
                        entry(14, "gap"),
                        entry(20, "EUR 1101"));
        assertThat(part(history, 13, SAXO))
                .isEqualTo(new Part(SAXO, Optional.of(eur("998")), Origin.COMPUTED, day(13), List.of()));
        assertThat(part(history, 14, SAXO))
                .isEqualTo(new Part(SAXO, Optional.empty(), Origin.COMPUTED, day(14), List.of("ACME")));
        assertThat(part(history, 20, SAXO).origin()).isEqualTo(Origin.STORED);
    }

    @Test
    void withoutAnySnapshotTheLedgerTellsAlone() {
        Map<ConnectionId, List<SourceSnapshot>> none = Map.of(SAXO, List.of(), COINS, List.of());
        assertThat(totals(new History(RATES, EUR, ZoneOffset.UTC)
                        .of(none, ledger(deposit(2, eur("1000")), deposit(4, eur("10"))), Period.ALL)))
                .containsOnly(entry(2, "EUR 1000"), entry(4, "EUR 1010"));
    }

    @Test
    void bookedDollarsNeedARateOfTheDay() {
        List<DayTotal> history = history(
                ledger(deposit(2, Money.of("100", "USD")), deposit(3, eur("1"))),
                Period.ALL,
                api(SAXO, 4, worth("81")));
        // 100 x 0.8
        assertThat(totals(history)).containsOnly(entry(2, "EUR 80"), entry(3, "gap"), entry(4, "EUR 81"));
        assertThat(part(history, 3, SAXO).missing()).containsExactly("USD 100");
    }

    @Test
    void theAmountSaysMoreThanAPrintedPrice() {
        Transaction bought = booked(3, Kind.BUY)
                .movement(Movement.of(ACME, "3").at(eur("33.33")))
                .gross(eur("-100"))
                .net(eur("-100"))
                .build();
        Transaction came = booked(5, Kind.TRANSFER_IN)
                .movement(Movement.of(instrument("Gift"), "4").at(eur("25")))
                .build();
        List<DayTotal> history = history(ledger(bought, came), Period.ALL, api(SAXO, 9, worth("1")));
        // -100 + 3 x 100/3, not -0.01; and 4 x 25 more
        assertThat(history)
                .extracting(total -> total.total()
                        .orElseThrow()
                        .rounded(RoundingMode.HALF_UP)
                        .toString())
                .containsExactly("EUR 0", "EUR 100", "EUR 1");
    }

    @Test
    void afterASplitThePriceOfOldUnitsIsNone() {
        Transaction split = booked(3, Kind.SPLIT)
                .movement(Movement.of(ACME, "-10"))
                .movement(Movement.of(ACME, "20"))
                .build();
        Transaction sold = booked(4, Kind.SELL)
                .movement(Movement.of(ACME, "-5"))
                .gross(eur("130"))
                .net(eur("130"))
                .build();
        List<DayTotal> history =
                history(ledger(buy(2, "10", "500"), split, sold), Period.ALL, api(SAXO, 9, worth("1")));
        // -500 + 10 x 50; 20 of which no price is known; -500 + 130 + 15 x 26
        assertThat(totals(history))
                .containsOnly(entry(2, "EUR 0"), entry(3, "gap"), entry(4, "EUR 20"), entry(9, "EUR 1"));
        assertThat(part(history, 3, SAXO).missing()).containsExactly("ACME");
    }

    @Test
    void unitsNobodyCountedAreWorthNobodyKnowsWhat() {
        Transaction some = booked(4, Kind.BUY).about(ACME).net(eur("-100")).build();
        List<DayTotal> history = history(ledger(buy(2, "10", "500"), some), Period.ALL, api(SAXO, 9, worth("1")));
        assertThat(totals(history)).containsOnly(entry(2, "EUR 0"), entry(4, "gap"), entry(9, "EUR 1"));
        assertThat(part(history, 4, SAXO).missing()).containsExactly("ACME");
    }

    @Test
    void whatIsSoldNeedsNoPrice() {
        Transaction sold = booked(3, Kind.SELL)
                .movement(Movement.of(ACME, "-10"))
                .gross(eur("530"))
                .net(eur("530"))
                .build();
        // 530 - 500, also weeks later
        assertThat(totals(history(
                        ledger(buy(2, "10", "500"), sold, deposit(28, eur("1"))),
                        Period.ALL,
                        api(SAXO, 30, worth("40")))))
                .containsOnly(entry(2, "EUR 0"), entry(3, "EUR 30"), entry(28, "EUR 31"), entry(30, "EUR 40"));
    }

    @Test
    void daysBeginInTheZone() {
        Instant lateInLondon = Instant.parse("2026-03-02T23:30:00Z");
        Map<ConnectionId, List<SourceSnapshot>> late =
                Map.of(SAXO, List.of(said(SAXO, "api", lateInLondon, ALL, account(List.of(), worth("100")))));
        assertThat(new History(RATES, EUR, ZoneId.of("Europe/London")).of(late, Ledger.empty(), Period.ALL))
                .extracting(DayTotal::day)
                .containsExactly(day(2));
        assertThat(new History(RATES, EUR, ZoneId.of("Europe/Prague")).of(late, Ledger.empty(), Period.ALL))
                .extracting(DayTotal::day)
                .containsExactly(day(3));
    }

    @Test
    void onlyDaysOfThePeriodWithWhatWasKnownBefore() {
        SourceSnapshot[] said = {
            api(SAXO, 2, worth("100")),
            api(COINS, 3, worth("70")),
            api(COINS, 5, worth("80")),
            api(SAXO, 6, worth("110"))
        };
        // 100 + 70; 100 + 80
        assertThat(totals(history(Ledger.empty(), Period.between(day(3), day(5)), said)))
                .containsOnly(entry(3, "EUR 170"), entry(5, "EUR 180"));
        // 1000 + 10 of the days before
        assertThat(totals(history(
                        ledger(deposit(2, eur("1000")), deposit(4, eur("10"))),
                        Period.between(day(4), day(4)),
                        api(SAXO, 9, worth("1")))))
                .containsOnly(entry(4, "EUR 1010"));
    }

    /** The second account is told of by the API alone, and in its books only of it. */
    @Test
    void ofOneAccountAlone() {
        AccountId other = AccountId.of("saxo", "2");
        SourceSnapshot both = new SourceSnapshot(
                SourceId.of(SAXO, "api"),
                noon(3),
                false,
                noon(3),
                ALL,
                List.of(
                        account(cash("EUR 5"), worth("100")),
                        AccountSnapshot.of(other, cash("EUR 7"), List.of(worth("30")))),
                Map.of(),
                List.of());
        SourceSnapshot first = api(SAXO, 5, worth("110"));
        Ledger ledger = ledger(
                deposit(1, eur("40")),
                Transaction.on(day(2), other, Kind.DEPOSIT).net(eur("9")).build());
        List<DayTotal> history = new History(RATES, EUR, ZoneOffset.UTC)
                .of(other, Map.of(SAXO, List.of(both, first)), ledger, Period.ALL);
        // On the second 9 were booked; on the third 7 + 30 were told; the fifth says nothing of it.
        assertThat(totals(history)).isEqualTo(Map.of(2, "EUR 9", 3, "EUR 37"));
    }

    @Test
    void ofAnAccountNobodyTellsOfNothingIsKnown() {
        assertThat(new History(RATES, EUR, ZoneOffset.UTC)
                        .of(
                                AccountId.of("nobody", "1"),
                                Map.of(SAXO, List.of(api(SAXO, 3))),
                                Ledger.empty(),
                                Period.ALL))
                .isEmpty();
    }

    @Test
    void whatAUnitWasWorth() {
        ListedSymbol symbol = ListedSymbol.of("ACME", "XPRA");
        Instrument listed = Instrument.of("Acme plc", AssetClass.STOCK, EUR, NativeId.of("saxo", "other"), symbol);
        List<SourceSnapshot> said = List.of(
                said(
                        SAXO,
                        "api",
                        Instant.parse("2026-03-04T18:00:00Z"),
                        ALL,
                        account(List.of(), held(ACME, "10", eur("520")), held(instrument("Other"), "1", eur("9")))),
                api(SAXO, 4, held(ACME, "10", eur("500"))),
                api(SAXO, 2, held(listed, "4", Money.of("100", "USD"))),
                api(SAXO, 3, held(ACME, "4", Money.of("100", "USD"))),
                api(SAXO, 5, held(ACME, "0", eur("0"))),
                api(SAXO, 6, Position.of(ACME, Quantity.of("3"))),
                api(SAXO, 7, held(ACME, "-2", eur("-108"))));
        // 100 x 0.8 / 4; no rate on the third; 520 / 10, said after 500 / 10; nothing held, nothing said; -108 / -2
        assertThat(new History(RATES, EUR, ZoneOffset.UTC)
                        .unitValues(said, Set.of(NativeId.of("saxo", "ACME"), symbol)))
                .containsExactly(entry(day(2), eur("20")), entry(day(4), eur("52")), entry(day(7), eur("54")));
    }
}
