package io.github.smartfolio.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TokenSessionTest {

    private static final Instant START = Instant.parse("2026-02-02T09:00:00Z");
    private static final TokenKey KEY = TokenKey.of("acme-live", "acme");
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Grant GRANT =
            new Grant("app", URI.create("http://localhost/callback"), Optional.of(Secret.of("verifier")), START);
    private static final SourceFailure DOWN = SourceFailure.of(Reason.UNAVAILABLE, "Down.");

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;
    private final TokenStore store = TokenStore.inMemory();
    private final RotatingServer server = new RotatingServer();
    private final TokenSession session = session(server);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Gives tokens of 20 and 60 minutes, each refresh token good once; knows every token it was shown. */
    private final class RotatingServer implements TokenSession.Refresher {

        private final List<Secret> shown = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger number = new AtomicInteger();
        private volatile Runnable before = () -> {};

        TokenSet next() {
            int n = number.incrementAndGet();
            return new TokenSet(
                    Secret.of("access" + n),
                    clock.instant(),
                    clock.instant().plus(Duration.ofMinutes(20)),
                    Optional.of(Secret.of("refresh" + n)),
                    Optional.of(clock.instant().plus(Duration.ofMinutes(60))));
        }

        @Override
        public TokenSet refresh(Grant grant, Secret refreshToken) {
            assertThat(grant).isEqualTo(GRANT);
            shown.add(refreshToken);
            before.run();
            if (!refreshToken.equals(Secret.of("refresh" + number.get()))) {
                throw new SourceException(SourceFailure.of(Reason.AUTHORIZATION_REQUIRED, "Sign in again."));
            }
            return next();
        }
    }

    private TokenSession session(TokenSession.Refresher refresher) {
        return new TokenSession(store, KEY, refresher, CALL, threads, clock);
    }

    private void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    private static Reason reasonOf(Throwable thrown) {
        return ((SourceException) thrown).failure().reason();
    }

    @Test
    @DisplayName("asks a person to sign in who never did, or signed out")
    void nobodySignedIn() {
        assertThatThrownBy(session::accessToken)
                .satisfies(t -> assertThat(reasonOf(t)).isEqualTo(Reason.AUTHORIZATION_REQUIRED));
        assertThat(session.nextRefresh()).isEmpty();
        session.signOut();
        assertThat(store.find(KEY)).isEmpty();
        session.signIn(GRANT, server.next());
        session.signOut();
        assertThat(session.state()).isEqualTo(TokenState.SIGNED_OUT);
        assertThatThrownBy(session::accessToken).isInstanceOf(SourceException.class);
        session.refreshIfDue();
        assertThat(server.shown).isEmpty();
    }

    @Test
    @DisplayName("hands a usable token out without asking the server")
    void usable() {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(17));
        assertThat(session.accessToken()).isEqualTo(Secret.of("access1"));
        session.refreshIfDue();
        assertThat(server.shown).isEmpty();
        // 20 minutes less two.
        assertThat(session.nextRefresh()).contains(START.plus(Duration.ofMinutes(18)));
    }

    @Test
    @DisplayName("refreshes a due token behind the back of whoever can still use it")
    void dueButUsable() throws Exception {
        session.signIn(GRANT, server.next());
        CountDownLatch answer = new CountDownLatch(1);
        server.before = () -> awaitQuietly(answer);
        pass(Duration.ofMinutes(18));
        assertThat(session.accessToken()).isEqualTo(Secret.of("access1"));
        assertThat(session.accessToken()).isEqualTo(Secret.of("access1"));
        answer.countDown();
        while (session.accessToken().equals(Secret.of("access1"))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        assertThat(session.accessToken()).isEqualTo(Secret.of("access2"));
        assertThat(server.shown).containsExactly(Secret.of("refresh1"));
    }

    @Test
    @DisplayName("refreshes once for fifty threads that find the token expired")
    void fiftyThreads() throws Exception {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        CountDownLatch together = new CountDownLatch(50);
        List<Callable<Secret>> callers = Collections.nCopies(50, () -> {
            together.countDown();
            together.await();
            return session.accessToken();
        });
        for (Future<Secret> token : threads.invokeAll(callers)) {
            assertThat(token.get()).isEqualTo(Secret.of("access2"));
        }
        assertThat(server.shown).containsExactly(Secret.of("refresh1"));
    }

    @Test
    @DisplayName("never spends a token twice when several processes share the store")
    void severalProcesses() throws Exception {
        session.signIn(GRANT, server.next());
        List<TokenSession> processes = List.of(session(server), session(server), session(server), session(server));
        for (int round = 0; round < 20; round++) {
            pass(Duration.ofMinutes(21));
            List<Callable<Secret>> callers = new ArrayList<>();
            processes.forEach(process -> callers.addAll(Collections.nCopies(4, process::accessToken)));
            for (Future<Secret> token : threads.invokeAll(callers)) {
                assertThat(token.get()).isEqualTo(Secret.of("access" + (round + 2)));
            }
        }
        assertThat(server.shown).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "keeps its tokens when a refresh fails for a passing reason, and lets the server rest longer each time")
    void passingFailure() {
        session.signIn(GRANT, server.next());
        server.before = () -> {
            throw new SourceException(DOWN);
        };
        pass(Duration.ofMinutes(21));
        Instant expected = now.get();
        for (int pause : List.of(5, 10, 20, 40, 80, 120, 120)) {
            expected = now.get().plusSeconds(pause);
            SourceException failed = catchThrowableOfType(SourceException.class, session::accessToken);
            assertThat(failed.failure())
                    .isEqualTo(new SourceFailure(Reason.UNAVAILABLE, "Down.", Optional.of(expected)));
            pass(Duration.ofSeconds(pause - 1));
            SourceException resting = catchThrowableOfType(SourceException.class, session::accessToken);
            assertThat(resting.failure()).isEqualTo(failed.failure());
            assertThat(session.nextRefresh()).contains(expected);
            pass(Duration.ofSeconds(1));
        }
        assertThat(server.shown).hasSize(7).containsOnly(Secret.of("refresh1"));
        server.before = () -> {};
        assertThat(session.accessToken()).isEqualTo(Secret.of("access2"));
        assertThat(session.state().pause()).isEmpty();
    }

    @Test
    @DisplayName("still gives a usable token when the refresh that was due failed")
    void usableInSpiteOfFailure() {
        session.signIn(GRANT, server.next());
        server.before = () -> {
            throw new SourceException(DOWN);
        };
        pass(Duration.ofMinutes(19));
        assertThatThrownBy(session::refreshIfDue)
                .satisfies(t -> assertThat(reasonOf(t)).isEqualTo(Reason.UNAVAILABLE));
        assertThat(session.accessToken()).isEqualTo(Secret.of("access1"));
        session.refreshIfDue();
        assertThat(server.shown).hasSize(1);
    }

    @Test
    @DisplayName("asks for a sign-in after a final refusal, and still knows who was signed in")
    void finalRefusal() {
        session.signIn(GRANT, server.next());
        TokenSet unusedNewer = server.next();
        pass(Duration.ofMinutes(21));
        assertThatThrownBy(session::accessToken)
                .satisfies(t -> assertThat(reasonOf(t)).isEqualTo(Reason.AUTHORIZATION_REQUIRED));
        assertThat(session.state().tokens()).isEmpty();
        assertThat(session.state().grant()).contains(GRANT);
        session.signIn(GRANT, unusedNewer);
        assertThat(session.state().tokens()).contains(unusedNewer);
    }

    @Test
    @DisplayName("does not end a session that a person began while the old one was being refused")
    void signInDuringRefusal() {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        server.before = () -> session(server).signIn(GRANT, server.next());
        assertThat(session.accessToken()).isEqualTo(Secret.of("access2"));
    }

    @Test
    @DisplayName("does not bring a session back that a person ended while it was being refreshed")
    void signOutDuringRefresh() {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        server.before = session::signOut;
        assertThatThrownBy(session::accessToken)
                .satisfies(t -> assertThat(reasonOf(t)).isEqualTo(Reason.AUTHORIZATION_REQUIRED));
        assertThat(session.state()).isEqualTo(TokenState.SIGNED_OUT);
    }

    @Test
    @DisplayName("waits for the lease of another process to end, and no longer")
    void deadOwner() throws Exception {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        TokenRecord record = store.find(KEY).orElseThrow();
        Lease dead = new Lease("dead", now.get().plusSeconds(11));
        store.compareAndSet(KEY, record.version(), record.state().claimed(dead));
        Future<Secret> waiting = threads.submit(session::accessToken);
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(waiting.isDone()).isFalse();
        assertThat(server.shown).isEmpty();
        assertThat(session.nextRefresh()).contains(dead.until());
        pass(Duration.ofSeconds(11));
        assertThat(waiting.get()).isEqualTo(Secret.of("access2"));
    }

    @Test
    @DisplayName("announces a refresh before spending the token, for as long as the call may take and a second")
    void announces() {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        AtomicReference<Optional<Lease>> announced = new AtomicReference<>(Optional.empty());
        server.before = () -> announced.set(session.state().lease());
        session.accessToken();
        assertThat(announced.get().orElseThrow().until()).isEqualTo(now.get().plusSeconds(11));
        assertThat(session.state().lease()).isEmpty();
    }

    @Test
    @DisplayName(
            "keeps what it got although its lease ran out meanwhile, if the token it spent is still the stored one")
    void lateAnswer() {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        server.before = () -> {
            TokenRecord record = store.find(KEY).orElseThrow();
            store.compareAndSet(
                    KEY,
                    record.version(),
                    record.state().claimed(new Lease("other", now.get().plusSeconds(1))));
        };
        assertThat(session.accessToken()).isEqualTo(Secret.of("access2"));
    }

    @Test
    @DisplayName("refreshes at once what was given with no life left")
    void negativeLifetime() {
        TokenSet late = new TokenSet(
                Secret.of("late"), START, START.minusSeconds(3), server.next().refreshToken(), Optional.empty());
        session.signIn(GRANT, late);
        assertThat(session.accessToken()).isEqualTo(Secret.of("access2"));
    }

    @Test
    @DisplayName("hands out what a server gives that gives no longer life")
    void onlyShortLives() {
        TokenSession shortLived = session((grant, token) -> new TokenSet(
                Secret.of("short"), now.get(), now.get(), Optional.of(Secret.of("next")), Optional.empty()));
        shortLived.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        assertThat(shortLived.accessToken()).isEqualTo(Secret.of("short"));
    }

    @Test
    @DisplayName("replaces a token that was refused although it looked valid, once for all who were refused")
    void refusedElsewhere() {
        session.signIn(GRANT, server.next());
        Secret refused = session.accessToken();
        assertThat(session.accessTokenAfter(refused)).isEqualTo(Secret.of("access2"));
        assertThat(session.accessTokenAfter(refused)).isEqualTo(Secret.of("access2"));
        assertThat(server.shown).hasSize(1);
    }

    @Test
    @DisplayName("ends waiting when interrupted, while the refresh goes on")
    void interrupted() throws Exception {
        session.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        server.before = () -> {
            asked.countDown();
            awaitQuietly(answer);
        };
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller =
                new Thread(() -> ended.complete(catchThrowableOfType(SourceException.class, session::accessToken)));
        caller.start();
        asked.await();
        caller.interrupt();
        assertThat(reasonOf(ended.get())).isEqualTo(Reason.UNAVAILABLE);
        answer.countDown();
        assertThat(session.accessToken()).isEqualTo(Secret.of("access2"));
        assertThat(server.shown).hasSize(1);
    }

    @Test
    @DisplayName("stores what it got also when the store is busy at first: spent is spent")
    void busyStore() {
        AtomicInteger refusals = new AtomicInteger(3);
        TokenStore busy = new TokenStore() {
            @Override
            public Optional<TokenRecord> find(TokenKey key) {
                return store.find(key);
            }

            @Override
            public Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next) {
                boolean saves = next.lease().isEmpty() && expectedVersion > 1;
                if (saves && refusals.getAndDecrement() > 0) {
                    throw new UncheckedIOException(new IOException("busy"));
                }
                return store.compareAndSet(key, expectedVersion, next);
            }
        };
        TokenSession overBusy = new TokenSession(busy, KEY, server, CALL, threads, clock);
        overBusy.signIn(GRANT, server.next());
        pass(Duration.ofMinutes(21));
        assertThat(overBusy.accessToken()).isEqualTo(Secret.of("access2"));
        assertThat(refusals).hasValue(-1);
    }

    @Test
    @DisplayName("rests too after a bug in the connector, and lets it be seen")
    void bug() {
        session.signIn(GRANT, server.next());
        server.before = () -> {
            throw new IllegalStateException("bug");
        };
        pass(Duration.ofMinutes(21));
        assertThatThrownBy(session::accessToken).isInstanceOf(IllegalStateException.class);
        assertThat(session.state().tokens()).isPresent();
        assertThat(session.state().pause().orElseThrow().cause().reason()).isEqualTo(Reason.INTERNAL);
    }

    @Test
    @DisplayName("is due when half of the refresh token's life is over, if that comes first")
    void dueByRefreshToken() {
        TokenSet tokens = new TokenSet(
                Secret.of("a"),
                START,
                START.plusSeconds(1200),
                Optional.of(Secret.of("r")),
                Optional.of(START.plusSeconds(1800)));
        assertThat(tokens.dueAt()).isEqualTo(START.plusSeconds(900));
    }

    @Test
    @DisplayName("needs no longer life than a token has: a quarter ahead, a tenth as margin")
    void shortLives() {
        TokenSet tokens = new TokenSet(
                Secret.of("a"), START, START.plusMillis(400), Optional.of(Secret.of("r")), Optional.empty());
        assertThat(tokens.dueAt()).isEqualTo(START.plusMillis(300));
        assertThat(tokens.isUsable(START.plusMillis(359))).isTrue();
        assertThat(tokens.isUsable(START.plusMillis(360))).isFalse();
    }

    @Test
    @DisplayName("shows no token in its text")
    void showsNothing() {
        session.signIn(GRANT, server.next());
        assertThat(session + " " + session.state() + store.find(KEY))
                .contains("acme")
                .doesNotContain("access1", "refresh1", "verifier");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
