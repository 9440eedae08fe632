package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Threads that share a sign-in")
class SharedSessionTest {

    private static final int THREADS = 50;
    private static final int REFRESHES = 300;

    @Test
    @DisplayName("refresh an expired token once")
    void once() throws Exception {
        Instant[] now = {Instant.parse("2026-11-20T10:00:00Z")};
        InstantSource clock = () -> now[0];
        try (SaxoSimulator simulator = SaxoSimulator.builder(clock).start()) {
            SaxoSignIn signIn = new SaxoSignIn(
                    Login.settings(simulator), ConnectionId.of("saxo"), TokenStore.inMemory(), Login.THREADS, clock);
            Login.byBrowser(simulator, signIn);
            now[0] = now[0].plus(Duration.ofMinutes(21));

            Set<Secret> tokens = ConcurrentHashMap.newKeySet();
            CountDownLatch together = new CountDownLatch(THREADS);
            List<FutureTask<Secret>> asked = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                FutureTask<Secret> task = new FutureTask<>(() -> {
                    together.countDown();
                    together.await();
                    return signIn.session().accessToken();
                });
                Login.THREADS.execute(task);
                asked.add(task);
            }
            for (FutureTask<Secret> task : asked) {
                tokens.add(task.get());
            }

            assertThat(simulator.refreshes()).isEqualTo(1);
            assertThat(simulator.spentTokensPresented()).isZero();
            assertThat(tokens).hasSize(1);
        }
    }

    @Test
    @DisplayName("lose nothing when their executor is shut down in the middle of a refresh")
    void shutDown() throws Exception {
        ExecutorService own = Executors.newCachedThreadPool();
        try (SaxoSimulator simulator =
                SaxoSimulator.builder(InstantSource.system()).start()) {
            SaxoSignIn signIn = new SaxoSignIn(
                    Login.settings(simulator),
                    ConnectionId.of("saxo"),
                    TokenStore.inMemory(),
                    own,
                    InstantSource.system());
            Login.byBrowser(simulator, signIn);
            Secret before = signIn.session().accessToken();
            simulator.on("/token").once(Fault.delayed(Duration.ofMillis(500)));
            Login.THREADS.execute(() -> signIn.session().refresh());
            while (simulator.refreshes() == 0) {
                Thread.sleep(5);
            }
            own.shutdown();

            assertThat(own.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            assertThat(signIn.session().state().pause()).isEmpty();
            assertThat(signIn.session().accessToken()).isNotEqualTo(before);
        } finally {
            own.shutdownNow();
        }
    }

    @Test
    @DisplayName("lose no refresh when calls beside it are given up")
    void givenUp() throws Exception {
        try (SaxoSimulator simulator = SaxoSimulator.builder(InstantSource.system())
                .requestsPerMinute(1_000_000)
                .start()) {
            // About as long as an answer takes: many calls are given up just as it comes.
            SaxoSettings settings = Login.settings(simulator)
                    .withTimeLimits(Duration.ofMinutes(1), Duration.ofMillis(2), Duration.ofSeconds(12));
            SaxoSignIn signIn = Login.to(simulator, settings);
            AtomicBoolean ended = new AtomicBoolean();
            List<Thread> readers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Thread reader = new Thread(() -> readUntil(ended, signIn), "reading");
                reader.start();
                readers.add(reader);
            }
            try {
                for (int i = 0; i < REFRESHES; i++) {
                    // Throws if its connection is closed under it.
                    signIn.session().refresh();
                }
            } finally {
                ended.set(true);
                for (Thread reader : readers) {
                    reader.join();
                }
            }

            assertThat(simulator.refreshes()).isGreaterThanOrEqualTo(REFRESHES);
            assertThat(simulator.spentTokensPresented()).isZero();
        }
    }

    private static void readUntil(AtomicBoolean ended, SaxoSignIn signIn) {
        while (!ended.get()) {
            // A new one each time: it would leave Saxo alone after a few failures.
            try (SaxoSource source = new SaxoSource(signIn)) {
                source.fetch();
            } catch (SourceException e) {
                assertThat(e.failure().reason()).isNotEqualTo(SourceFailure.Reason.INTERNAL);
            }
        }
    }

    @Test
    @DisplayName("and whose tokens are refused by the gateway refresh once too")
    void refused() throws Exception {
        try (SaxoSimulator simulator =
                SaxoSimulator.builder(InstantSource.system()).start()) {
            SaxoSignIn signIn = Login.to(simulator, Login.settings(simulator));
            simulator.expireAccessTokens();
            List<FutureTask<Boolean>> asked = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                FutureTask<Boolean> task = new FutureTask<>(() -> {
                    try (SaxoSource source = new SaxoSource(signIn)) {
                        return source.fetch().isComplete();
                    }
                });
                Login.THREADS.execute(task);
                asked.add(task);
            }
            for (FutureTask<Boolean> task : asked) {
                assertThat(task.get()).isTrue();
            }

            assertThat(simulator.refreshes()).isEqualTo(1);
        }
    }
}
