package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.credential.Lease;
import io.github.smartfolio.credential.RefreshPause;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenRecord;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.source.SourceFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The contract has to fail every store that breaks one rule, in the one test that is about that rule. */
class TokenStoreContractItselfTest {

    private static final String EXACT = "keeps grant, tokens, lease and pause, to the nanosecond and letter for letter";
    private static final String APART = "keeps the keys apart";
    private static final String STALE = "refuses a write that saw another version, and changes nothing";
    private static final String VERSIONS = "gives growing versions, none twice, not even over a sign-out";
    private static final String PROCESSES = "lets exactly one of several processes through per version";
    private static final String FAILS = "says so when its storage fails";
    private static final String DECLINED = "really has not what it declines";

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, "stands in a class whose name ends in ContractTest, so that the build runs it"),
            entry(KnowsSomethingContractTest.class, "knows nothing at first"),
            entry(CountsMicrosContractTest.class, EXACT),
            entry(FillsAbsentPartsContractTest.class, EXACT),
            entry(CutsLongTokensContractTest.class, EXACT),
            entry(DropsPausesContractTest.class, EXACT),
            entry(IgnoresCaseContractTest.class, APART),
            entry(IgnoresProviderContractTest.class, APART),
            entry(JoinsKeysContractTest.class, APART),
            entry(KeepsWhatItHasSeenContractTest.class, "keeps durably, for another handle too"),
            entry(OverwritesTheFirstContractTest.class, STALE),
            entry(TakesFutureVersionsContractTest.class, STALE),
            entry(ChangesThoughItRefusesContractTest.class, STALE),
            entry(ForgetsWhoSignedOutContractTest.class, VERSIONS),
            entry(BeginsAnewAfterSignOutContractTest.class, VERSIONS),
            entry(CountsDownContractTest.class, VERSIONS),
            entry(NotForThreadsContractTest.class, "lets exactly one of many threads through per version"),
            entry(NotForProcessesContractTest.class, PROCESSES),
            entry(EachProcessItsOwnContractTest.class, PROCESSES),
            entry(CannotBeOpenedElsewhereContractTest.class, PROCESSES),
            entry(SuppliesNoOpenerContractTest.class, PROCESSES),
            entry(AnotherExceptionContractTest.class, FAILS),
            entry(SaysNothingContractTest.class, FAILS),
            entry(SuppliesNoFailureContractTest.class, FAILS),
            entry(DeclinesButSuppliesFailureContractTest.class, DECLINED),
            entry(DeclinesButSuppliesOpenerContractTest.class, DECLINED),
            entry(DeclinesButSuppliesLocationContractTest.class, DECLINED));

    @Test
    @DisplayName("passes a good store")
    void passesAGoodStore() {
        assertThat(FailedTests.of(GoodContractTest.class, TokenStoreContract.class))
                .isEmpty();
    }

    @Test
    @DisplayName("passes a good store whose versions leave numbers out")
    void passesVersionsWithGaps() {
        assertThat(FailedTests.of(CountsInSevensContractTest.class, TokenStoreContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty store in the one test about its fault")
    Stream<DynamicTest> failsFaultyStores() {
        return FailedTests.failsOnly(TokenStoreContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty store for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(TokenStoreContract.class));
    }

    /** A store to break: each step of a write can be got at. */
    static class Memory implements TokenStore {

        final Map<TokenKey, TokenRecord> records = new ConcurrentHashMap<>();

        @Override
        public Optional<TokenRecord> find(TokenKey key) {
            return Optional.ofNullable(records.get(stored(key)));
        }

        @Override
        public synchronized Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next) {
            long current = find(key).map(TokenRecord::version).orElse(ABSENT);
            return mayFollow(current, expectedVersion) ? Optional.of(put(key, current, next)) : Optional.empty();
        }

        boolean mayFollow(long current, long expected) {
            return current == expected;
        }

        TokenRecord put(TokenKey key, long current, TokenState next) {
            TokenRecord stored = new TokenRecord(version(current, next), stored(next));
            records.put(stored(key), stored);
            return stored;
        }

        long version(long current, TokenState next) {
            return current + 1;
        }

        TokenKey stored(TokenKey key) {
            return key;
        }

        TokenState stored(TokenState state) {
            return state;
        }
    }

    /** A store whose every call throws {@code failure}. */
    private static TokenStore throwing(RuntimeException failure) {
        return new TokenStore() {
            @Override
            public Optional<TokenRecord> find(TokenKey key) {
                throw failure;
            }

            @Override
            public Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next) {
                throw failure;
            }
        };
    }

    /** In this process alone, to be quick; what is about several processes is tried with files. */
    abstract static class Holding extends TokenStoreContract {

        private final TokenStore store;

        Holding(TokenStore store) {
            this.store = store;
        }

        @Override
        protected TokenStore open() {
            return store;
        }

        @Override
        protected TokenStore unreachable() {
            return throwing(new UncheckedIOException(new IOException("closed")));
        }

        @Override
        protected Set<Capability> declined() {
            return EnumSet.of(Capability.PROCESSES);
        }
    }

    static class GoodContractTest extends TokenStoreContract {

        @TempDir
        private Path files;

        @Override
        protected TokenStore open() {
            return new FileTokens(files);
        }

        @Override
        protected TokenStore unreachable() {
            return new FileTokens(files.resolve("missing"));
        }

        @Override
        protected TokenStoreOpener opener() {
            return new Opener();
        }

        @Override
        protected String location() {
            return files.toString();
        }

        static class Opener implements TokenStoreOpener {

            @Override
            public TokenStore open(String location) {
                return new FileTokens(Path.of(location));
            }
        }
    }

    static class CountsInSevensContractTest extends Holding {

        CountsInSevensContractTest() {
            super(new Memory() {
                @Override
                long version(long current, TokenState next) {
                    return current + 7;
                }
            });
        }
    }

    static class Misnamed extends Holding {

        Misnamed() {
            super(new Memory());
        }
    }

    static class KnowsSomethingContractTest extends Holding {

        KnowsSomethingContractTest() {
            super(new Memory() {
                private boolean written;

                @Override
                public synchronized Optional<TokenRecord> find(TokenKey key) {
                    return written ? super.find(key) : Optional.of(new TokenRecord(1, TokenState.SIGNED_OUT));
                }

                @Override
                public synchronized Optional<TokenRecord> compareAndSet(
                        TokenKey key, long expectedVersion, TokenState next) {
                    written = true;
                    return super.compareAndSet(key, expectedVersion, next);
                }
            });
        }
    }

    static class CountsMicrosContractTest extends Holding {

        CountsMicrosContractTest() {
            super(new Memory() {
                @Override
                TokenState stored(TokenState state) {
                    Optional<Lease> lease = state.lease()
                            .map(l -> new Lease(l.owner(), l.until().truncatedTo(ChronoUnit.MICROS)));
                    return new TokenState(state.grant(), state.tokens(), lease, state.pause());
                }
            });
        }
    }

    static class FillsAbsentPartsContractTest extends Holding {

        FillsAbsentPartsContractTest() {
            super(new Memory() {
                @Override
                TokenState stored(TokenState state) {
                    Optional<RefreshPause> pause = state.pause()
                            .map(p -> new RefreshPause(
                                    p.failures(),
                                    p.until(),
                                    new SourceFailure(
                                            p.cause().reason(),
                                            p.cause().message(),
                                            p.cause().retryAt().or(() -> Optional.of(Instant.EPOCH)))));
                    return new TokenState(state.grant(), state.tokens(), state.lease(), pause);
                }
            });
        }
    }

    static class CutsLongTokensContractTest extends Holding {

        CutsLongTokensContractTest() {
            super(new Memory() {
                @Override
                TokenState stored(TokenState state) {
                    Optional<TokenSet> tokens = state.tokens()
                            .map(t -> new TokenSet(
                                    cut(t.accessToken()),
                                    t.issuedAt(),
                                    t.accessExpiresAt(),
                                    t.refreshToken(),
                                    t.refreshExpiresAt()));
                    return new TokenState(state.grant(), tokens, state.lease(), state.pause());
                }

                private Secret cut(Secret token) {
                    String text = token.reveal();
                    return Secret.of(text.substring(0, Math.min(text.length(), 2048)));
                }
            });
        }
    }

    static class DropsPausesContractTest extends Holding {

        DropsPausesContractTest() {
            super(new Memory() {
                @Override
                TokenState stored(TokenState state) {
                    return new TokenState(state.grant(), state.tokens(), state.lease(), Optional.empty());
                }
            });
        }
    }

    static class IgnoresCaseContractTest extends Holding {

        IgnoresCaseContractTest() {
            super(new Memory() {
                @Override
                TokenKey stored(TokenKey key) {
                    return TokenKey.of(key.provider(), key.subject().toLowerCase(Locale.ROOT));
                }
            });
        }
    }

    static class IgnoresProviderContractTest extends Holding {

        IgnoresProviderContractTest() {
            super(new Memory() {
                @Override
                TokenKey stored(TokenKey key) {
                    return TokenKey.of("any", key.subject());
                }
            });
        }
    }

    static class JoinsKeysContractTest extends Holding {

        JoinsKeysContractTest() {
            super(new Memory() {
                @Override
                TokenKey stored(TokenKey key) {
                    return TokenKey.of("any", key.provider() + '/' + key.subject());
                }
            });
        }
    }

    static class KeepsWhatItHasSeenContractTest extends Holding {

        private final TokenStore shared = super.open();

        KeepsWhatItHasSeenContractTest() {
            super(new Memory());
        }

        @Override
        protected TokenStore open() {
            return new TokenStore() {
                private final Map<TokenKey, TokenRecord> seen = new HashMap<>();

                @Override
                public synchronized Optional<TokenRecord> find(TokenKey key) {
                    return Optional.ofNullable(seen.get(key)).or(() -> {
                        Optional<TokenRecord> found = shared.find(key);
                        found.ifPresent(record -> seen.put(key, record));
                        return found;
                    });
                }

                @Override
                public synchronized Optional<TokenRecord> compareAndSet(
                        TokenKey key, long expectedVersion, TokenState next) {
                    seen.remove(key);
                    return shared.compareAndSet(key, expectedVersion, next);
                }
            };
        }
    }

    static class OverwritesTheFirstContractTest extends Holding {

        OverwritesTheFirstContractTest() {
            super(new Memory() {
                @Override
                boolean mayFollow(long current, long expected) {
                    return current == expected || expected == ABSENT;
                }
            });
        }
    }

    static class TakesFutureVersionsContractTest extends Holding {

        TakesFutureVersionsContractTest() {
            super(new Memory() {
                @Override
                boolean mayFollow(long current, long expected) {
                    return current <= expected;
                }
            });
        }
    }

    static class ChangesThoughItRefusesContractTest extends Holding {

        ChangesThoughItRefusesContractTest() {
            super(new Memory() {
                @Override
                public synchronized Optional<TokenRecord> compareAndSet(
                        TokenKey key, long expectedVersion, TokenState next) {
                    if (expectedVersion == ABSENT) {
                        records.computeIfPresent(key, (k, stored) -> new TokenRecord(stored.version(), next));
                    }
                    return super.compareAndSet(key, expectedVersion, next);
                }
            });
        }
    }

    static class ForgetsWhoSignedOutContractTest extends Holding {

        ForgetsWhoSignedOutContractTest() {
            super(new Memory() {
                @Override
                TokenRecord put(TokenKey key, long current, TokenState next) {
                    TokenRecord stored = super.put(key, current, next);
                    if (next.equals(TokenState.SIGNED_OUT)) {
                        records.remove(key);
                    }
                    return stored;
                }
            });
        }
    }

    static class BeginsAnewAfterSignOutContractTest extends Holding {

        BeginsAnewAfterSignOutContractTest() {
            super(new Memory() {
                @Override
                long version(long current, TokenState next) {
                    return next.equals(TokenState.SIGNED_OUT) ? 1 : super.version(current, next);
                }
            });
        }
    }

    static class CountsDownContractTest extends Holding {

        CountsDownContractTest() {
            super(new Memory() {
                @Override
                long version(long current, TokenState next) {
                    return current == ABSENT ? Long.MAX_VALUE / 2 : current - 1;
                }
            });
        }
    }

    static class NotForThreadsContractTest extends Holding {

        NotForThreadsContractTest() {
            super(new Memory() {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // the fault
                public Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next) {
                    long current = find(key).map(TokenRecord::version).orElse(ABSENT);
                    if (current != expectedVersion) {
                        return Optional.empty();
                    }
                    sleep();
                    return Optional.of(put(key, current, next));
                }
            });
        }
    }

    static class NotForProcessesContractTest extends GoodContractTest {

        @Override
        protected TokenStoreOpener opener() {
            return new Unlocked();
        }

        static class Unlocked implements TokenStoreOpener {

            @Override
            public TokenStore open(String location) {
                return new FileTokens(Path.of(location)) {
                    @Override
                    <T> T alone(Supplier<T> work) {
                        return work.get();
                    }

                    @Override
                    void beforeWriting() {
                        sleep();
                    }
                };
            }
        }
    }

    static class EachProcessItsOwnContractTest extends GoodContractTest {

        @Override
        protected TokenStoreOpener opener() {
            return new Elsewhere();
        }

        static class Elsewhere implements TokenStoreOpener {

            @Override
            public TokenStore open(String location) {
                try {
                    return new FileTokens(Files.createTempDirectory(Path.of(location), "own"));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    static class CannotBeOpenedElsewhereContractTest extends GoodContractTest {

        @Override
        protected TokenStoreOpener opener() {
            return new Locked();
        }

        static class Locked implements TokenStoreOpener {

            @Override
            public TokenStore open(String location) {
                throw new UncheckedIOException(new IOException("is open already"));
            }
        }
    }

    static class SuppliesNoOpenerContractTest extends Holding {

        SuppliesNoOpenerContractTest() {
            super(new Memory());
        }

        @Override
        protected Set<Capability> declined() {
            return Set.of();
        }
    }

    static class AnotherExceptionContractTest extends Holding {

        AnotherExceptionContractTest() {
            super(new Memory());
        }

        @Override
        protected TokenStore unreachable() {
            return throwing(new IllegalStateException("closed"));
        }
    }

    static class SaysNothingContractTest extends Holding {

        SaysNothingContractTest() {
            super(new Memory());
        }

        @Override
        protected TokenStore unreachable() {
            return new Memory();
        }
    }

    static class SuppliesNoFailureContractTest extends TokenStoreContract {

        private final TokenStore store = new Memory();

        @Override
        protected TokenStore open() {
            return store;
        }

        @Override
        protected Set<Capability> declined() {
            return EnumSet.of(Capability.PROCESSES);
        }
    }

    static class DeclinesButSuppliesFailureContractTest extends Holding {

        DeclinesButSuppliesFailureContractTest() {
            super(new Memory());
        }

        @Override
        protected Set<Capability> declined() {
            return EnumSet.allOf(Capability.class);
        }
    }

    static class DeclinesButSuppliesOpenerContractTest extends Holding {

        DeclinesButSuppliesOpenerContractTest() {
            super(new Memory());
        }

        @Override
        protected TokenStoreOpener opener() {
            return new GoodContractTest.Opener();
        }
    }

    static class DeclinesButSuppliesLocationContractTest extends Holding {

        DeclinesButSuppliesLocationContractTest() {
            super(new Memory());
        }

        @Override
        protected String location() {
            return "here";
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(3);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
