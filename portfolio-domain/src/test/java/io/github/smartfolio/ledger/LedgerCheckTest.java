package io.github.smartfolio.ledger;

import static io.github.smartfolio.ledger.Journal.ACCOUNT;
import static io.github.smartfolio.ledger.Journal.DAY;
import static io.github.smartfolio.ledger.Journal.NOW;
import static io.github.smartfolio.ledger.Journal.SHARE;
import static io.github.smartfolio.ledger.Journal.id;
import static io.github.smartfolio.ledger.Journal.instrument;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.LedgerCheck.CashDifference;
import io.github.smartfolio.ledger.LedgerCheck.UnitDifference;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.DatedSnapshot;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.IdentifiedPosition;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was booked against what is there. */
class LedgerCheckTest {

    private static final Set<Content> ALL = Set.of(Content.POSITIONS, Content.CASH);
    private static final AccountId OTHER = AccountId.of("saxo", "2");
    private static final AccountId NOWHERE = AccountId.unspecified("saxo");
    private static final Instrument COIN = instrument("COIN");

    private static Transaction deposit(LocalDate day, AccountId account, String money) {
        return Transaction.on(day, account, Kind.DEPOSIT)
                .net(Money.parse(money))
                .build();
    }

    private static Transaction transfer(AccountId account, Instrument instrument, String units) {
        return Transaction.on(DAY, account, Kind.TRANSFER_IN)
                .movement(Movement.of(instrument, units))
                .build();
    }

    private static Ledger ledger(Transaction... transactions) {
        return Journal.ledger(Activity.of(Journal.SOURCE, NOW, Booked.of(List.of(transactions))));
    }

    private static Position held(Instrument instrument, String units) {
        return Position.of(instrument, Quantity.of(units));
    }

    private static AccountSnapshot account(AccountId account, List<String> cash, Position... positions) {
        return AccountSnapshot.of(
                account, cash.stream().map(Money::parse).map(CashBalance::of).toList(), List.of(positions));
    }

    private static SourceSnapshot said(
            String source, LocalDate asOf, Set<Content> contents, AccountSnapshot... accounts) {
        return new SourceSnapshot(
                SourceId.parse(source),
                asOf.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC),
                false,
                NOW,
                contents,
                List.of(accounts),
                Map.of(),
                List.of());
    }

    private static SourceSnapshot said(AccountSnapshot... accounts) {
        return said("saxo/api", DAY, ALL, accounts);
    }

    private static Portfolio portfolio(SourceSnapshot... snapshots) {
        return new Portfolio(
                NOW,
                Arrays.stream(snapshots).flatMap(LedgerCheckTest::views).toList(),
                List.of(),
                Arrays.stream(snapshots)
                        .<SourceOutcome>map(snapshot -> new SourceOutcome.Answered(
                                snapshot.source().connection(),
                                List.of(new DatedSnapshot(snapshot, Freshness.Limits.OF_FILES, Freshness.FRESH))))
                        .toList(),
                List.of(),
                Optional.empty());
    }

    private static Stream<AccountView> views(SourceSnapshot snapshot) {
        return snapshot.accounts().stream()
                .map(account -> new AccountView(
                        account.account(),
                        snapshot.source(),
                        snapshot.asOf(),
                        snapshot.fetchedAt(),
                        Freshness.FRESH,
                        account.cash(),
                        account.positions().stream()
                                .map(position -> new IdentifiedPosition(id(position.instrument()), position))
                                .toList(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private static UnitDifference units(AccountId account, Instrument instrument, String byLedger, String byBroker) {
        return new UnitDifference(account, id(instrument), Quantity.of(byLedger), Quantity.of(byBroker), DAY);
    }

    private static CashDifference cash(String byLedger, String byBroker) {
        return new CashDifference("saxo", Money.parse(byLedger), Money.parse(byBroker), DAY);
    }

    @Test
    void whatFits() {
        Transaction bought = Transaction.on(DAY, ACCOUNT, Kind.BUY)
                .movement(Movement.of(SHARE, "10"))
                .gross(Money.of("-500", "EUR"))
                .charge(Charge.fee(Money.of("-2", "EUR"), "Commission"))
                .net(Money.of("-502", "EUR"))
                .build();
        Ledger ledger = ledger(deposit(DAY, ACCOUNT, "EUR 1000"), bought);
        // 1000 - 502; ten shares in two lots
        LedgerCheck check = LedgerCheck.of(
                ledger, portfolio(said(account(ACCOUNT, List.of("EUR 498.00"), held(SHARE, "4"), held(SHARE, "6.0")))));
        assertThat(check).isEqualTo(new LedgerCheck(List.of(), List.of(), Set.of("saxo"), Set.of("saxo")));
        assertThat(check.explainsAll(ledger)).isTrue();
    }

    @Test
    void unitsDifferInTheAccountThatBothName() {
        Ledger ledger = ledger(transfer(ACCOUNT, SHARE, "10"), transfer(OTHER, SHARE, "5"));
        LedgerCheck check = LedgerCheck.of(
                ledger,
                portfolio(said(
                        account(ACCOUNT, List.of(), held(SHARE, "8")), account(OTHER, List.of(), held(SHARE, "5")))));
        assertThat(check.units()).containsExactly(units(ACCOUNT, SHARE, "10", "8"));
        assertThat(check.cash()).isEmpty();
        assertThat(check.explainsAll(ledger)).isFalse();
    }

    @Test
    void oneAccountsUnitsDoNotMakeUpForAnothers() {
        Ledger ledger = ledger(transfer(ACCOUNT, SHARE, "10"), transfer(OTHER, SHARE, "5"));
        assertThat(LedgerCheck.of(
                                ledger,
                                portfolio(said(
                                        account(ACCOUNT, List.of(), held(SHARE, "5")),
                                        account(OTHER, List.of(), held(SHARE, "10")))))
                        .units())
                .containsExactly(units(ACCOUNT, SHARE, "10", "5"), units(OTHER, SHARE, "5", "10"));
    }

    @Test
    void unitsOfNoAccountAreComparedInOneSum() {
        Ledger ledger = ledger(transfer(NOWHERE, SHARE, "10"));
        AccountSnapshot six = account(ACCOUNT, List.of(), held(SHARE, "6"));
        // 6 + 4, and 6 + 5
        assertThat(LedgerCheck.of(ledger, portfolio(said(six, account(OTHER, List.of(), held(SHARE, "4")))))
                        .units())
                .isEmpty();
        assertThat(LedgerCheck.of(ledger, portfolio(said(six, account(OTHER, List.of(), held(SHARE, "5")))))
                        .units())
                .containsExactly(units(NOWHERE, SHARE, "10", "11"));
    }

    @Test
    void accountsOfOtherNamesAreComparedInOneSum() {
        AccountId ofEuros = AccountId.of("saxo", "1EUR");
        // The other account is named by both, and does not count in the sum: 10 against 9.
        assertThat(LedgerCheck.of(
                                ledger(transfer(ACCOUNT, SHARE, "10"), transfer(OTHER, SHARE, "5")),
                                portfolio(said(
                                        account(ofEuros, List.of(), held(SHARE, "9")),
                                        account(OTHER, List.of(), held(SHARE, "5")))))
                        .units())
                .containsExactly(units(NOWHERE, SHARE, "10", "9"));
    }

    @Test
    void whatOnlyOneSideKnows() {
        assertThat(LedgerCheck.of(
                                ledger(transfer(ACCOUNT, SHARE, "10")),
                                portfolio(said(account(ACCOUNT, List.of(), held(COIN, "2")))))
                        .units())
                .containsExactlyInAnyOrder(units(NOWHERE, SHARE, "10", "0"), units(NOWHERE, COIN, "0", "2"));
    }

    @Test
    void coinsThatPaidForATradeAreGone() {
        Transaction traded = Transaction.on(DAY, ACCOUNT, Kind.BUY)
                .movement(Movement.of(SHARE, "1"))
                .movement(Movement.fee(COIN, Quantity.of("-0.1")))
                .net(Money.of("-5", "EUR"))
                .build();
        // 2 - 0.1
        assertThat(LedgerCheck.of(
                                ledger(transfer(ACCOUNT, COIN, "2"), traded),
                                portfolio(
                                        said(account(ACCOUNT, List.of("EUR -5"), held(SHARE, "1"), held(COIN, "1.9")))))
                        .units())
                .isEmpty();
    }

    @Test
    void cashIsComparedPerCurrencyOverAllAccounts() {
        Ledger ledger = ledger(
                deposit(DAY, ACCOUNT, "EUR 100"),
                deposit(DAY, OTHER, "EUR 50"),
                deposit(DAY, OTHER, "CHF 7"),
                deposit(DAY, OTHER, "GBP 3"));
        LedgerCheck check = LedgerCheck.of(
                ledger,
                portfolio(said(
                        account(ACCOUNT, List.of("EUR 120", "USD 20", "CZK 0")),
                        account(OTHER, List.of("EUR 31", "GBP 3")))));
        // 100 + 50 against 120 + 31; nothing of a currency is nothing
        assertThat(check.cash())
                .containsExactly(cash("CHF 7", "CHF 0"), cash("EUR 150", "EUR 151"), cash("USD 0", "USD 20"));
        assertThat(check.explainsAll(ledger)).isFalse();
    }

    @Test
    void pendingMoneyIsThere() {
        CashBalance unsettled = new CashBalance(Money.of("120", "EUR"), Optional.of(Money.of("-20", "EUR")));
        assertThat(LedgerCheck.of(
                                ledger(deposit(DAY, ACCOUNT, "EUR 100")),
                                portfolio(said(AccountSnapshot.of(ACCOUNT, List.of(unsettled), List.of()))))
                        .cash())
                .isEmpty();
    }

    @Test
    void whatWasBookedAfterTheDayOfTheBooksDoesNotCount() {
        Transaction later = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.BUY)
                .movement(Movement.of(SHARE, "10"))
                .net(Money.of("-500", "EUR"))
                .build();
        Ledger ledger = ledger(deposit(DAY, ACCOUNT, "EUR 1000"), transfer(ACCOUNT, SHARE, "1"), later);
        LedgerCheck before =
                LedgerCheck.of(ledger, portfolio(said(account(ACCOUNT, List.of("EUR 1000"), held(SHARE, "1")))));
        assertThat(before.explainsAll(ledger)).isTrue();
        // 1 + 10 and 1000 - 500
        LedgerCheck after = LedgerCheck.of(
                ledger,
                portfolio(said(
                        "saxo/api", DAY.plusDays(1), ALL, account(ACCOUNT, List.of("EUR 500"), held(SHARE, "11")))));
        assertThat(after.explainsAll(ledger)).isTrue();
    }

    @Test
    void unitsAndCashHaveBooksOfTheirOwn() {
        Transaction later = Transaction.on(DAY.plusDays(1), ACCOUNT, Kind.SELL)
                .movement(Movement.of(SHARE, "-4"))
                .net(Money.of("200", "EUR"))
                .build();
        Ledger ledger = ledger(transfer(ACCOUNT, SHARE, "10"), later);
        SourceSnapshot positions =
                said("saxo/p", DAY, Set.of(Content.POSITIONS), account(ACCOUNT, List.of(), held(SHARE, "10")));
        SourceSnapshot cash =
                said("saxo/c", DAY.plusDays(1), Set.of(Content.CASH), account(ACCOUNT, List.of("EUR 200")));
        assertThat(LedgerCheck.of(ledger, portfolio(positions, cash)).explainsAll(ledger))
                .isTrue();
        SourceSnapshot other =
                said("saxo/c", DAY.plusDays(2), Set.of(Content.CASH), account(ACCOUNT, List.of("EUR 210")));
        assertThat(LedgerCheck.of(ledger, portfolio(positions, other)).cash())
                .containsExactly(
                        new CashDifference("saxo", Money.of("200", "EUR"), Money.of("210", "EUR"), DAY.plusDays(2)));
    }

    @Test
    void institutionsOfWhichOneSideTellsAreLeftOut() {
        AccountId elsewhere = AccountId.of("bank", "1");
        Ledger both = ledger(deposit(DAY, ACCOUNT, "EUR 5"), deposit(DAY, elsewhere, "EUR 9"));
        Portfolio portfolio = portfolio(
                said(account(ACCOUNT, List.of("EUR 5"))),
                said("coins/api", DAY, ALL, account(AccountId.of("coins", "1"), List.of("EUR 3"), held(COIN, "2"))));
        LedgerCheck check = LedgerCheck.of(both, portfolio);
        assertThat(check).isEqualTo(new LedgerCheck(List.of(), List.of(), Set.of("saxo"), Set.of("saxo")));
        // Nobody says what is at the bank; what is booked at saxo alone is explained.
        assertThat(check.explainsAll(both)).isFalse();
        Ledger saxo = ledger(deposit(DAY, ACCOUNT, "EUR 5"));
        assertThat(LedgerCheck.of(saxo, portfolio).explainsAll(saxo)).isTrue();
    }

    @Test
    void whatASourceDoesNotTellOfIsNotCompared() {
        Ledger ledger = ledger(deposit(DAY, ACCOUNT, "EUR 5"), transfer(ACCOUNT, SHARE, "1"));
        LedgerCheck ofUnits = LedgerCheck.of(
                ledger,
                portfolio(
                        said("saxo/p", DAY, Set.of(Content.POSITIONS), account(ACCOUNT, List.of(), held(SHARE, "1")))));
        assertThat(ofUnits).isEqualTo(new LedgerCheck(List.of(), List.of(), Set.of("saxo"), Set.of()));
        assertThat(ofUnits.explainsAll(ledger)).isFalse();
        LedgerCheck ofCash = LedgerCheck.of(
                ledger, portfolio(said("saxo/c", DAY, Set.of(Content.CASH), account(ACCOUNT, List.of("EUR 5")))));
        assertThat(ofCash).isEqualTo(new LedgerCheck(List.of(), List.of(), Set.of(), Set.of("saxo")));
        assertThat(ofCash.explainsAll(ledger)).isFalse();
    }

    @Test
    void nothingBookedIsExplained() {
        LedgerCheck check =
                LedgerCheck.of(Ledger.empty(), portfolio(said(account(ACCOUNT, List.of("EUR 5"), held(SHARE, "1")))));
        assertThat(check).isEqualTo(new LedgerCheck(List.of(), List.of(), Set.of(), Set.of()));
        assertThat(check.explainsAll(Ledger.empty())).isTrue();
    }

    @Test
    void aSecondLoginOfOneBrokerIsTheSameInstitution() {
        Ledger ledger = ledger(deposit(DAY, ACCOUNT, "EUR 5"), deposit(DAY, OTHER, "EUR 6"));
        SourceSnapshot second = said("saxo-2/api", DAY, ALL, account(OTHER, List.of("EUR 6")));
        assertThat(second.source().connection()).isEqualTo(ConnectionId.of("saxo-2"));
        assertThat(LedgerCheck.of(ledger, portfolio(said(account(ACCOUNT, List.of("EUR 5"))), second))
                        .explainsAll(ledger))
                .isTrue();
    }
}
