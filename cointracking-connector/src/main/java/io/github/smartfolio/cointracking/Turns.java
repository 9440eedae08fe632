package io.github.smartfolio.cointracking;

import io.github.smartfolio.calls.CallKey;
import io.github.smartfolio.calls.CallSequence;
import io.github.smartfolio.calls.CallSequence.Turn;
import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.http.Breaker;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.CallException.Kind;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks with the key of one connection, for all its sources: no other call with that key is made in a turn by any program with the same
 * {@link CallStore}. Failed calls are not repeated. Calls may come from any thread.
 */
final class Turns {

    private static final String NO_KEY =
            "No key for CoinTracking's API is set: make one with the right to read on CoinTracking's page of the API, and enter it"
                    + " with its secret, or set COINTRACKING_API_KEY and COINTRACKING_API_SECRET.";
    private static final String NO_SUCH_KEY =
            "The key for CoinTracking's API holds signs that no key has: copy it again from CoinTracking's page of the API.";

    private final Optional<Access> access;
    private final Duration longestRun;
    private final InstantSource clock;
    private volatile Optional<SourceFailure> limited = Optional.empty();

    private record Access(ApiKey apiKey, SignedCalls calls, CallSequence sequence) {

        static Access with(ApiKey apiKey, CoinTrackingSettings settings, CallStore store, InstantSource clock) {
            return new Access(
                    apiKey,
                    new SignedCalls(settings.address(), apiKey, clock),
                    new CallSequence(
                            store,
                            CallKey.of(Place.INSTITUTION, apiKey.key()),
                            settings.callsPerHour(),
                            settings.longestRun(),
                            settings.patience(),
                            clock));
        }
    }

    /** Asks nobody yet. */
    Turns(CoinTrackingSettings settings, CallStore store, InstantSource clock) {
        this.access = settings.apiKey()
                .flatMap(key -> settings.apiSecret().map(secret -> new ApiKey(key, secret)))
                .map(apiKey -> Access.with(apiKey, settings, store, clock));
        this.longestRun = settings.longestRun();
        this.clock = clock;
    }

    InstantSource clock() {
        return clock;
    }

    /**
     * What {@code reading} makes of the answers to these questions, asked in one turn.
     *
     * @param breaker that stands before this kind of questions
     * @throws SourceException if there is no answer to one of them, or {@code reading} throws a {@link CallException}
     */
    <T> T ask(Breaker breaker, List<Question> questions, Function<List<Answer>, T> reading) {
        Access usable = usableAccess();
        Optional<SourceFailure> still = limited.filter(
                failure -> failure.retryAt().filter(clock.instant()::isBefore).isPresent());
        if (still.isPresent()) {
            throw new SourceException(still.get());
        }
        return breaker.run(() -> reading.apply(
                usable.sequence().run(questions.size(), turn -> answers(usable.calls(), questions, turn))));
    }

    private List<Answer> answers(SignedCalls calls, List<Question> questions, Turn turn) {
        Duration limit = longestRun.dividedBy(questions.size());
        List<Answer> answers = new ArrayList<>();
        try {
            for (Question question : questions) {
                answers.add(calls.ask(question, turn.nextNonce(), limit));
            }
            return answers;
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
}
