package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
class LedgerStoreContractItselfTest {

    private static final String EVERYTHING =
            "keeps everything of what a source told, digit for digit and letter for letter";
    private static final String ORDER =
            "keeps the order of the source, and equal transactions as often as they were told";
    private static final String APART = "keeps each source's for itself, in the order of the sources' text";
    private static final String REPLACES = "keeps what a source tells last in place of what it told before";
    private static final String FORGETS = "is what it was before, exactly, once a source is taken away again";
    private static final String COSTS = "keeps the last cost entered of each transaction until it is forgotten";
    private static final String VERSION =
            "has a new version after every change, and the same as long as nothing is written";
    private static final String STORAGE = "says so when its storage fails";

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, "stands in a class whose name ends in ContractTest, so that the build runs it"),
            entry(KnowsSomethingContractTest.class, "knows nothing at first"),
            entry(DropsFindingsContractTest.class, EVERYTHING),
            entry(ForgetsSummaryContractTest.class, EVERYTHING),
            entry(ForgetsWordsContractTest.class, EVERYTHING),
            entry(OneProfitContractTest.class, EVERYTHING),
            entry(SortsContractTest.class, ORDER),
            entry(DropsTwinsContractTest.class, ORDER),
            entry(SkipsEmptyContractTest.class, "keeps that nothing was booked"),
            entry(IgnoresCaseContractTest.class, APART),
            entry(OrderOfSavingContractTest.class, APART),
            entry(OrderOfACountryContractTest.class, APART),
            entry(AddsContractTest.class, REPLACES),
            entry(KeepsTheFirstContractTest.class, REPLACES),
            entry(RemovesAllContractTest.class, FORGETS),
            entry(RemovesNothingContractTest.class, FORGETS),
            entry(RemovesCostsContractTest.class, FORGETS),
            entry(KeepsTheFirstCostContractTest.class, COSTS),
            entry(RoundsCostsContractTest.class, COSTS),
            entry(ForgetsAllCostsContractTest.class, COSTS),
            entry(CountsSourcesContractTest.class, VERSION),
            entry(CostsChangeNothingContractTest.class, VERSION),
            entry(CountsReadsContractTest.class, VERSION),
            entry(NotDurableContractTest.class, "keeps durably, for another handle too"),
            entry(NotForThreadsContractTest.class, "keeps what many threads write at once"),
            entry(AnotherExceptionContractTest.class, STORAGE),
            entry(SaysNothingContractTest.class, STORAGE),
            entry(SuppliesNoFailureContractTest.class, STORAGE),
            entry(DeclinesButSuppliesContractTest.class, "really cannot do what it declines"));

    @Test
    @DisplayName("passes a good store")
    void passesAGoodStore() {
        assertThat(FailedTests.of(GoodContractTest.class, LedgerStoreContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty store in the one test about its fault")
    Stream<DynamicTest> failsFaultyStores() {
        return FailedTests.failsOnly(LedgerStoreContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty store for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(LedgerStoreContract.class));
    }

    /** A store to break: what it holds can be got at. */
    static class Memory implements LedgerStore {

        final Map<SourceId, Activity> activities = new LinkedHashMap<>();
        final Map<TransactionId, Money> costs = new HashMap<>();
        long version;

        @Override
        public synchronized void save(Activity activity) {
            activities.put(activity.source(), activity);
            version++;
        }

        @Override
        public synchronized void remove(SourceId source) {
            activities.remove(source);
            version++;
        }

        @Override
        public synchronized Optional<Activity> find(SourceId source) {
            return Optional.ofNullable(activities.get(source));
        }

        @Override
        public synchronized List<Activity> all() {
            return activities.values().stream()
                    .sorted(Comparator.comparing(activity -> activity.source().toString()))
                    .toList();
        }

        @Override
        public synchronized void enterCost(TransactionId transaction, Money cost) {
            costs.put(transaction, cost);
            version++;
        }

        @Override
        public synchronized void forgetCost(TransactionId transaction) {
            costs.remove(transaction);
            version++;
        }

        @Override
        public synchronized Map<TransactionId, Money> enteredCosts() {
            return Map.copyOf(costs);
        }

        @Override
        public synchronized long version() {
            return version;
        }
    }

    /** A store that keeps something else than it was told. */
    abstract static class Altering extends Memory {

        abstract Activity altered(Activity activity);

        @Override
        public synchronized void save(Activity activity) {
            super.save(altered(activity));
        }

        static Activity with(Activity activity, List<Transaction> transactions, List<ReportedGain> gains) {
            return new Activity(
                    activity.source(),
                    activity.fetchedAt(),
                    activity.from(),
                    new Booked(transactions, gains, activity.booked().summary()),
                    activity.findings());
        }
    }

    /** A store whose every call throws {@code failure}. */
    private static LedgerStore throwing(RuntimeException failure) {
        return new LedgerStore() {
            @Override
            public void save(Activity activity) {
                throw failure;
            }

            @Override
            public void remove(SourceId source) {
                throw failure;
            }

            @Override
            public Optional<Activity> find(SourceId source) {
                throw failure;
            }

            @Override
            public List<Activity> all() {
                throw failure;
            }

            @Override
            public void enterCost(TransactionId transaction, Money cost) {
                throw failure;
            }

            @Override
            public void forgetCost(TransactionId transaction) {
                throw failure;
            }

            @Override
            public Map<TransactionId, Money> enteredCosts() {
                throw failure;
            }

            @Override
            public long version() {
                throw failure;
            }
        };
    }

    abstract static class Holding extends LedgerStoreContract {

        private final LedgerStore store;

        Holding(LedgerStore store) {
            this.store = store;
        }

        @Override
        protected LedgerStore open() {
            return store;
        }

        @Override
        protected LedgerStore unreachable() {
            return throwing(new UncheckedIOException(new IOException("closed")));
        }
    }

    static class GoodContractTest extends Holding {

        GoodContractTest() {
            super(new Memory());
        }
    }

    static class Misnamed extends GoodContractTest {}

    static class KnowsSomethingContractTest extends Holding {

        KnowsSomethingContractTest() {
            super(new Memory() {
                @Override
                public synchronized Map<TransactionId, Money> enteredCosts() {
                    return version == 0
                            ? Map.of(TransactionId.parse("0".repeat(32)), Money.of("1", "EUR"))
                            : super.enteredCosts();
                }
            });
        }
    }

    static class DropsFindingsContractTest extends Holding {

        DropsFindingsContractTest() {
            super(new Altering() {
                @Override
                Activity altered(Activity activity) {
                    return new Activity(
                            activity.source(), activity.fetchedAt(), activity.from(), activity.booked(), List.of());
                }
            });
        }
    }

    static class ForgetsSummaryContractTest extends Holding {

        ForgetsSummaryContractTest() {
            super(new Altering() {
                @Override
                Activity altered(Activity activity) {
                    Booked booked = activity.booked();
                    return new Activity(
                            activity.source(),
                            activity.fetchedAt(),
                            activity.from(),
                            new Booked(booked.transactions(), booked.gains(), false),
                            activity.findings());
                }
            });
        }
    }

    static class ForgetsWordsContractTest extends Holding {

        ForgetsWordsContractTest() {
            super(new Altering() {
                @Override
                Activity altered(Activity activity) {
                    return with(
                            activity,
                            activity.booked().transactions().stream()
                                    .map(ForgetsWordsContractTest::withoutWords)
                                    .toList(),
                            activity.booked().gains());
                }
            });
        }

        private static Transaction withoutWords(Transaction t) {
            return new Transaction(
                    t.account(),
                    t.kind(),
                    t.reversal(),
                    t.date(),
                    t.at(),
                    t.valueDate(),
                    t.about(),
                    t.movements(),
                    t.gross(),
                    t.charges(),
                    t.net(),
                    t.rate(),
                    t.worth(),
                    t.reportedProfit(),
                    Evidence.NONE);
        }
    }

    static class OneProfitContractTest extends Holding {

        OneProfitContractTest() {
            super(new Altering() {
                @Override
                Activity altered(Activity activity) {
                    return with(
                            activity,
                            activity.booked().transactions(),
                            activity.booked().gains().stream()
                                    .map(OneProfitContractTest::withOneProfit)
                                    .toList());
                }
            });
        }

        private static ReportedGain withOneProfit(ReportedGain gain) {
            return new ReportedGain(
                    gain.account(),
                    gain.instrument(),
                    gain.opened(),
                    gain.closed(),
                    gain.quantity(),
                    gain.profits().subList(0, 1),
                    gain.opening(),
                    gain.closing());
        }
    }

    static class SortsContractTest extends Holding {

        SortsContractTest() {
            super(new Altering() {
                @Override
                Activity altered(Activity activity) {
                    return with(
                            activity,
                            activity.booked().transactions().stream()
                                    .sorted(Comparator.comparing(Transaction::date))
                                    .toList(),
                            activity.booked().gains());
                }
            });
        }
    }

    static class DropsTwinsContractTest extends Holding {

        DropsTwinsContractTest() {
            super(new Altering() {
                @Override
                Activity altered(Activity activity) {
                    return with(
                            activity,
                            activity.booked().transactions().stream().distinct().toList(),
                            activity.booked().gains());
                }
            });
        }
    }

    static class SkipsEmptyContractTest extends Holding {

        SkipsEmptyContractTest() {
            super(new Memory() {
                @Override
                public synchronized void save(Activity activity) {
                    if (!activity.booked().isEmpty()) {
                        super.save(activity);
                    }
                }
            });
        }
    }

    static class IgnoresCaseContractTest extends Holding {

        IgnoresCaseContractTest() {
            super(new Memory() {
                @Override
                public synchronized void save(Activity activity) {
                    activities
                            .keySet()
                            .removeIf(source -> source.toString()
                                    .equalsIgnoreCase(activity.source().toString()));
                    super.save(activity);
                }
            });
        }
    }

    static class OrderOfSavingContractTest extends Holding {

        OrderOfSavingContractTest() {
            super(new Memory() {
                @Override
                public synchronized List<Activity> all() {
                    return List.copyOf(activities.values());
                }
            });
        }
    }

    static class OrderOfACountryContractTest extends Holding {

        OrderOfACountryContractTest() {
            super(new Memory() {
                @Override
                public synchronized List<Activity> all() {
                    return activities.values().stream()
                            .sorted(Comparator.comparing(
                                    activity -> activity.source().toString().toLowerCase(Locale.ROOT)))
                            .toList();
                }
            });
        }
    }

    static class AddsContractTest extends Holding {

        AddsContractTest() {
            super(new Altering() {
                @Override
                Activity altered(Activity activity) {
                    List<Transaction> all = new ArrayList<>();
                    find(activity.source())
                            .ifPresent(before -> all.addAll(before.booked().transactions()));
                    all.addAll(activity.booked().transactions());
                    return with(activity, all, activity.booked().gains());
                }
            });
        }
    }

    static class KeepsTheFirstContractTest extends Holding {

        KeepsTheFirstContractTest() {
            super(new Memory() {
                @Override
                public synchronized void save(Activity activity) {
                    activities.putIfAbsent(activity.source(), activity);
                    version++;
                }
            });
        }
    }

    static class RemovesAllContractTest extends Holding {

        RemovesAllContractTest() {
            super(new Memory() {
                @Override
                public synchronized void remove(SourceId source) {
                    super.remove(source);
                    activities.clear();
                }
            });
        }
    }

    static class RemovesNothingContractTest extends Holding {

        RemovesNothingContractTest() {
            super(new Memory() {
                @Override
                public synchronized void remove(SourceId source) {
                    version++;
                }
            });
        }
    }

    static class RemovesCostsContractTest extends Holding {

        RemovesCostsContractTest() {
            super(new Memory() {
                @Override
                public synchronized void remove(SourceId source) {
                    super.remove(source);
                    costs.clear();
                }
            });
        }
    }

    static class KeepsTheFirstCostContractTest extends Holding {

        KeepsTheFirstCostContractTest() {
            super(new Memory() {
                @Override
                public synchronized void enterCost(TransactionId transaction, Money cost) {
                    costs.putIfAbsent(transaction, cost);
                    version++;
                }
            });
        }
    }

    static class RoundsCostsContractTest extends Holding {

        RoundsCostsContractTest() {
            super(new Memory() {
                @Override
                public synchronized void enterCost(TransactionId transaction, Money cost) {
                    super.enterCost(transaction, cost.rounded(RoundingMode.HALF_EVEN));
                }
            });
        }
    }

    static class ForgetsAllCostsContractTest extends Holding {

        ForgetsAllCostsContractTest() {
            super(new Memory() {
                @Override
                public synchronized void forgetCost(TransactionId transaction) {
                    costs.clear();
                    version++;
                }
            });
        }
    }

    static class CountsSourcesContractTest extends Holding {

        CountsSourcesContractTest() {
            super(new Memory() {
                @Override
                public synchronized long version() {
                    return activities.size();
                }
            });
        }
    }

    static class CostsChangeNothingContractTest extends Holding {

        CostsChangeNothingContractTest() {
            super(new Memory() {
                @Override
                public synchronized void enterCost(TransactionId transaction, Money cost) {
                    costs.put(transaction, cost);
                }
            });
        }
    }

    static class CountsReadsContractTest extends Holding {

        CountsReadsContractTest() {
            super(new Memory() {
                @Override
                public synchronized List<Activity> all() {
                    version++;
                    return super.all();
                }
            });
        }
    }

    static class NotDurableContractTest extends GoodContractTest {

        @Override
        protected LedgerStore open() {
            return new Memory();
        }
    }

    static class NotForThreadsContractTest extends Holding {

        NotForThreadsContractTest() {
            super(new Memory() {
                private final Semaphore place = new Semaphore(1);

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault
                public void save(Activity activity) {
                    if (place.tryAcquire()) {
                        try {
                            Thread.sleep(50);
                            super.save(activity);
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
        protected LedgerStore unreachable() {
            return throwing(new IllegalStateException("closed"));
        }
    }

    static class SaysNothingContractTest extends GoodContractTest {

        @Override
        protected LedgerStore unreachable() {
            return new Memory();
        }
    }

    static class SuppliesNoFailureContractTest extends LedgerStoreContract {

        private final Memory memory = new Memory();

        @Override
        protected LedgerStore open() {
            return memory;
        }
    }

    static class DeclinesButSuppliesContractTest extends GoodContractTest {

        @Override
        protected boolean storageCanFail() {
            return false;
        }
    }
}
