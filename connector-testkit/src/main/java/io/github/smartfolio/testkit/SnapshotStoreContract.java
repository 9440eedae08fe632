package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.ReportedTotal;
import io.github.smartfolio.account.ReportedTotal.Part;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SnapshotStore} must do. Extend it in a class whose name ends in {@code ContractTest}; the storage is the
 * subclass's to empty and to close.
 */
public abstract class SnapshotStoreContract extends Contract {

    private static final SourceId SOURCE = SourceId.parse("acme/api");
    private static final AccountId ACCOUNT = AccountId.of("acme", "1");
    private static final AccountId OTHER_ACCOUNT = AccountId.of("acme", "2");
    private static final Instant NINE = Instant.parse("2024-03-08T09:00:00Z");
    private static final Instant TEN = Instant.parse("2024-03-08T10:00:00Z");
    private static final Instant ELEVEN = Instant.parse("2024-03-08T11:00:00Z");
    private static final Instant NOON = Instant.parse("2024-03-08T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2024-03-08T20:00:00Z");
    private static final SourceFailure DOWN = SourceFailure.of(Reason.UNAVAILABLE, "The broker is down.");

    /** For subclasses. */
    protected SnapshotStoreContract() {}

    /** A handle on the storage, a new one each time if there can be several; the storage is empty when a test begins. */
    protected abstract SnapshotStore open();

    /** A handle on a storage that cannot be reached, for example one that was closed. */
    protected SnapshotStore unreachable() {
        throw new NotSupplied("unreachable()", "storageCanFail()");
    }

    /** Whether there is a storage that can fail: yes, unless overridden by a store that has none. */
    protected boolean storageCanFail() {
        return true;
    }

    @Test
    @DisplayName("knows nothing of a source that was never read")
    public final void knowsNothingAtFirst() {
        SnapshotStore store = open();
        assertThat(store.lastRead(SOURCE)).isEqualTo(LastRead.NEVER);
        assertThat(store.latestWith(SOURCE, ACCOUNT)).isEmpty();
        assertThat(store.between(SOURCE, Instant.EPOCH, EVENING)).isEmpty();
    }

    @Test
    @DisplayName("keeps everything of a snapshot, digit for digit and letter for letter")
    public final void keepsEverything() {
        SnapshotStore store = open();
        SourceSnapshot rich = richest();
        store.save(rich);
        assertThat(store.lastRead(SOURCE)).isEqualTo(new LastRead(Optional.of(rich), Optional.empty()));
        assertThat(store.latestWith(SOURCE, ACCOUNT)).contains(rich);
        assertThat(store.between(SOURCE, Instant.EPOCH, EVENING)).containsExactly(rich);
    }

    @Test
    @DisplayName("keeps that there was nothing to own")
    public final void keepsThatThereWasNothing() {
        SnapshotStore store = open();
        SourceSnapshot noAccounts =
                new SourceSnapshot(SOURCE, NINE, false, NINE, Set.of(), List.of(), Map.of(), List.of());
        SourceSnapshot emptyAccount = snapshot(SOURCE, TEN, TEN, AccountSnapshot.of(ACCOUNT, List.of(), List.of()));
        store.save(noAccounts);
        store.save(emptyAccount);
        assertThat(store.between(SOURCE, NINE, NOON)).containsExactly(noAccounts, emptyAccount);
    }

    @Test
    @DisplayName("only renews the time of fetching when the figures are those of the latest snapshot")
    public final void renews() {
        SnapshotStore store = open();
        store.save(snapshot(SOURCE, NINE, TEN, cash("5")));
        SourceSnapshot again = snapshot(SOURCE, NINE, NOON, cash("5"));
        store.save(again);
        assertThat(store.lastRead(SOURCE).snapshot()).contains(again);
        assertThat(store.latestWith(SOURCE, ACCOUNT)).contains(again);
        assertThat(store.between(SOURCE, NINE, NOON)).containsExactly(again);
    }

    @Test
    @DisplayName("does not renew backwards when an older answer comes late")
    public final void doesNotRenewBackwards() {
        SnapshotStore store = open();
        SourceSnapshot newer = snapshot(SOURCE, NINE, NOON, cash("5"));
        store.save(newer);
        store.save(snapshot(SOURCE, NINE, TEN, cash("5")));
        assertThat(store.lastRead(SOURCE).snapshot()).contains(newer);
        assertThat(store.between(SOURCE, NINE, NOON)).containsExactly(newer);
    }

    @Test
    @DisplayName("keeps a snapshot of its own when anything but the time of fetching differs")
    public final void keepsEveryDifference() {
        List<AccountSnapshot> five = List.of(cash("5"));
        Set<Content> all = Set.of(Content.POSITIONS, Content.CASH);
        Finding note = Finding.of(Severity.INFO, "NOTE", "A note.");
        List<SourceSnapshot> different = List.of(
                new SourceSnapshot(SOURCE, NINE, false, TEN, all, five, Map.of(), List.of()),
                new SourceSnapshot(SOURCE, NINE, true, TEN.plusSeconds(1), all, five, Map.of(), List.of()),
                new SourceSnapshot(
                        SOURCE, NINE, true, TEN.plusSeconds(2), Set.of(Content.CASH), five, Map.of(), List.of()),
                new SourceSnapshot(
                        SOURCE,
                        NINE,
                        true,
                        TEN.plusSeconds(3),
                        Set.of(Content.CASH),
                        five,
                        Map.of(OTHER_ACCOUNT, DOWN),
                        List.of()),
                new SourceSnapshot(
                        SOURCE,
                        NINE,
                        true,
                        TEN.plusSeconds(4),
                        Set.of(Content.CASH),
                        five,
                        Map.of(OTHER_ACCOUNT, DOWN),
                        List.of(note)),
                new SourceSnapshot(
                        SOURCE,
                        NINE,
                        true,
                        TEN.plusSeconds(5),
                        Set.of(Content.CASH),
                        List.of(cash("6")),
                        Map.of(OTHER_ACCOUNT, DOWN),
                        List.of(note)),
                new SourceSnapshot(
                        SOURCE,
                        NINE.plusNanos(1),
                        true,
                        TEN.plusSeconds(6),
                        Set.of(Content.CASH),
                        List.of(cash("6")),
                        Map.of(OTHER_ACCOUNT, DOWN),
                        List.of(note)));
        SnapshotStore store = open();
        different.forEach(store::save);
        assertThat(store.between(SOURCE, NINE, EVENING)).containsExactlyInAnyOrderElementsOf(different);
    }

    @Test
    @DisplayName("keeps figures that come back after others as news")
    public final void keepsFiguresThatComeBack() {
        SnapshotStore store = open();
        List<SourceSnapshot> history = List.of(
                snapshot(SOURCE, NINE, NINE, cash("5")),
                snapshot(SOURCE, NINE, TEN, cash("6")),
                snapshot(SOURCE, NINE, ELEVEN, cash("5")));
        history.forEach(store::save);
        assertThat(store.between(SOURCE, NINE, NOON)).containsExactlyInAnyOrderElementsOf(history);
    }

    @Test
    @DisplayName("takes the snapshot fetched last for the latest, in whichever order they were saved")
    public final void latestIsTheOneFetchedLast() {
        SnapshotStore store = open();
        SourceSnapshot newer = snapshot(SOURCE, NINE, NOON, cash("6"));
        store.save(newer);
        // Fetched earlier, although its figures are of later.
        store.save(snapshot(SOURCE, TEN, ELEVEN, cash("5")));
        assertThat(store.lastRead(SOURCE).snapshot()).contains(newer);
    }

    @Test
    @DisplayName("keeps why a source failed, beside what it said before")
    public final void keepsFailure() {
        SnapshotStore store = open();
        SourceSnapshot before = snapshot(SOURCE, NINE, NINE, cash("5"));
        store.save(before);
        SourceFailure wait = new SourceFailure(
                Reason.RATE_LIMITED, "Asked too often; \"X-Correlation: 7\" é🙂", Optional.of(EVENING.plusNanos(1)));
        store.saveFailure(SOURCE, wait, TEN);
        LastRead expected = new LastRead(Optional.of(before), Optional.of(new LastRead.Failure(wait, TEN)));
        assertThat(store.lastRead(SOURCE)).isEqualTo(expected);
        assertThat(store.lastRead(SOURCE)).as("when asked again").isEqualTo(expected);
    }

    @Test
    @DisplayName("keeps the failure of a source that never answered, for every reason")
    public final void keepsFirstFailure() {
        SnapshotStore store = open();
        for (Reason reason : Reason.values()) {
            SourceId source = SourceId.of(SOURCE.connection(), reason.name().replace('_', '-'));
            SourceFailure failure = SourceFailure.of(reason, "Because of " + reason + '.');
            store.saveFailure(source, failure, NINE);
            assertThat(store.lastRead(source))
                    .isEqualTo(new LastRead(Optional.empty(), Optional.of(new LastRead.Failure(failure, NINE))));
        }
    }

    @Test
    @DisplayName("knows the last failure of several")
    public final void knowsTheLastFailure() {
        SnapshotStore store = open();
        SourceFailure signIn = SourceFailure.of(Reason.AUTHORIZATION_REQUIRED, "Sign in again.");
        store.saveFailure(SOURCE, DOWN, NINE);
        store.saveFailure(SOURCE, signIn, TEN);
        assertThat(store.lastRead(SOURCE).failure()).contains(new LastRead.Failure(signIn, TEN));
    }

    @Test
    @DisplayName("holds a source for well again once it answers, though it says nothing new")
    public final void answerEndsFailure() {
        SnapshotStore store = open();
        store.save(snapshot(SOURCE, NINE, NINE, cash("5")));
        store.saveFailure(SOURCE, DOWN, TEN);
        SourceSnapshot answer = snapshot(SOURCE, NINE, ELEVEN, cash("5"));
        store.save(answer);
        assertThat(store.lastRead(SOURCE)).isEqualTo(new LastRead(Optional.of(answer), Optional.empty()));
    }

    @Test
    @DisplayName("finds the last snapshot in which an account was read")
    public final void findsTheLastWithAnAccount() {
        SnapshotStore store = open();
        AccountSnapshot other = AccountSnapshot.of(OTHER_ACCOUNT, List.of(), List.of());
        SourceSnapshot both = new SourceSnapshot(
                SOURCE, TEN, false, TEN, Set.of(Content.CASH), List.of(cash("6"), other), Map.of(), List.of());
        SourceSnapshot withoutFirst = new SourceSnapshot(
                SOURCE, ELEVEN, false, ELEVEN, Set.of(Content.CASH), List.of(other), Map.of(ACCOUNT, DOWN), List.of());
        store.save(snapshot(SOURCE, NINE, NINE, cash("5")));
        store.save(both);
        store.save(withoutFirst);
        assertThat(store.latestWith(SOURCE, ACCOUNT)).contains(both);
        assertThat(store.latestWith(SOURCE, OTHER_ACCOUNT)).contains(withoutFirst);
        assertThat(store.latestWith(SOURCE, AccountId.of("acme", "3"))).isEmpty();
    }

    @Test
    @DisplayName("tells the history by when figures were true, the first moment included and the last not")
    public final void tellsHistory() {
        SnapshotStore store = open();
        SourceSnapshot atTen = snapshot(SOURCE, TEN, EVENING, cash("6"));
        SourceSnapshot atEleven = snapshot(SOURCE, ELEVEN, ELEVEN, cash("7"));
        store.save(snapshot(SOURCE, TEN.minusNanos(1), ELEVEN, cash("5")));
        store.save(atTen);
        store.save(atEleven);
        store.save(snapshot(SOURCE, NOON, NOON, cash("8")));
        assertThat(store.between(SOURCE, TEN, NOON)).containsExactlyInAnyOrder(atTen, atEleven);
    }

    @Test
    @DisplayName("tells the history oldest first")
    public final void tellsHistoryOldestFirst() {
        SnapshotStore store = open();
        SourceSnapshot nine = snapshot(SOURCE, NINE, EVENING, cash("5"));
        SourceSnapshot ten = snapshot(SOURCE, TEN, NOON, cash("6"));
        SourceSnapshot eleven = snapshot(SOURCE, ELEVEN, ELEVEN, cash("7"));
        store.save(eleven);
        store.save(nine);
        store.save(ten);
        assertThat(store.between(SOURCE, NINE, NOON))
                .isSortedAccordingTo((a, b) -> a.asOf().compareTo(b.asOf()));
    }

    @Test
    @DisplayName("keeps sources apart")
    public final void keepsSourcesApart() {
        SnapshotStore store = open();
        List<SourceId> others = List.of(
                SourceId.parse("acme/API"),
                SourceId.parse("acme/file-1"),
                SourceId.parse("acme-2/api"),
                SourceId.of(ConnectionId.of("other"), SOURCE.name()));
        SourceSnapshot mine = snapshot(SOURCE, NINE, NINE, cash("5"));
        store.save(mine);
        store.saveFailure(SOURCE, DOWN, TEN);
        for (SourceId other : others) {
            assertThat(store.lastRead(other)).as("%s", other).isEqualTo(LastRead.NEVER);
            store.save(snapshot(other, TEN, TEN, cash("6")));
            assertThat(store.between(other, NINE, NOON)).as("%s", other).hasSize(1);
        }
        assertThat(store.lastRead(SOURCE))
                .isEqualTo(new LastRead(Optional.of(mine), Optional.of(new LastRead.Failure(DOWN, TEN))));
        assertThat(store.latestWith(SOURCE, ACCOUNT)).contains(mine);
        assertThat(store.between(SOURCE, NINE, NOON)).containsExactly(mine);
    }

    @Test
    @DisplayName("keeps durably, for another handle too")
    public final void isDurable() {
        SourceSnapshot snapshot = snapshot(SOURCE, NINE, NINE, cash("5"));
        SnapshotStore writer = open();
        writer.save(snapshot);
        writer.saveFailure(SOURCE, DOWN, TEN);
        SnapshotStore reader = open();
        assertThat(reader.lastRead(SOURCE))
                .isEqualTo(new LastRead(Optional.of(snapshot), Optional.of(new LastRead.Failure(DOWN, TEN))));
        writer.save(snapshot(SOURCE, TEN, ELEVEN, cash("6")));
        assertThat(reader.between(SOURCE, NINE, NOON))
                .as("what was written since")
                .hasSize(2);
    }

    @Test
    @DisplayName("keeps what many threads save at once")
    public final void keepsWhatManyThreadsSave() throws Exception {
        SnapshotStore store = open();
        List<Callable<Boolean>> writers = new ArrayList<>();
        List<SourceSnapshot> saved = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant at = NINE.plusSeconds(i);
            SourceSnapshot snapshot = snapshot(SOURCE, at, at, cash(String.valueOf(i)));
            saved.add(snapshot);
            writers.add(() -> {
                store.save(snapshot);
                return store.between(SOURCE, at, at.plusNanos(1)).contains(snapshot);
            });
        }
        assertThat(atOnce(writers)).as("what one has saved is there to read").containsOnly(true);
        assertThat(store.between(SOURCE, NINE, NOON)).isEqualTo(saved);
    }

    @Test
    @DisplayName("says so when its storage fails")
    public final void saysWhenStorageFails() {
        assumeTrue(storageCanFail(), "has no storage that could fail");
        SnapshotStore store = unreachable();
        Map<String, Runnable> calls = new HashMap<>();
        calls.put("save", () -> store.save(snapshot(SOURCE, NINE, NINE, cash("5"))));
        calls.put("saveFailure", () -> store.saveFailure(SOURCE, DOWN, NINE));
        calls.put("lastRead", () -> assertThat(store.lastRead(SOURCE)).isNotNull());
        calls.put(
                "latestWith",
                () -> assertThat(store.latestWith(SOURCE, ACCOUNT)).isNotNull());
        calls.put("between", () -> assertThat(store.between(SOURCE, NINE, NOON)).isNotNull());
        calls.forEach((name, call) ->
                assertThat(catchThrowable(call::run)).as(name).isInstanceOf(UncheckedIOException.class));
    }

    @Test
    @DisplayName("really cannot do what it declines")
    public final void reallyCannotDoWhatItDeclines() {
        if (!storageCanFail()) {
            assertThat(catchThrowable(this::unreachable))
                    .as("unreachable() is declined")
                    .isInstanceOf(NotSupplied.class);
        }
    }

    private static AccountSnapshot cash(String euros) {
        return AccountSnapshot.of(ACCOUNT, List.of(CashBalance.of(Money.of(euros, "EUR"))), List.of());
    }

    private static SourceSnapshot snapshot(SourceId source, Instant asOf, Instant fetchedAt, AccountSnapshot account) {
        return new SourceSnapshot(
                source,
                asOf,
                false,
                fetchedAt,
                Set.of(Content.POSITIONS, Content.CASH),
                List.of(account),
                Map.of(),
                List.of());
    }

    /** Everything that a snapshot can hold, in values that a careless storage alters. */
    private static SourceSnapshot richest() {
        Instrument named = Instrument.of(
                "L'Oréal \"A\" \\ <b>&amp; 🙂\tend\nline",
                AssetClass.STOCK,
                Currency.getInstance("EUR"),
                Isin.of("US0378331005"),
                ListedSymbol.of("BRKb", "XNYS"),
                ListedSymbol.of("A/B.c-d ~'%_é€", "XPAR"),
                NativeId.of("acme", "211:Stock"),
                NativeId.of("other-broker", "a~b@c"));
        List<Position> positions = new ArrayList<>();
        positions.add(new Position(
                named,
                Quantity.of("-0.000000000000000001"),
                Optional.of(Money.of("0.1", "EUR")),
                Optional.of(Money.of("1234567890123456789.123456789", "EUR")),
                Optional.of(Instant.parse("2024-03-07T16:35:00.000000001Z")),
                Optional.of(Money.of("-1234567890123456789.123456789", "EUR")),
                Optional.of(Money.of("1E+30", "JPY")),
                Optional.of(Money.of("-0.1", "USD")),
                Valued.REPORTED));
        positions.add(positions.get(0));
        for (Valued valued : Valued.values()) {
            positions.add(Position.of(named, Quantity.of("100")).withMarketValue(Money.of("0", "EUR"), valued));
        }
        for (AssetClass assetClass : AssetClass.values()) {
            Instrument withoutCurrency =
                    new Instrument(Set.of(NativeId.of("acme", assetClass.name())), "", assetClass, Optional.empty());
            positions.add(Position.of(withoutCurrency, Quantity.of("0.1")));
        }
        List<CashBalance> cash = List.of(
                CashBalance.of(Money.of("0.1", "USD")).withClientValue(Money.of("0.085106382978723404255", "EUR")),
                new CashBalance(
                        Money.of("-0.30", "EUR"), Optional.of(Money.of("1234567890123456789.123456789", "EUR"))),
                new CashBalance(Money.of("100", "JPY"), Optional.of(Money.of("0", "JPY"))));
        Map<Reason, SourceFailure> causes = new EnumMap<>(Reason.class);
        Map<AccountId, SourceFailure> unread = new HashMap<>();
        for (Reason reason : Reason.values()) {
            causes.put(reason, new SourceFailure(reason, "Why: é \"🙂\"", Optional.of(EVENING.plusNanos(7))));
        }
        causes.put(Reason.INTERNAL, SourceFailure.of(Reason.INTERNAL, "A bug."));
        causes.forEach((reason, cause) -> unread.put(AccountId.of("acme", "78800/" + reason + ":é"), cause));
        List<Finding> findings = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            findings.add(Finding.of(severity, "A_CODE", "About everything: é \"🙂\""));
            findings.add(Finding.of(severity, "A_CODE", "About a row.").atRow(17));
            findings.add(
                    Finding.of(severity, "A_CODE", "About a cell.").atRow(1).inColumn("Börse\n", ""));
            findings.add(Finding.of(severity, "A_CODE", "About a property.")
                    .inColumn("Data[3].Uic", "x" + "🙂".repeat(200)));
        }
        findings.add(new Finding(
                Severity.INFO,
                "A_CODE",
                "",
                OptionalInt.empty(),
                Optional.of("a column alone"),
                Optional.empty(),
                Optional.of(ACCOUNT)));
        return new SourceSnapshot(
                SOURCE,
                Instant.parse("2024-03-08T16:35:00.123456789Z"),
                true,
                Instant.parse("2024-03-08T16:35:00.987654321Z"),
                Set.of(Content.POSITIONS),
                List.of(
                        AccountSnapshot.of(ACCOUNT, cash, positions)
                                .withReported(new ReportedTotal(
                                        Money.of("-12.345", "USD"),
                                        List.of(
                                                new Part("CLOSING_COSTS", Money.of("-0.5", "USD")),
                                                new Part("PENDING_PROFIT", Money.of("1E-9", "USD"))))),
                        AccountSnapshot.of(AccountId.unspecified("acme"), List.of(), List.of())),
                unread,
                findings);
    }
}
