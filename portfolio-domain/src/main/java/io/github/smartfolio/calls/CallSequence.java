package io.github.smartfolio.calls;

import io.github.smartfolio.credential.Lease;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Makes the calls of one key in turns: while somebody has a turn nobody else makes a call with that key, in any thread of any process
 * that shares the store. Numbers and counts are stored before a call is made, so that a process that dies leaves none to be used
 * twice.
 *
 * <p>Calls may come from any thread. Who waits for a turn may be interrupted.
 */
public final class CallSequence {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration BEYOND_THE_RUN = Duration.ofSeconds(1);
    private static final int SHORTEST_PAUSE_MILLIS = 5;
    private static final int LONGEST_PAUSE_MILLIS = 15;

    private final CallStore store;
    private final CallKey key;
    private final int perHour;
    private final Duration lease;
    private final Duration patience;
    private final InstantSource clock;
    private final ReentrantLock here = new ReentrantLock(true);

    /**
     * @param perHour how many calls the provider allows within an hour; 0 if they are not to be counted
     * @param longestRun after which the work of a turn has ended; a process that died in its turn holds the others up for that long
     *     and a second more
     * @param patience how long to wait for a turn
     */
    public CallSequence(
            CallStore store, CallKey key, int perHour, Duration longestRun, Duration patience, InstantSource clock) {
        this.store = Objects.requireNonNull(store, "store");
        this.key = Objects.requireNonNull(key, "key");
        this.perHour = perHour;
        this.lease = longestRun.plus(BEYOND_THE_RUN);
        this.patience = Objects.requireNonNull(patience, "patience");
        this.clock = Objects.requireNonNull(clock, "clock");
        if (perHour < 0) {
            throw new IllegalArgumentException("Not a number of calls: " + perHour);
        }
    }

    /** The numbers of the calls that may be made in one turn. Used by one thread, and worth nothing after the turn. */
    public static final class Turn {

        private final String owner = UUID.randomUUID().toString();
        private final int calls;
        private long last;
        private int made;

        private Turn(int calls) {
            this.calls = calls;
        }

        /**
         * The number of the next call: milliseconds since 1970, or one more than the last number if that is greater.
         *
         * @throws IllegalStateException if all calls of the turn were made
         */
        public long nextNonce() {
            if (made == calls) {
                throw new IllegalStateException("A turn of " + calls + " calls has no more");
            }
            made++;
            last++;
            return last;
        }
    }

    /**
     * Does {@code work} in a turn of its own.
     *
     * @param calls how many calls it makes at most; those that it does not make are not counted
     * @throws SourceException with {@link Reason#RATE_LIMITED} and the time if so many are not allowed before then; with {@link
     *     Reason#UNAVAILABLE} if others had their turns for too long, or the thread was interrupted; or as {@code work} throws
     * @throws java.io.UncheckedIOException if the store failed
     */
    public <T> T run(int calls, Function<Turn, T> work) {
        if (calls < 1 || (perHour > 0 && calls > perHour)) {
            throw new IllegalArgumentException(calls + " calls never fit into " + perHour + " an hour");
        }
        Instant patienceEnds = clock.instant().plus(patience);
        boolean entered = false;
        try {
            entered = here.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw tooLong();
            }
            Turn turn = take(calls, patienceEnds);
            return during(turn, work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SourceException(SourceFailure.of(
                    Reason.UNAVAILABLE, "Interrupted while waiting for other calls with the same key."));
        } finally {
            if (entered) {
                here.unlock();
            }
        }
    }

    private Turn take(int calls, Instant patienceEnds) throws InterruptedException {
        Turn turn = new Turn(calls);
        while (true) {
            CallState seen = store.find(key);
            if (!seen.isTaken(clock.instant())) {
                Optional<Instant> allowed = allowedAgain(seen, calls);
                if (allowed.isPresent()) {
                    throw new SourceException(new SourceFailure(
                            Reason.RATE_LIMITED,
                            "The " + perHour + " calls that the plan allows in an hour are used up.",
                            allowed));
                }
                CallState taken = store.update(key, state -> claimed(state, turn));
                if (taken.isTakenBy(turn.owner)) {
                    turn.last = taken.lastNonce() - calls;
                    return turn;
                }
            }
            if (!clock.instant().isBefore(patienceEnds)) {
                throw tooLong();
            }
            Thread.sleep(ThreadLocalRandom.current().nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
        }
    }

    private <T> T during(Turn turn, Function<Turn, T> work) {
        T result;
        try {
            result = work.apply(turn);
        } catch (RuntimeException e) {
            try {
                giveBack(turn);
            } catch (RuntimeException storage) {
                // The turn ends by itself, with its lease.
                e.addSuppressed(storage);
            }
            throw e;
        }
        giveBack(turn);
        return result;
    }

    /** As it is, if somebody else has the turn or so many calls are not allowed now. */
    private CallState claimed(CallState state, Turn turn) {
        Instant now = clock.instant();
        if (state.isTaken(now) || allowedAgain(state, turn.calls).isPresent()) {
            return state;
        }
        Instant end = now.plus(lease);
        return new CallState(
                Math.max(state.lastNonce(), now.toEpochMilli() - 1) + turn.calls,
                Optional.of(new Lease(turn.owner, end)),
                // Whenever they reach the provider, it is not later.
                counted(state.counted(), turn.calls, end));
    }

    private void giveBack(Turn turn) {
        store.update(key, state -> {
            if (!state.isTakenBy(turn.owner)) {
                return state;
            }
            // Its calls stand last: nobody else changes anything during a turn.
            int before = perHour == 0 ? 0 : state.counted().size() - turn.calls;
            return new CallState(
                    state.lastNonce(),
                    Optional.empty(),
                    counted(state.counted().subList(0, before), turn.made, clock.instant()));
        });
    }

    private List<Instant> counted(List<Instant> before, int more, Instant at) {
        if (perHour == 0) {
            return List.of();
        }
        List<Instant> counted = ofTheLastHour(before);
        counted.addAll(Collections.nCopies(more, at));
        return counted;
    }

    private List<Instant> ofTheLastHour(List<Instant> counted) {
        Instant hourAgo = clock.instant().minus(HOUR);
        return counted.stream().filter(at -> at.isAfter(hourAgo)).collect(Collectors.toCollection(ArrayList::new));
    }

    /** When {@code calls} more fit into the hour before; empty if they do now. */
    private Optional<Instant> allowedAgain(CallState state, int calls) {
        List<Instant> recent = ofTheLastHour(state.counted());
        int over = recent.size() + calls - perHour;
        if (perHour == 0 || over <= 0) {
            return Optional.empty();
        }
        Collections.sort(recent);
        return Optional.of(recent.get(over - 1).plus(HOUR));
    }

    private SourceException tooLong() {
        return new SourceException(SourceFailure.of(
                Reason.UNAVAILABLE, "Other calls with the same key took too long, here or in another program."));
    }

    @Override
    public String toString() {
        return "calls of " + key.provider();
    }
}
