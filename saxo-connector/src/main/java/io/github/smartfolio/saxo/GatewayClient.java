package io.github.smartfolio.saxo;

import feign.Feign;
import feign.Retryer;
import feign.codec.DecodeException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.Call;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.CallException.Kind;
import io.github.smartfolio.http.Http;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BiFunction;

/**
 * Calls of the gateway by one connection: within time, within the rate limits, once more where that may help. Calls may come from
 * any thread.
 */
final class GatewayClient {

    private static final int ATTEMPTS = 2;
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Gateway gateway;
    private final Duration callLimit;
    private final RateLimits limits;
    private final Retry retry = Retry.of(
            "saxo",
            RetryConfig.custom()
                    .maxAttempts(ATTEMPTS)
                    // A time limit that ran out has used up the caller's patience; the others answer at once.
                    .retryOnException(e -> e instanceof CallException call && call.kind() == Kind.PASSING)
                    .intervalFunction(IntervalFunction.ofRandomized(PAUSE))
                    .build());

    GatewayClient(SaxoSettings settings, Http http, InstantSource clock) {
        this.callLimit = settings.callLimit();
        this.limits = new RateLimits(settings.fetchLimit(), clock);
        GatewayAnswers answers = new GatewayAnswers(settings.gateway(), limits, clock);
        this.gateway = Feign.builder()
                .client(http.below(settings.gateway()))
                .decoder(answers)
                .errorDecoder(answers)
                // Its own retries would multiply with ours.
                .retryer(Retryer.NEVER_RETRY)
                .target(Gateway.class, settings.gateway().toString());
    }

    /**
     * Asks, and if the token is refused, asks once more with another one.
     *
     * @throws CallException if there is no answer that can be used
     * @throws io.github.smartfolio.source.SourceException if there is no token
     */
    Answer get(Service service, Deadline deadline, Tokens tokens, BiFunction<Gateway, Call, Answer> request) {
        Secret token = tokens.current();
        try {
            return get(service, deadline, token, request);
        } catch (CallException e) {
            if (e.kind() != Kind.UNAUTHORIZED) {
                throw e;
            }
            return get(service, deadline, tokens.insteadOf(token, e), request);
        }
    }

    private Answer get(Service service, Deadline deadline, Secret token, BiFunction<Gateway, Call, Answer> request) {
        try {
            return retry.executeSupplier(() -> once(service, deadline, token, request));
        } catch (CallException e) {
            if (e.kind() != Kind.LIMITED) {
                throw e;
            }
            // If the time until it may be asked again is within the deadline, it is waited for.
            return once(service, deadline, token, request);
        }
    }

    private Answer once(Service service, Deadline deadline, Secret token, BiFunction<Gateway, Call, Answer> request) {
        try {
            limits.admit(service, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallException.of(Reason.UNAVAILABLE, "Interrupted while waiting to ask Saxo.");
        }
        Duration left = deadline.left();
        if (left.isZero()) {
            throw CallException.of(Reason.UNAVAILABLE, "Saxo was too slow: no time was left for another call.");
        }
        Call call =
                Call.within(left.compareTo(callLimit) < 0 ? left : callLimit).authorized("Bearer", token);
        try {
            return request.apply(gateway, call);
        } catch (DecodeException e) {
            // Feign wraps whatever a decoder throws.
            if (e.getCause() instanceof CallException cause) {
                throw cause;
            }
            throw CallException.of(
                    Reason.INTERNAL,
                    "A bug in reading an answer: " + e.getClass().getName());
        }
    }
}
