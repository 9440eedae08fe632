package io.github.smartfolio.cointracking;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.http.Breaker;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * What CoinTracking's API says was booked. Trade dates are days in UTC, because the API gives moments and no zone.
 *
 * <p>A fetch is one call in a turn of its own, and counts as one of the hour. It is given up after as long as the calls of a {@link
 * CoinTrackingSource} take at most, and is not repeated.
 */
public final class CoinTrackingTransactions implements TransactionSource {

    private final SourceId id;
    private final Turns turns;
    private final Breaker breaker;

    /**
     * Asks nobody yet.
     *
     * @param calls what is known of calls with the key; shared by all programs and sources that use it
     */
    public CoinTrackingTransactions(
            CoinTrackingSettings settings, ConnectionId connection, CallStore calls, InstantSource clock) {
        this(connection, new Turns(settings, calls, clock));
    }

    CoinTrackingTransactions(ConnectionId connection, Turns turns) {
        this.id = CoinTrackingSource.id(connection);
        this.turns = turns;
        // Of its own: an answer that is too long to come in time says nothing about balances.
        this.breaker = new Breaker(CoinTrackingSource.NAME, turns.clock());
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public Activity fetch(LocalDate from) {
        // Whether a trade of that very second is told of is not documented.
        Instant before = from.atStartOfDay().toInstant(ZoneOffset.UTC).minusSeconds(1);
        return turns.ask(breaker, List.of(Question.trades(before)), answers -> {
            Trades trades = new Trades(answers.get(0));
            return new Activity(
                    id,
                    turns.clock().instant(),
                    Optional.of(from),
                    Booked.of(trades.transactions()),
                    trades.findings());
        });
    }

    @Override
    public String toString() {
        return id + " (transactions)";
    }
}
