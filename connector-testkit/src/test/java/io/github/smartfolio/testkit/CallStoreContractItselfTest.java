package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.calls.CallKey;
import io.github.smartfolio.calls.CallState;
import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.credential.Lease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract has to fail every store that breaks one rule, in the one test that is about that rule. */
class CallStoreContractItselfTest {

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, "stands in a class whose name ends in ContractTest, so that the build runs it"),
            entry(KnowsSomethingContractTest.class, "knows nothing at first"),
            entry(
                    CutsToMillisContractTest.class,
                    "keeps number, lease and counted calls, to the nanosecond, and forgets them when told"),
            entry(
                    CountsEachMomentOnceContractTest.class,
                    "keeps number, lease and counted calls, to the nanosecond, and forgets them when told"),
            entry(OneRowPerProviderContractTest.class, "shows a change what is there, and keeps the keys apart"),
            entry(NotDurableContractTest.class, "keeps durably, for another handle too"),
            entry(WritesBeforeItKnowsContractTest.class, "throws on what a change throws, and changes nothing"),
            entry(WrapsContractTest.class, "throws on what a change throws, and changes nothing"),
            entry(NotForThreadsContractTest.class, "loses no change of many threads"),
            entry(AnotherExceptionContractTest.class, "says so when its storage fails"),
            entry(SaysNothingContractTest.class, "says so when its storage fails"),
            entry(SuppliesNoFailureContractTest.class, "says so when its storage fails"),
            entry(DeclinesButSuppliesContractTest.class, "really cannot do what it declines"));

    @Test
    @DisplayName("passes a good store")
    void passesAGoodStore() {
        assertThat(FailedTests.of(GoodContractTest.class, CallStoreContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty store in the one test about its fault")
    Stream<DynamicTest> failsFaultyStores() {
        return FailedTests.failsOnly(CallStoreContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty store for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(CallStoreContract.class));
    }

    /** A store to break: what it holds can be got at. */
    static class Memory implements CallStore {

        final Map<CallKey, CallState> states = new ConcurrentHashMap<>();

        @Override
        public CallState find(CallKey key) {
            return states.getOrDefault(key, CallState.NONE);
        }

        @Override
        public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
            CallState next = change.apply(find(key));
            states.put(key, next);
            return next;
        }
    }

    /** A store whose every call throws {@code failure}. */
    private static CallStore throwing(RuntimeException failure) {
        return new CallStore() {
            @Override
            public CallState find(CallKey key) {
                throw failure;
            }

            @Override
            public CallState update(CallKey key, UnaryOperator<CallState> change) {
                throw failure;
            }
        };
    }

    abstract static class Holding extends CallStoreContract {

        private final CallStore store;

        Holding(CallStore store) {
            this.store = store;
        }

        @Override
        protected CallStore open() {
            return store;
        }

        @Override
        protected CallStore unreachable() {
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
                public CallState find(CallKey key) {
                    return states.isEmpty() ? new CallState(7, Optional.empty(), List.of()) : super.find(key);
                }

                @Override
                public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
                    states.putIfAbsent(key, CallState.NONE);
                    return super.update(key, change);
                }
            });
        }
    }

    static class CutsToMillisContractTest extends Holding {

        CutsToMillisContractTest() {
            super(new Memory() {
                @Override
                public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
                    return super.update(key, before -> {
                        CallState next = change.apply(before);
                        return new CallState(
                                next.lastNonce(),
                                next.lease()
                                        .map(l -> new Lease(l.owner(), l.until().truncatedTo(ChronoUnit.MILLIS))),
                                next.counted());
                    });
                }
            });
        }
    }

    static class CountsEachMomentOnceContractTest extends Holding {

        CountsEachMomentOnceContractTest() {
            super(new Memory() {
                @Override
                public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
                    return super.update(key, before -> {
                        CallState next = change.apply(before);
                        return new CallState(
                                next.lastNonce(),
                                next.lease(),
                                next.counted().stream().distinct().toList());
                    });
                }
            });
        }
    }

    static class OneRowPerProviderContractTest extends Holding {

        OneRowPerProviderContractTest() {
            super(new Memory() {
                @Override
                public CallState find(CallKey key) {
                    return super.find(new CallKey(key.provider(), "any"));
                }

                @Override
                public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
                    return super.update(new CallKey(key.provider(), "any"), change);
                }
            });
        }
    }

    static class NotDurableContractTest extends GoodContractTest {

        @Override
        protected CallStore open() {
            return new Memory();
        }
    }

    static class WritesBeforeItKnowsContractTest extends Holding {

        WritesBeforeItKnowsContractTest() {
            super(new Memory() {
                @Override
                public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
                    CallState before = find(key);
                    states.put(key, CallState.NONE);
                    CallState next = change.apply(before);
                    states.put(key, next);
                    return next;
                }
            });
        }
    }

    static class WrapsContractTest extends Holding {

        WrapsContractTest() {
            super(new Memory() {
                @Override
                public synchronized CallState update(CallKey key, UnaryOperator<CallState> change) {
                    try {
                        return super.update(key, change);
                    } catch (IllegalStateException e) {
                        throw new IllegalArgumentException(e);
                    }
                }
            });
        }
    }

    static class NotForThreadsContractTest extends Holding {

        NotForThreadsContractTest() {
            super(new Memory() {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault
                public CallState update(CallKey key, UnaryOperator<CallState> change) {
                    CallState seen = find(key);
                    CallState next = change.apply(seen);
                    try {
                        Thread.sleep(1);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    states.put(key, next);
                    return next;
                }
            });
        }
    }

    static class AnotherExceptionContractTest extends GoodContractTest {

        @Override
        protected CallStore unreachable() {
            return throwing(new IllegalStateException("closed"));
        }
    }

    static class SaysNothingContractTest extends GoodContractTest {

        @Override
        protected CallStore unreachable() {
            return new Memory();
        }
    }

    static class SuppliesNoFailureContractTest extends CallStoreContract {

        private final Memory memory = new Memory();

        @Override
        protected CallStore open() {
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
