package io.github.smartfolio.credential;

import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * Hands out a valid access token and refreshes it when due. A refresh token is good once, so at most one refresh is under way per
 * key, in any thread of any process that shares the store: it is announced with a {@link Lease} before the token is spent, and
 * the new tokens are stored before anybody gets them.
 *
 * <p>Calls may come from any thread. Whoever has a usable token never waits for a refresh; who waits for one may be interrupted, and
 * the refresh goes on. Every method throws {@link UncheckedIOException} if the store failed.
 */
public final class TokenSession {

    private static final Duration BEYOND_THE_CALL = Duration.ofSeconds(1);
    private static final Duration POLL = Duration.ofMillis(50);

    /** The one call that a session needs, made by the connector. */
    @FunctionalInterface
    public interface Refresher {

        /**
         * Spends {@code refreshToken}; tries once only, because the server may have spent it even if no answer came.
         *
         * @throws SourceException with {@link Reason#AUTHORIZATION_REQUIRED} if the server refused the token for good; with any other
         *     reason if it may be tried again later
         */
        TokenSet refresh(Grant grant, Secret refreshToken);
    }

    private final TokenStore store;
    private final TokenKey key;
    private final Refresher refresher;
    private final Duration lease;
    private final Executor executor;
    private final InstantSource clock;
    private final String owner = UUID.randomUUID().toString();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /**
     * @param longestCall after which {@code refresher} has given up; a process that died while refreshing holds the others up for
     *     that long and a second more
     * @param executor runs refreshes; callers wait for it, so it must not be a bounded one on which they run themselves
     */
    public TokenSession(
            TokenStore store,
            TokenKey key,
            Refresher refresher,
            Duration longestCall,
            Executor executor,
            InstantSource clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.key = Objects.requireNonNull(key, "key");
        this.refresher = Objects.requireNonNull(refresher, "refresher");
        this.lease = longestCall.plus(BEYOND_THE_CALL);
        this.executor = Objects.requireNonNull(executor, "executor");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /** How it stands now, as stored. */
    public TokenState state() {
        return store.find(key).map(TokenRecord::state).orElse(TokenState.SIGNED_OUT);
    }

    /**
     * A token that is valid for some seconds at least.
     *
     * @throws SourceException with {@link Reason#AUTHORIZATION_REQUIRED} if a person has to sign in; with another reason if there is
     *     no valid token and getting one failed for now
     */
    public Secret accessToken() {
        while (true) {
            TokenState state = state();
            TokenSet tokens = tokensOf(state);
            if (tokens.isUsable(clock.instant())) {
                if (isDue(state, tokens)) {
                    // How it went is stored; this caller has what it came for.
                    CompletableFuture<Void> unused = startRefreshing(tokens.accessToken());
                }
                return tokens.accessToken();
            }
            await(startRefreshing(tokens.accessToken()));
            TokenSet fresh = tokensOf(state());
            if (!fresh.accessToken().equals(tokens.accessToken())) {
                // Even if it is not good for long: a server that gives such tokens gives no others.
                return fresh.accessToken();
            }
        }
    }

    /**
     * A token other than {@code refused}, which a resource server did not take although it looked valid.
     *
     * @throws SourceException as {@link #accessToken}
     */
    public Secret accessTokenAfter(Secret refused) {
        if (tokensOf(state()).accessToken().equals(refused)) {
            await(startRefreshing(refused));
        }
        return accessToken();
    }

    /**
     * Refreshes now, whether due or not.
     *
     * @throws SourceException with {@link Reason#AUTHORIZATION_REQUIRED} if a person has to sign in; with another reason if it failed
     *     for now, or failed a moment ago
     */
    public void refresh() {
        await(startRefreshing(tokensOf(state()).accessToken()));
    }

    /**
     * Refreshes if that is due and nobody else does.
     *
     * @throws SourceException as {@link #refresh}
     */
    public void refreshIfDue() {
        TokenState state = state();
        Optional<TokenSet> tokens = state.tokens().filter(t -> isDue(state, t));
        tokens.ifPresent(t -> await(startRefreshing(t.accessToken())));
    }

    /** When {@link #refreshIfDue} has something to do, maybe in the past; empty if nobody is signed in. */
    public Optional<Instant> nextRefresh() {
        TokenState state = state();
        return state.tokens()
                .filter(tokens -> tokens.refreshToken().isPresent())
                .map(tokens -> latest(
                        latest(tokens.dueAt(), state.pause().map(RefreshPause::until)),
                        state.lease().map(Lease::until)));
    }

    /** Begins a new session; an older one, and a refresh of it that is under way, no longer matter. */
    public void signIn(Grant grant, TokenSet tokens) {
        replace(TokenState.signedIn(grant, tokens));
    }

    /** Forgets the tokens and that anybody was ever signed in. */
    public void signOut() {
        if (store.find(key).isPresent()) {
            replace(TokenState.SIGNED_OUT);
        }
    }

    @Override
    public String toString() {
        return "session " + key.subject() + " at " + key.provider();
    }

    private void replace(TokenState next) {
        long seen;
        do {
            seen = store.find(key).map(TokenRecord::version).orElse(TokenStore.ABSENT);
        } while (store.compareAndSet(key, seen, next).isEmpty());
    }

    private boolean isDue(TokenState state, TokenSet tokens) {
        Instant now = clock.instant();
        return tokens.refreshToken().isPresent()
                && !now.isBefore(tokens.dueAt())
                && !isLeased(state, now)
                && currentPause(state, now).isEmpty();
    }

    private static boolean isLeased(TokenState state, Instant now) {
        return state.lease().filter(lease -> lease.isLive(now)).isPresent();
    }

    private static Optional<RefreshPause> currentPause(TokenState state, Instant now) {
        return state.pause().filter(pause -> now.isBefore(pause.until()));
    }

    private static Instant latest(Instant one, Optional<Instant> other) {
        return other.filter(o -> o.isAfter(one)).orElse(one);
    }

    /** The refresh under way in this process, or a new one. */
    private synchronized CompletableFuture<Void> startRefreshing(Secret outdated) {
        if (last.isDone()) {
            last = CompletableFuture.runAsync(() -> replaceAccessToken(outdated), executor);
        }
        return last;
    }

    private static void await(CompletableFuture<Void> refresh) {
        try {
            refresh.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(SourceFailure.of(Reason.UNAVAILABLE, "Waiting for a token was interrupted."), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Returns when the stored access token is another one than {@code outdated}, whoever saw to that. */
    private void replaceAccessToken(Secret outdated) {
        while (true) {
            Optional<TokenRecord> found = store.find(key);
            TokenState state = found.map(TokenRecord::state).orElse(TokenState.SIGNED_OUT);
            TokenSet tokens = tokensOf(state);
            if (!tokens.accessToken().equals(outdated)) {
                return;
            }
            Secret refreshToken = tokens.refreshToken().orElseThrow(this::signInRequired);
            Instant now = clock.instant();
            currentPause(state, now).ifPresent(pause -> {
                throw new SourceException(laterThan(pause));
            });
            if (isLeased(state, now)) {
                pause();
                continue;
            }
            Lease mine = new Lease(owner, now.plus(lease));
            Optional<TokenRecord> claimed =
                    store.compareAndSet(key, found.orElseThrow().version(), state.claimed(mine));
            if (claimed.isPresent()) {
                spend(refreshToken, claimed.get(), mine);
            }
        }
    }

    private void spend(Secret refreshToken, TokenRecord claimed, Lease mine) {
        TokenState state = claimed.state();
        TokenSet fresh;
        try {
            fresh = refresher.refresh(state.grant().orElseThrow(), refreshToken);
        } catch (SourceException e) {
            if (e.failure().reason() == Reason.AUTHORIZATION_REQUIRED) {
                boolean mineToTell = store.compareAndSet(key, claimed.version(), state.refused())
                        .isPresent();
                if (mineToTell) {
                    throw e;
                }
                // Somebody took over while we waited, or signed in anew.
                return;
            }
            throw new SourceException(laterThan(giveBack(claimed, e.failure())), e);
        } catch (RuntimeException bug) {
            giveBack(
                    claimed,
                    SourceFailure.of(
                            Reason.INTERNAL,
                            "A bug in refreshing: " + bug.getClass().getName()));
            throw bug;
        }
        save(fresh, refreshToken, claimed, mine);
    }

    private RefreshPause giveBack(TokenRecord claimed, SourceFailure cause) {
        TokenState state = claimed.state();
        int failures = state.pause().map(RefreshPause::failures).orElse(0) + 1;
        RefreshPause pause = RefreshPause.after(failures, clock.instant(), cause);
        // If it is not ours any more, whoever has it will say how it went.
        store.compareAndSet(key, claimed.version(), state.paused(pause));
        return pause;
    }

    // What was spent cannot be spent again: a store that is busy is asked until the lease ends.
    private void save(TokenSet fresh, Secret spent, TokenRecord claimed, Lease mine) {
        TokenRecord seen = claimed;
        while (true) {
            try {
                if (store.compareAndSet(key, seen.version(), seen.state().refreshed(fresh))
                        .isPresent()) {
                    return;
                }
                // The lease ran out and someone took it over. What we hold still succeeds the token that is stored,
                // unless that one was replaced in the meantime.
                Optional<TokenRecord> now = store.find(key).filter(record -> isStored(spent, record));
                if (now.isEmpty()) {
                    return;
                }
                seen = now.get();
            } catch (UncheckedIOException e) {
                if (!clock.instant().isBefore(mine.until())) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static boolean isStored(Secret refreshToken, TokenRecord record) {
        return record.state()
                .tokens()
                .flatMap(TokenSet::refreshToken)
                .filter(refreshToken::equals)
                .isPresent();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(SourceFailure.of(Reason.UNAVAILABLE, "Refreshing was interrupted."), e);
        }
    }

    private static SourceFailure laterThan(RefreshPause pause) {
        return new SourceFailure(pause.cause().reason(), pause.cause().message(), Optional.of(pause.until()));
    }

    private TokenSet tokensOf(TokenState state) {
        return state.tokens().orElseThrow(this::signInRequired);
    }

    private SourceException signInRequired() {
        return new SourceException(
                SourceFailure.of(Reason.AUTHORIZATION_REQUIRED, "Sign in at " + key.provider() + '.'));
    }
}
