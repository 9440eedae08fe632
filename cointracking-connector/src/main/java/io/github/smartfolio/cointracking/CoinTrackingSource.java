package io.github.smartfolio.cointracking;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.http.Breaker;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * What CoinTracking's API says that there is of each coin and currency, and at which exchange or in which wallet, each of which is an
 * account. How much there is of a coin in all accounts together is what {@code getBalance} says.
 *
 * <p>A fetch is two calls in one turn: no other call with the same key is made meanwhile by any program with the same {@link
 * CallStore}. Failed calls are not repeated. A fetch ends within the limit of the settings, whatever CoinTracking does.
 */
public final class CoinTrackingSource implements BalanceSource {

    static final String NAME = "CoinTracking";

    private final SourceId id;
    private final Turns turns;
    private final Breaker breaker;

    /**
     * Asks nobody yet.
     *
     * @param calls what is known of calls with the key; shared by all programs that use it
     */
    public CoinTrackingSource(
            CoinTrackingSettings settings, ConnectionId connection, CallStore calls, InstantSource clock) {
        this(connection, new Turns(settings, calls, clock));
    }

    CoinTrackingSource(ConnectionId connection, Turns turns) {
        this.id = id(connection);
        this.turns = turns;
        this.breaker = new Breaker(NAME, turns.clock());
    }

    /** Of everything the API of a connection tells. */
    static SourceId id(ConnectionId connection) {
        return SourceId.of(connection, "api");
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public SourceSnapshot fetch() {
        return turns.ask(breaker, List.of(Question.BALANCE, Question.PLACES), this::snapshot);
    }

    private SourceSnapshot snapshot(List<Answer> answers) {
        Instant now = turns.clock().instant();
        Balances balances = new Balances(answers.get(0), answers.get(1));
        return new SourceSnapshot(
                id,
                now,
                false,
                now,
                EnumSet.of(Content.POSITIONS, Content.CASH),
                balances.accounts(),
                Map.of(),
                balances.findings());
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
