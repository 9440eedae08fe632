package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract has to fail every store that breaks one rule, in the one test that is about that rule. */
class SnapshotStoreContractItselfTest {

    private static final String EVERYTHING = "keeps everything of a snapshot, digit for digit and letter for letter";
    private static final String DIFFERENCE =
            "keeps a snapshot of its own when anything but the time of fetching differs";
    private static final String FAILURE = "keeps why a source failed, beside what it said before";
    private static final String WITH_ACCOUNT = "finds the last snapshot in which an account was read";
    private static final String HISTORY =
            "tells the history by when figures were true, the first moment included and the last not";
    private static final String APART = "keeps sources apart";
    private static final String STORAGE = "says so when its storage fails";

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, "stands in a class whose name ends in ContractTest, so that the build runs it"),
            entry(FailedBeforeReadContractTest.class, "knows nothing of a source that was never read"),
            entry(RoundsContractTest.class, EVERYTHING),
            entry(CutsTimesContractTest.class, EVERYTHING),
            entry(DropsUnreadContractTest.class, EVERYTHING),
            entry(DropsFindingsContractTest.class, EVERYTHING),
            entry(SkipsEmptyContractTest.class, "keeps that there was nothing to own"),
            entry(
                    KeepsEveryFetchContractTest.class,
                    "only renews the time of fetching when the figures are those of the latest snapshot"),
            entry(
                    KeepsTheFirstFetchContractTest.class,
                    "only renews the time of fetching when the figures are those of the latest snapshot"),
            entry(RenewsBackwardsContractTest.class, "does not renew backwards when an older answer comes late"),
            entry(IgnoresFindingsContractTest.class, DIFFERENCE),
            entry(IgnoresGuessContractTest.class, DIFFERENCE),
            entry(KnowsFiguresForEverContractTest.class, "keeps figures that come back after others as news"),
            entry(
                    LatestByAsOfContractTest.class,
                    "takes the snapshot fetched last for the latest, in whichever order they were saved"),
            entry(
                    LatestBySavingContractTest.class,
                    "takes the snapshot fetched last for the latest, in whichever order they were saved"),
            entry(ForgetsFailureWhenReadContractTest.class, FAILURE),
            entry(ForgetsRetryContractTest.class, FAILURE),
            entry(FailureHidesSnapshotContractTest.class, FAILURE),
            entry(
                    FailureNeedsSnapshotContractTest.class,
                    "keeps the failure of a source that never answered, for every reason"),
            entry(KeepsFirstFailureContractTest.class, "knows the last failure of several"),
            entry(
                    RenewalKeepsFailureContractTest.class,
                    "holds a source for well again once it answers, though it says nothing new"),
            entry(AnySnapshotForAccountContractTest.class, WITH_ACCOUNT),
            entry(FirstSnapshotForAccountContractTest.class, WITH_ACCOUNT),
            entry(EndInclusiveContractTest.class, HISTORY),
            entry(BeginExclusiveContractTest.class, HISTORY),
            entry(HistoryByFetchContractTest.class, HISTORY),
            entry(HistoryAsSavedContractTest.class, "tells the history oldest first"),
            entry(OneSourcePerConnectionContractTest.class, APART),
            entry(OneConnectionPerSourceNameContractTest.class, APART),
            entry(NotDurableContractTest.class, "keeps durably, for another handle too"),
            entry(NotForThreadsContractTest.class, "keeps what many threads save at once"),
            entry(AnotherExceptionContractTest.class, STORAGE),
            entry(SaysNothingContractTest.class, STORAGE),
            entry(SuppliesNoFailureContractTest.class, STORAGE),
            entry(DeclinesButSuppliesContractTest.class, "really cannot do what it declines"));

    @Test
    @DisplayName("passes a good store")
    void passesAGoodStore() {
        assertThat(FailedTests.of(GoodContractTest.class, SnapshotStoreContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty store in the one test about its fault")
    Stream<DynamicTest> failsFaultyStores() {
        return FailedTests.failsOnly(SnapshotStoreContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty store for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(SnapshotStoreContract.class));
    }

    /** A store to break: each of its rules stands in a method of its own. */
    static class Shelf implements SnapshotStore {

        static final Comparator<SourceSnapshot> BY_FETCH = Comparator.comparing(SourceSnapshot::fetchedAt);

        final Map<Object, List<SourceSnapshot>> snapshots = new HashMap<>();
        final Map<Object, LastRead.Failure> failures = new HashMap<>();

        Object key(SourceId source) {
            return source;
        }

        SourceSnapshot written(SourceSnapshot snapshot) {
            return snapshot;
        }

        SourceFailure written(SourceFailure failure) {
            return failure;
        }

        boolean isSame(SourceSnapshot latest, SourceSnapshot snapshot) {
            return latest.sameFigures(snapshot);
        }

        SourceSnapshot renewed(SourceSnapshot latest, SourceSnapshot snapshot) {
            return latest.fetchedAt().isAfter(snapshot.fetchedAt()) ? latest : snapshot;
        }

        Optional<SourceSnapshot> latest(List<SourceSnapshot> all) {
            return all.stream().max(BY_FETCH);
        }

        boolean isBetween(SourceSnapshot snapshot, Instant from, Instant to) {
            return !snapshot.asOf().isBefore(from) && snapshot.asOf().isBefore(to);
        }

        List<SourceSnapshot> all(SourceId source) {
            return snapshots.computeIfAbsent(key(source), s -> new ArrayList<>());
        }

        @Override
        public synchronized void save(SourceSnapshot snapshot) {
            List<SourceSnapshot> all = all(snapshot.source());
            Optional<SourceSnapshot> latest = all.stream().max(BY_FETCH).filter(last -> isSame(last, snapshot));
            latest.ifPresent(all::remove);
            all.add(written(latest.map(last -> renewed(last, snapshot)).orElse(snapshot)));
            failures.remove(key(snapshot.source()));
        }

        @Override
        public synchronized void saveFailure(SourceId source, SourceFailure failure, Instant at) {
            failures.put(key(source), new LastRead.Failure(written(failure), at));
        }

        @Override
        public synchronized LastRead lastRead(SourceId source) {
            return new LastRead(latest(all(source)), Optional.ofNullable(failures.get(key(source))));
        }

        @Override
        public synchronized Optional<SourceSnapshot> latestWith(SourceId source, AccountId account) {
            return all(source).stream().filter(s -> reads(s, account)).max(BY_FETCH);
        }

        @Override
        public synchronized List<SourceSnapshot> between(SourceId source, Instant from, Instant to) {
            return all(source).stream()
                    .filter(s -> isBetween(s, from, to))
                    .sorted(Comparator.comparing(SourceSnapshot::asOf))
                    .toList();
        }

        static boolean reads(SourceSnapshot snapshot, AccountId account) {
            return snapshot.accounts().stream().anyMatch(a -> a.account().equals(account));
        }
    }

    /** A store whose every call throws {@code failure}. */
    private static SnapshotStore throwing(RuntimeException failure) {
        return new Shelf() {
            @Override
            Object key(SourceId source) {
                throw failure;
            }
        };
    }

    abstract static class Holding extends SnapshotStoreContract {

        private final SnapshotStore store;

        Holding(SnapshotStore store) {
            this.store = store;
        }

        @Override
        protected SnapshotStore open() {
            return store;
        }

        @Override
        protected SnapshotStore unreachable() {
            return throwing(new UncheckedIOException(new IOException("closed")));
        }
    }

    static class GoodContractTest extends Holding {

        GoodContractTest() {
            super(new Shelf());
        }
    }

    static class Misnamed extends GoodContractTest {}

    static class FailedBeforeReadContractTest extends Holding {

        FailedBeforeReadContractTest() {
            super(new Shelf() {
                @Override
                public synchronized LastRead lastRead(SourceId source) {
                    LastRead last = super.lastRead(source);
                    // That sources are kept apart is another test's matter.
                    return snapshots.size() == 1 && last.equals(LastRead.NEVER)
                            ? new LastRead(
                                    Optional.empty(),
                                    Optional.of(new LastRead.Failure(
                                            SourceFailure.of(Reason.UNAVAILABLE, "Not yet read."), Instant.EPOCH)))
                            : last;
                }
            });
        }
    }

    static class RoundsContractTest extends Holding {

        RoundsContractTest() {
            super(new Shelf() {
                @Override
                SourceSnapshot written(SourceSnapshot snapshot) {
                    return withAccounts(
                            snapshot,
                            snapshot.accounts().stream()
                                    .map(a -> AccountSnapshot.of(
                                            a.account(),
                                            a.cash().stream()
                                                    .map(c -> new CashBalance(
                                                            c.balance(),
                                                            c.pending().map(this::rounded)))
                                                    .toList(),
                                            a.positions()))
                                    .toList());
                }

                private Money rounded(Money money) {
                    return money.rounded(RoundingMode.HALF_EVEN);
                }
            });
        }
    }

    static class CutsTimesContractTest extends Holding {

        CutsTimesContractTest() {
            super(new Shelf() {
                @Override
                SourceSnapshot written(SourceSnapshot s) {
                    return new SourceSnapshot(
                            s.source(),
                            s.asOf(),
                            s.asOfGuessed(),
                            s.fetchedAt().truncatedTo(ChronoUnit.MICROS),
                            s.contents(),
                            s.accounts(),
                            s.unread(),
                            s.findings());
                }
            });
        }
    }

    static class DropsUnreadContractTest extends Holding {

        DropsUnreadContractTest() {
            super(new Shelf() {
                @Override
                SourceSnapshot written(SourceSnapshot s) {
                    Map<AccountId, SourceFailure> kept = new HashMap<>(s.unread());
                    kept.values().removeIf(failure -> failure.reason() == Reason.INTERNAL);
                    return new SourceSnapshot(
                            s.source(),
                            s.asOf(),
                            s.asOfGuessed(),
                            s.fetchedAt(),
                            s.contents(),
                            s.accounts(),
                            kept,
                            s.findings());
                }
            });
        }
    }

    static class DropsFindingsContractTest extends Holding {

        DropsFindingsContractTest() {
            super(new Shelf() {
                @Override
                SourceSnapshot written(SourceSnapshot s) {
                    return new SourceSnapshot(
                            s.source(),
                            s.asOf(),
                            s.asOfGuessed(),
                            s.fetchedAt(),
                            s.contents(),
                            s.accounts(),
                            s.unread(),
                            s.findings().stream()
                                    .filter(finding -> finding.value().isEmpty())
                                    .toList());
                }
            });
        }
    }

    private static SourceSnapshot withAccounts(SourceSnapshot s, List<AccountSnapshot> accounts) {
        return new SourceSnapshot(
                s.source(), s.asOf(), s.asOfGuessed(), s.fetchedAt(), s.contents(), accounts, s.unread(), s.findings());
    }

    static class SkipsEmptyContractTest extends Holding {

        SkipsEmptyContractTest() {
            super(new Shelf() {
                @Override
                public synchronized void save(SourceSnapshot snapshot) {
                    if (!snapshot.accounts().isEmpty()) {
                        super.save(snapshot);
                    }
                }
            });
        }
    }

    static class KeepsEveryFetchContractTest extends Holding {

        KeepsEveryFetchContractTest() {
            super(new Shelf() {
                @Override
                boolean isSame(SourceSnapshot latest, SourceSnapshot snapshot) {
                    // That it does not renew backwards is another test's matter.
                    return super.isSame(latest, snapshot) && latest.fetchedAt().isAfter(snapshot.fetchedAt());
                }
            });
        }
    }

    static class KeepsTheFirstFetchContractTest extends Holding {

        KeepsTheFirstFetchContractTest() {
            super(new Shelf() {
                @Override
                SourceSnapshot renewed(SourceSnapshot latest, SourceSnapshot snapshot) {
                    // After a failure the time of fetching is another test's matter.
                    return failures.isEmpty() ? latest : snapshot;
                }
            });
        }
    }

    static class RenewsBackwardsContractTest extends Holding {

        RenewsBackwardsContractTest() {
            super(new Shelf() {
                @Override
                SourceSnapshot renewed(SourceSnapshot latest, SourceSnapshot snapshot) {
                    return snapshot;
                }
            });
        }
    }

    static class IgnoresFindingsContractTest extends Holding {

        IgnoresFindingsContractTest() {
            super(new Shelf() {
                @Override
                boolean isSame(SourceSnapshot a, SourceSnapshot b) {
                    return a.asOf().equals(b.asOf())
                            && a.asOfGuessed() == b.asOfGuessed()
                            && a.contents().equals(b.contents())
                            && a.accounts().equals(b.accounts())
                            && a.unread().equals(b.unread());
                }
            });
        }
    }

    static class IgnoresGuessContractTest extends Holding {

        IgnoresGuessContractTest() {
            super(new Shelf() {
                @Override
                boolean isSame(SourceSnapshot a, SourceSnapshot b) {
                    return a.asOf().equals(b.asOf())
                            && a.contents().equals(b.contents())
                            && a.accounts().equals(b.accounts())
                            && a.unread().equals(b.unread())
                            && a.findings().equals(b.findings());
                }
            });
        }
    }

    static class KnowsFiguresForEverContractTest extends Holding {

        KnowsFiguresForEverContractTest() {
            super(new Shelf() {
                @Override
                public synchronized void save(SourceSnapshot snapshot) {
                    all(snapshot.source())
                            .removeIf(any ->
                                    any.sameFigures(snapshot) && any.fetchedAt().isBefore(snapshot.fetchedAt()));
                    super.save(snapshot);
                }
            });
        }
    }

    static class LatestByAsOfContractTest extends Holding {

        LatestByAsOfContractTest() {
            super(new Shelf() {
                @Override
                Optional<SourceSnapshot> latest(List<SourceSnapshot> all) {
                    return all.stream().max(Comparator.comparing(SourceSnapshot::asOf));
                }
            });
        }
    }

    static class LatestBySavingContractTest extends Holding {

        LatestBySavingContractTest() {
            super(new Shelf() {
                @Override
                Optional<SourceSnapshot> latest(List<SourceSnapshot> all) {
                    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
                }
            });
        }
    }

    static class ForgetsFailureWhenReadContractTest extends Holding {

        ForgetsFailureWhenReadContractTest() {
            super(new Shelf() {
                @Override
                public synchronized LastRead lastRead(SourceId source) {
                    LastRead last = super.lastRead(source);
                    failures.remove(source);
                    return last;
                }
            });
        }
    }

    static class ForgetsRetryContractTest extends Holding {

        ForgetsRetryContractTest() {
            super(new Shelf() {
                @Override
                SourceFailure written(SourceFailure failure) {
                    return SourceFailure.of(failure.reason(), failure.message());
                }
            });
        }
    }

    static class FailureHidesSnapshotContractTest extends Holding {

        FailureHidesSnapshotContractTest() {
            super(new Shelf() {
                @Override
                public synchronized LastRead lastRead(SourceId source) {
                    LastRead last = super.lastRead(source);
                    return last.failure()
                                    .filter(f -> f.cause().reason() == Reason.RATE_LIMITED)
                                    .isPresent()
                            ? new LastRead(Optional.empty(), last.failure())
                            : last;
                }
            });
        }
    }

    static class FailureNeedsSnapshotContractTest extends Holding {

        FailureNeedsSnapshotContractTest() {
            super(new Shelf() {
                @Override
                public synchronized void saveFailure(SourceId source, SourceFailure failure, Instant at) {
                    // The last of several failures is another test's matter.
                    if (!all(source).isEmpty() || source.name().equals("api")) {
                        super.saveFailure(source, failure, at);
                    }
                }
            });
        }
    }

    static class KeepsFirstFailureContractTest extends Holding {

        KeepsFirstFailureContractTest() {
            super(new Shelf() {
                @Override
                public synchronized void saveFailure(SourceId source, SourceFailure failure, Instant at) {
                    failures.putIfAbsent(source, new LastRead.Failure(failure, at));
                }
            });
        }
    }

    static class RenewalKeepsFailureContractTest extends Holding {

        RenewalKeepsFailureContractTest() {
            super(new Shelf() {
                @Override
                public synchronized void save(SourceSnapshot snapshot) {
                    LastRead last = lastRead(snapshot.source());
                    super.save(snapshot);
                    if (last.snapshot().filter(snapshot::sameFigures).isPresent()) {
                        last.failure().ifPresent(f -> saveFailure(snapshot.source(), f.cause(), f.at()));
                    }
                }
            });
        }
    }

    static class AnySnapshotForAccountContractTest extends Holding {

        AnySnapshotForAccountContractTest() {
            super(new Shelf() {
                @Override
                public synchronized Optional<SourceSnapshot> latestWith(SourceId source, AccountId account) {
                    return lastRead(source).snapshot();
                }
            });
        }
    }

    static class FirstSnapshotForAccountContractTest extends Holding {

        FirstSnapshotForAccountContractTest() {
            super(new Shelf() {
                @Override
                public synchronized Optional<SourceSnapshot> latestWith(SourceId source, AccountId account) {
                    return all(source).stream().filter(s -> reads(s, account)).findFirst();
                }
            });
        }
    }

    static class EndInclusiveContractTest extends Holding {

        EndInclusiveContractTest() {
            super(new Shelf() {
                @Override
                boolean isBetween(SourceSnapshot snapshot, Instant from, Instant to) {
                    return !snapshot.asOf().isBefore(from) && !snapshot.asOf().isAfter(to);
                }
            });
        }
    }

    static class BeginExclusiveContractTest extends Holding {

        BeginExclusiveContractTest() {
            super(new Shelf() {
                @Override
                boolean isBetween(SourceSnapshot snapshot, Instant from, Instant to) {
                    return super.isBetween(snapshot, from, to)
                            && (!isTen(from) || snapshot.asOf().isAfter(from));
                }

                // Elsewhere the first moment serves only to ask for everything.
                private boolean isTen(Instant from) {
                    return from.equals(Instant.parse("2024-03-08T10:00:00Z"));
                }
            });
        }
    }

    static class HistoryByFetchContractTest extends Holding {

        HistoryByFetchContractTest() {
            super(new Shelf() {
                @Override
                boolean isBetween(SourceSnapshot snapshot, Instant from, Instant to) {
                    boolean all = !from.equals(Instant.parse("2024-03-08T10:00:00Z"));
                    return all
                            ? super.isBetween(snapshot, from, to)
                            : !snapshot.fetchedAt().isBefore(from)
                                    && snapshot.fetchedAt().isBefore(to);
                }
            });
        }
    }

    static class HistoryAsSavedContractTest extends Holding {

        HistoryAsSavedContractTest() {
            super(new Shelf() {
                @Override
                public synchronized List<SourceSnapshot> between(SourceId source, Instant from, Instant to) {
                    List<SourceSnapshot> sorted = super.between(source, from, to);
                    // Many threads save in any order; what becomes of it then is another test's matter.
                    return sorted.size() > 3
                            ? sorted
                            : all(source).stream().filter(sorted::contains).toList();
                }
            });
        }
    }

    static class OneSourcePerConnectionContractTest extends Holding {

        OneSourcePerConnectionContractTest() {
            super(new Shelf() {
                @Override
                Object key(SourceId source) {
                    boolean ofReasons = source.name().equals(source.name().toUpperCase(Locale.ROOT))
                            && !source.name().equals("API");
                    return ofReasons ? source : source.connection();
                }
            });
        }
    }

    static class OneConnectionPerSourceNameContractTest extends Holding {

        OneConnectionPerSourceNameContractTest() {
            super(new Shelf() {
                @Override
                Object key(SourceId source) {
                    return SourceId.of(ConnectionId.of("any"), source.name());
                }
            });
        }
    }

    static class NotDurableContractTest extends GoodContractTest {

        @Override
        protected SnapshotStore open() {
            return new Shelf();
        }
    }

    static class NotForThreadsContractTest extends Holding {

        NotForThreadsContractTest() {
            super(new Shelf() {
                private final Semaphore place = new Semaphore(1);

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault
                public void save(SourceSnapshot snapshot) {
                    if (place.tryAcquire()) {
                        try {
                            Thread.sleep(50);
                            super.save(snapshot);
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        } finally {
                            place.release();
                        }
                    }
                }
            });
        }
    }

    static class AnotherExceptionContractTest extends GoodContractTest {

        @Override
        protected SnapshotStore unreachable() {
            return throwing(new IllegalStateException("closed"));
        }
    }

    static class SaysNothingContractTest extends GoodContractTest {

        @Override
        protected SnapshotStore unreachable() {
            return new Shelf();
        }
    }

    static class SuppliesNoFailureContractTest extends SnapshotStoreContract {

        private final SnapshotStore store = new Shelf();

        @Override
        protected SnapshotStore open() {
            return store;
        }
    }

    static class DeclinesButSuppliesContractTest extends GoodContractTest {

        @Override
        protected boolean storageCanFail() {
            return false;
        }
    }
}
