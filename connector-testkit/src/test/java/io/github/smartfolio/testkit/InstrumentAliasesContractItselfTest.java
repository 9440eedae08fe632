package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract has to fail every memory that breaks one rule, in the one test that is about that rule. */
class InstrumentAliasesContractItselfTest {

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, "stands in a class whose name ends in ContractTest, so that the build runs it"),
            entry(KnowsSomethingContractTest.class, "knows nothing at first"),
            entry(IgnoresCaseContractTest.class, "remembers identifiers of every kind exactly as they are written"),
            entry(CutsLongNamesContractTest.class, "remembers identifiers of every kind exactly as they are written"),
            entry(ForgetsContractTest.class, "keeps what it knew when it learns more"),
            entry(KeepsTheOldIdContractTest.class, "gives a known identifier its new id"),
            entry(HandsOutItsOwnMapContractTest.class, "hands out a map that is the caller's own"),
            entry(HandsOutAFixedMapContractTest.class, "hands out a map that is the caller's own"),
            entry(RemembersHalfContractTest.class, "remembers nothing of what it refuses"),
            entry(NotDurableContractTest.class, "remembers durably, for another handle too"),
            entry(NotForThreadsContractTest.class, "remembers what many threads teach it at once"),
            entry(AnotherExceptionContractTest.class, "says so when its storage fails"),
            entry(SaysNothingContractTest.class, "says so when its storage fails"),
            entry(SuppliesNoFailureContractTest.class, "says so when its storage fails"),
            entry(DeclinesButSuppliesContractTest.class, "really cannot do what it declines"));

    @Test
    @DisplayName("passes a good memory")
    void passesAGoodMemory() {
        assertThat(FailedTests.of(GoodContractTest.class, InstrumentAliasesContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty memory in the one test about its fault")
    Stream<DynamicTest> failsFaultyMemories() {
        return FailedTests.failsOnly(InstrumentAliasesContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty memory for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(InstrumentAliasesContract.class));
    }

    /** A memory to break: what it holds can be got at. */
    static class Memory implements InstrumentAliases {

        final Map<InstrumentIdentifier, InstrumentId> ids = new ConcurrentHashMap<>();

        @Override
        public synchronized Map<InstrumentIdentifier, InstrumentId> all() {
            return new HashMap<>(ids);
        }

        @Override
        public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
            ids.putAll(Map.copyOf(learnt));
        }
    }

    /** A memory whose every call throws {@code failure}. */
    private static InstrumentAliases throwing(RuntimeException failure) {
        return new InstrumentAliases() {
            @Override
            public Map<InstrumentIdentifier, InstrumentId> all() {
                throw failure;
            }

            @Override
            public void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                throw failure;
            }
        };
    }

    abstract static class Holding extends InstrumentAliasesContract {

        private final InstrumentAliases memory;

        Holding(InstrumentAliases memory) {
            this.memory = memory;
        }

        @Override
        protected InstrumentAliases open() {
            return memory;
        }

        @Override
        protected InstrumentAliases unreachable() {
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
                private boolean taught;

                @Override
                public synchronized Map<InstrumentIdentifier, InstrumentId> all() {
                    return taught || !ids.isEmpty()
                            ? super.all()
                            : Map.of(InstrumentIdentifier.parse("acme~left"), InstrumentId.parse("acme~left"));
                }

                @Override
                public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                    taught = true;
                    super.remember(learnt);
                }
            });
        }
    }

    static class IgnoresCaseContractTest extends Holding {

        IgnoresCaseContractTest() {
            super(new Memory() {
                @Override
                public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                    Map<String, InstrumentIdentifier> byText = new HashMap<>();
                    learnt.keySet().forEach(i -> byText.put(i.toString().toLowerCase(Locale.ROOT), i));
                    Map<InstrumentIdentifier, InstrumentId> kept = new HashMap<>(learnt);
                    kept.keySet().retainAll(byText.values());
                    super.remember(kept);
                }
            });
        }
    }

    static class CutsLongNamesContractTest extends Holding {

        CutsLongNamesContractTest() {
            super(new Memory() {
                @Override
                public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                    Map<InstrumentIdentifier, InstrumentId> cut = new HashMap<>();
                    Map.copyOf(learnt).forEach((identifier, id) -> {
                        String value = id.value();
                        cut.put(identifier, InstrumentId.parse(value.substring(0, Math.min(value.length(), 255))));
                    });
                    super.remember(cut);
                }
            });
        }
    }

    static class ForgetsContractTest extends Holding {

        ForgetsContractTest() {
            super(new Memory() {
                private final Thread first = Thread.currentThread();

                @Override
                public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                    Map<InstrumentIdentifier, InstrumentId> checked = Map.copyOf(learnt);
                    // Many threads are another test's matter.
                    if (Thread.currentThread().equals(first)) {
                        ids.clear();
                    }
                    super.remember(checked);
                }
            });
        }
    }

    static class KeepsTheOldIdContractTest extends Holding {

        KeepsTheOldIdContractTest() {
            super(new Memory() {
                @Override
                public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                    Map.copyOf(learnt).forEach(ids::putIfAbsent);
                }
            });
        }
    }

    static class HandsOutItsOwnMapContractTest extends Holding {

        HandsOutItsOwnMapContractTest() {
            super(new Memory() {
                @Override
                public synchronized Map<InstrumentIdentifier, InstrumentId> all() {
                    return ids;
                }
            });
        }
    }

    static class HandsOutAFixedMapContractTest extends Holding {

        HandsOutAFixedMapContractTest() {
            super(new Memory() {
                @Override
                public synchronized Map<InstrumentIdentifier, InstrumentId> all() {
                    return Map.copyOf(ids);
                }
            });
        }
    }

    static class RemembersHalfContractTest extends Holding {

        RemembersHalfContractTest() {
            super(new Memory() {
                @Override
                public synchronized void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                    learnt.forEach((identifier, id) -> {
                        if (id != null) {
                            ids.put(identifier, id);
                        }
                    });
                    super.remember(learnt);
                }
            });
        }
    }

    static class NotDurableContractTest extends GoodContractTest {

        @Override
        protected InstrumentAliases open() {
            return new Memory();
        }
    }

    static class NotForThreadsContractTest extends Holding {

        NotForThreadsContractTest() {
            super(new Memory() {
                private final Semaphore place = new Semaphore(1);

                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault
                public void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                    if (place.tryAcquire()) {
                        try {
                            Thread.sleep(50);
                            super.remember(learnt);
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
        protected InstrumentAliases unreachable() {
            return throwing(new IllegalStateException("closed"));
        }
    }

    static class SaysNothingContractTest extends GoodContractTest {

        @Override
        protected InstrumentAliases unreachable() {
            return new Memory();
        }
    }

    static class SuppliesNoFailureContractTest extends InstrumentAliasesContract {

        private final Memory memory = new Memory();

        @Override
        protected InstrumentAliases open() {
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
