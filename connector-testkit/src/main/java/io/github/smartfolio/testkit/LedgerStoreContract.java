package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Movement.Effect;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionId;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceId;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link LedgerStore} must do. Extend it in a class whose name ends in {@code ContractTest}; the storage is the subclass's
 * to empty and to close.
 */
public abstract class LedgerStoreContract extends Contract {

    private static final SourceId SOURCE = SourceId.parse("acme/api");
    private static final SourceId OTHER = SourceId.parse("acme/0f3a");
    private static final AccountId ACCOUNT = AccountId.of("acme", "1");
    private static final Instant NOON = Instant.parse("2024-03-08T12:00:00.123456789Z");
    private static final LocalDate DAY = LocalDate.parse("2024-03-08");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final TransactionId ONE = TransactionId.parse("0123456789abcdef0123456789abcdef");
    private static final TransactionId TWO = TransactionId.parse("fedcba9876543210fedcba9876543210");
    private static final Money FIVE = Money.of("5", "EUR");
    private static final Money SIX = Money.of("6.0000000001", "USD");
    private static final int THREADS = 8;

    /** For subclasses. */
    protected LedgerStoreContract() {}

    /** A handle on the storage, a new one each time if there can be several; the storage is empty when a test begins. */
    protected abstract LedgerStore open();

    /** A handle on a storage that cannot be reached, for example one that was closed. */
    protected LedgerStore unreachable() {
        throw new NotSupplied("unreachable()", "storageCanFail()");
    }

    /** Whether there is a storage that can fail: yes, unless overridden by a store that has none. */
    protected boolean storageCanFail() {
        return true;
    }

    @Test
    @DisplayName("knows nothing at first")
    public final void knowsNothingAtFirst() {
        LedgerStore store = open();
        assertThat(store.all()).isEmpty();
        assertThat(store.find(SOURCE)).isEmpty();
        assertThat(store.enteredCosts()).isEmpty();
    }

    @Test
    @DisplayName("keeps everything of what a source told, digit for digit and letter for letter")
    public final void keepsEverything() {
        LedgerStore store = open();
        Activity rich = richest();
        store.save(rich);
        assertThat(store.find(SOURCE)).contains(rich);
        assertThat(store.all()).containsExactly(rich);
    }

    @Test
    @DisplayName("keeps the order of the source, and equal transactions as often as they were told")
    public final void keepsOrder() {
        LedgerStore store = open();
        List<Transaction> transactions = new ArrayList<>();
        List<ReportedGain> gains = new ArrayList<>();
        // More than ten, so that an order by digits shows; back and forth, so that one by date does.
        for (int i = 0; i < 25; i++) {
            transactions.add(deposit(DAY.plusDays(i % 3), "5"));
            gains.add(gain(DAY.plusDays(i % 3), "5"));
        }
        Activity told = new Activity(SOURCE, NOON, Optional.empty(), new Booked(transactions, gains, false), List.of());
        store.save(told);
        assertThat(store.find(SOURCE)).contains(told);
        assertThat(store.all()).containsExactly(told);
    }

    @Test
    @DisplayName("keeps that nothing was booked")
    public final void keepsThatNothingWasBooked() {
        LedgerStore store = open();
        Activity nothing = new Activity(SOURCE, NOON, Optional.of(DAY), Booked.NONE, List.of());
        store.save(nothing);
        assertThat(store.find(SOURCE)).contains(nothing);
        assertThat(store.all()).containsExactly(nothing);
    }

    @Test
    @DisplayName("keeps each source's for itself, in the order of the sources' text")
    public final void keepsSourcesApart() {
        LedgerStore store = open();
        List<Activity> inOrder = new ArrayList<>();
        for (String source :
                List.of("acme-2/api", "acme/0f3a", "acme/B", "acme/a", "acme/api", "acme/b", "acme2/api")) {
            inOrder.add(told(SourceId.parse(source), deposit(DAY, String.valueOf(inOrder.size() + 1))));
        }
        for (int i : List.of(3, 0, 6, 1, 5, 4, 2)) {
            store.save(inOrder.get(i));
        }
        assertThat(store.all()).containsExactlyElementsOf(inOrder);
        for (Activity activity : inOrder) {
            assertThat(store.find(activity.source()))
                    .as("%s", activity.source())
                    .contains(activity);
        }
    }

    @Test
    @DisplayName("keeps what a source tells last in place of what it told before")
    public final void replaces() {
        LedgerStore store = open();
        store.save(richest());
        Activity other = told(OTHER, deposit(DAY, "7"));
        store.save(other);
        Activity less = told(SOURCE, deposit(DAY, "6"));
        store.save(less);
        assertThat(store.find(SOURCE)).contains(less);
        assertThat(store.all()).containsExactlyInAnyOrder(other, less);
    }

    @Test
    @DisplayName("is what it was before, exactly, once a source is taken away again")
    public final void forgetsOneSource() {
        LedgerStore store = open();
        store.save(told(OTHER, deposit(DAY, "7"), deposit(DAY, "5")));
        store.enterCost(ONE, FIVE);
        List<Activity> before = store.all();
        store.save(told(SOURCE, deposit(DAY, "7")));
        store.remove(SOURCE);
        assertThat(store.all()).isEqualTo(before);
        assertThat(store.find(SOURCE)).isEmpty();
        assertThat(store.enteredCosts()).as("what was entered").isEqualTo(Map.of(ONE, FIVE));
        store.remove(SOURCE);
        assertThat(store.all()).as("when taken away a second time").isEqualTo(before);
    }

    @Test
    @DisplayName("keeps the last cost entered of each transaction until it is forgotten")
    public final void keepsCosts() {
        LedgerStore store = open();
        store.enterCost(ONE, SIX);
        store.enterCost(TWO, SIX);
        store.enterCost(ONE, FIVE);
        assertThat(store.enteredCosts()).isEqualTo(Map.of(ONE, FIVE, TWO, SIX));
        store.forgetCost(ONE);
        assertThat(store.enteredCosts()).isEqualTo(Map.of(TWO, SIX));
        store.forgetCost(ONE);
        assertThat(store.enteredCosts()).as("when forgotten a second time").isEqualTo(Map.of(TWO, SIX));
    }

    @Test
    @DisplayName("has a new version after every change, and the same as long as nothing is written")
    public final void tellsVersions() {
        LedgerStore store = open();
        List<Runnable> changes = List.of(
                () -> store.save(told(SOURCE, deposit(DAY, "5"))),
                () -> store.save(told(SOURCE, deposit(DAY, "6"))),
                () -> store.enterCost(ONE, FIVE),
                () -> store.enterCost(ONE, SIX),
                () -> store.forgetCost(ONE),
                () -> store.remove(SOURCE));
        List<Long> versions = new ArrayList<>();
        versions.add(store.version());
        for (Runnable change : changes) {
            change.run();
            versions.add(store.version());
            store.all();
            store.find(SOURCE);
            store.enteredCosts();
            assertThat(store.version()).as("after reading").isEqualTo(versions.get(versions.size() - 1));
        }
        assertThat(versions).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("keeps durably, for another handle too")
    public final void isDurable() {
        LedgerStore writer = open();
        Activity first = told(SOURCE, deposit(DAY, "5"));
        writer.save(first);
        writer.enterCost(ONE, FIVE);
        LedgerStore reader = open();
        assertThat(reader.all()).containsExactly(first);
        assertThat(reader.enteredCosts()).isEqualTo(Map.of(ONE, FIVE));
        assertThat(reader.version()).isEqualTo(writer.version());
        Activity second = told(OTHER, deposit(DAY, "6"));
        writer.save(second);
        assertThat(reader.find(OTHER)).as("what was written since").contains(second);
    }

    @Test
    @DisplayName("keeps what many threads write at once")
    public final void keepsWhatManyThreadsWrite() throws Exception {
        LedgerStore store = open();
        List<Callable<Boolean>> writers = new ArrayList<>();
        Map<SourceId, Activity> written = new HashMap<>();
        for (int i = 0; i < THREADS; i++) {
            SourceId source = SourceId.parse("acme/file-" + i);
            Activity mine = told(source, deposit(DAY, "6"), deposit(DAY, "7"));
            written.put(source, mine);
            writers.add(() -> {
                store.save(mine);
                return store.find(source).equals(Optional.of(mine));
            });
        }
        assertThat(atOnce(writers)).as("what one has written is there to read").containsOnly(true);
        assertThat(store.all()).containsExactlyInAnyOrderElementsOf(written.values());
    }

    @Test
    @DisplayName("says so when its storage fails")
    public final void saysWhenStorageFails() {
        assumeTrue(storageCanFail(), "has no storage that could fail");
        LedgerStore store = unreachable();
        Map<String, Runnable> calls = Map.of(
                "save", () -> store.save(told(SOURCE, deposit(DAY, "5"))),
                "remove", () -> store.remove(SOURCE),
                "find", () -> store.find(SOURCE),
                "all", store::all,
                "enterCost", () -> store.enterCost(ONE, FIVE),
                "forgetCost", () -> store.forgetCost(ONE),
                "enteredCosts", store::enteredCosts,
                "version", store::version);
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

    private static Activity told(SourceId source, Transaction... transactions) {
        return Activity.of(source, NOON, Booked.of(List.of(transactions)));
    }

    private static Transaction deposit(LocalDate date, String euros) {
        return Transaction.on(date, ACCOUNT, Kind.DEPOSIT)
                .net(Money.of(euros, "EUR"))
                .build();
    }

    private static ReportedGain gain(LocalDate closed, String euros) {
        return new ReportedGain(
                ACCOUNT,
                share(),
                Optional.empty(),
                closed,
                Quantity.of("1"),
                List.of(Money.of(euros, "EUR")),
                Optional.empty(),
                Optional.empty());
    }

    private static Instrument share() {
        return Instrument.of(
                "Acme \"é\" 🙂", AssetClass.STOCK, EUR, Isin.of("US0378331005"), ListedSymbol.of("AB", "XPAR"));
    }

    /** Of everything there is, with and without what may be absent. */
    private static Activity richest() {
        Instrument coin =
                new Instrument(Set.of(NativeId.of("acme", "a~b@c:d")), "", AssetClass.CRYPTO, Optional.empty());
        List<Transaction> transactions = new ArrayList<>();
        transactions.add(Transaction.on(LocalDate.parse("1999-12-31"), AccountId.unspecified("acme"), Kind.SWAP)
                .movement(Movement.of(coin, "100000000000000000000.000000000000000001"))
                .movement(Movement.of(share(), "-1"))
                .build());
        // -1000.00 - 2.50 - 1.25 = -1003.75 USD, at 0.92 USD/EUR -923.45 EUR
        transactions.add(Transaction.on(DAY, ACCOUNT, Kind.BUY)
                .at(NOON)
                .valueDate(DAY.plusDays(2))
                .about(share())
                .movement(Movement.of(share(), "12.500000001")
                        .at(Money.of("80.00", "USD"))
                        .with(Effect.OPEN))
                .movement(Movement.fee(coin, Quantity.of("-1E-18")))
                .gross(Money.of("-1000.00", "USD"))
                .charge(Charge.fee(Money.of("-2.50", "USD"), "Commission é"))
                .charge(Charge.tax(Money.of("-1.25", "USD"), ""))
                .net(Money.of("-923.45", "EUR"))
                .rate(FxRate.of("USD", "EUR", "0.9200", DAY, "acme"))
                .worth(Money.of("1000", "USD"))
                .reportedProfit(Money.of("-0.5", "EUR"))
                .evidence(new Evidence(
                        Set.of(
                                ExternalId.of(Scheme.TRADE, "7000000009"),
                                ExternalId.of(Scheme.CORPORATE_ACTION, "a:b c"),
                                ExternalId.of(Scheme.NETWORK, "0xé🙂")),
                        "Trade \uD83D",
                        "Koop 12.5 @ 80.00 USD\n\u0000",
                        "\"note\" \\ 🙂"))
                .build());
        transactions.add(Transaction.on(DAY, ACCOUNT, Kind.BUY)
                .reversal()
                .movement(Movement.of(share(), "-1").with(Effect.CLOSE))
                .net(Money.of("80", "EUR"))
                .build());
        for (Kind kind : Kind.values()) {
            transactions.add(smallest(kind));
        }
        List<Finding> findings = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            findings.add(Finding.of(severity, "A_CODE", "About everything: é \"🙂\""));
            findings.add(Finding.of(severity, "A_CODE", "").atRow(17).inColumn("Börse\n", ""));
        }
        List<ReportedGain> gains = List.of(
                gain(DAY, "-0.001"),
                new ReportedGain(
                        ACCOUNT,
                        coin,
                        Optional.of(DAY.minusYears(9)),
                        DAY,
                        Quantity.of("-1E-9"),
                        List.of(Money.of("5", "USD"), Money.of("4.60", "EUR"), Money.of("4.60", "EUR")),
                        Optional.of(ExternalId.of(Scheme.POSITION, "1")),
                        Optional.of(ExternalId.of(Scheme.POSITION, "2"))));
        return new Activity(SOURCE, NOON, Optional.of(DAY), new Booked(transactions, gains, true), findings);
    }

    private static Transaction smallest(Kind kind) {
        Transaction.Builder builder = Transaction.on(DAY, ACCOUNT, kind);
        switch (kind) {
            case BUY, SELL, RETURN_OF_CAPITAL -> builder.about(share());
            case SPLIT, EXCHANGE, MERGER, SWAP ->
                builder.movement(Movement.of(share(), "-1")).movement(Movement.of(share(), "5"));
            default -> {}
        }
        return builder.build();
    }
}
