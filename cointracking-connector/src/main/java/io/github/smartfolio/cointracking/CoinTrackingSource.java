package io.github.smartfolio.cointracking;

import io.github.smartfolio.calls.CallKey;
import io.github.smartfolio.calls.CallSequence;
import io.github.smartfolio.calls.CallSequence.Turn;
import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.http.Breaker;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.CallException.Kind;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/**
 * What CoinTracking's API says that there is of each coin and currency, and at which exchange or in which wallet, each of which is an
 * account. How much there is of a coin in all accounts together is what {@code getBalance} says.
 *
 * <p>A fetch is two calls in one turn: no other call with the same key is made meanwhile by any program with the same {@link
 * CallStore}. Failed calls are not repeated. A fetch ends within the limit of the settings, whatever CoinTracking does.
 */
public final class CoinTrackingSource implements BalanceSource {

    static final String NAME = "CoinTracking";

    private static final String NO_KEY =
            "No key for CoinTracking's API is set: make one with the right to read on CoinTracking's page of the API, and enter it"
                    + " with its secret, or set COINTRACKING_API_KEY and COINTRACKING_API_SECRET.";
    private static final String NO_SUCH_KEY =
            "The key for CoinTracking's API holds signs that no key has: copy it again from CoinTracking's page of the API.";

    private final SourceId id;
    private final Optional<Access> access;
    private final InstantSource clock;
    private final Breaker breaker;
    private volatile Optional<SourceFailure> limited = Optional.empty();

    /** Calls with the key, one turn after the other. */
    private record Access(ApiKey apiKey, SignedCalls calls, CallSequence sequence) {

        static Access with(ApiKey apiKey, CoinTrackingSettings settings, CallStore store, InstantSource clock) {
            return new Access(
                    apiKey,
                    new SignedCalls(settings, apiKey, clock),
                    new CallSequence(
                            store,
                            CallKey.of(Place.INSTITUTION, apiKey.key()),
                            settings.callsPerHour(),
                            settings.longestRun(),
                            settings.patience(),
                            clock));
        }
    }

    /**
     * Asks nobody yet.
     *
     * @param calls what is known of calls with the key; shared by all programs that use it
     */
    public CoinTrackingSource(
            CoinTrackingSettings settings, ConnectionId connection, CallStore calls, InstantSource clock) {
        this.id = SourceId.of(connection, "api");
        this.access = settings.apiKey()
                .flatMap(key -> settings.apiSecret().map(secret -> new ApiKey(key, secret)))
                .map(apiKey -> Access.with(apiKey, settings, calls, clock));
        this.clock = clock;
        this.breaker = new Breaker(NAME, clock);
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public SourceSnapshot fetch() {
        Access usable = usableAccess();
        Optional<SourceFailure> still = limited.filter(
                failure -> failure.retryAt().filter(clock.instant()::isBefore).isPresent());
        if (still.isPresent()) {
            throw new SourceException(still.get());
        }
        return breaker.run(() ->
                usable.sequence().run(CoinTrackingSettings.CALLS_PER_FETCH, turn -> read(usable.calls(), turn)));
    }

    private SourceSnapshot read(SignedCalls calls, Turn turn) {
        try {
            Answer balance = calls.ask(Question.BALANCE, turn.nextNonce());
            Answer places = calls.ask(Question.PLACES, turn.nextNonce());
            Instant now = clock.instant();
            Balances balances = new Balances(balance, places);
            return new SourceSnapshot(
                    id,
                    now,
                    false,
                    now,
                    EnumSet.of(Content.POSITIONS, Content.CASH),
                    balances.accounts(),
                    Map.of(),
                    balances.findings());
        } catch (CallException e) {
            if (e.kind() == Kind.LIMITED) {
                // Whoever goes on asking may be shut out for longer.
                limited = Optional.of(e.failure());
            }
            throw e;
        }
    }

    private Access usableAccess() {
        Access found = access.orElseThrow(() -> misconfigured(NO_KEY));
        if (!found.apiKey().isUsable()) {
            throw misconfigured(NO_SUCH_KEY);
        }
        return found;
    }

    private static SourceException misconfigured(String message) {
        return new SourceException(SourceFailure.of(Reason.MISCONFIGURED, message));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
