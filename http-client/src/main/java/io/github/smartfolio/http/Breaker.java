package io.github.smartfolio.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Leaves a server alone for 15 seconds when two of three fetches in a row found it unavailable, and then lets one fetch through to see.
 * Fetches may come from any thread.
 */
public final class Breaker {

    private static final int FETCHES = 3;
    private static final Duration REST = Duration.ofSeconds(15);

    private final String server;
    private final InstantSource clock;
    private final CircuitBreaker breaker;
    private volatile Optional<Instant> restsUntil = Optional.empty();

    /** @param server its name for people */
    public Breaker(String server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
        this.breaker = CircuitBreaker.of(
                server,
                CircuitBreakerConfig.custom()
                        .slidingWindow(FETCHES, FETCHES, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .waitDurationInOpenState(REST)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(Breaker::isOutage)
                        .clock(clock.withZone(ZoneOffset.UTC))
                        .currentTimestampFunction(now -> now.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                        .build());
        this.breaker
                .getEventPublisher()
                .onStateTransition(
                        change -> restsUntil = change.getStateTransition().getToState() == CircuitBreaker.State.OPEN
                                ? Optional.of(clock.instant().plus(REST))
                                : Optional.empty());
    }

    /**
     * What {@code fetch} gives.
     *
     * @throws SourceException if the server is left alone now; for a {@link CallException} of the fetch; or as the fetch throws
     */
    public <T> T run(Supplier<T> fetch) {
        try {
            return breaker.executeSupplier(fetch);
        } catch (CallException e) {
            throw e.toSourceException();
        } catch (CallNotPermittedException e) {
            throw new SourceException(new SourceFailure(
                    Reason.UNAVAILABLE,
                    server + " has not answered several times in a row; it is left alone for a moment.",
                    restsUntil.or(() -> Optional.of(clock.instant().plus(REST)))));
        }
    }

    // A call that failed: who only waited in vain for others of ours, or was interrupted, says nothing about the
    // server.
    private static boolean isOutage(Throwable failure) {
        return failure instanceof CallException failed
                && failed.failure().reason() == Reason.UNAVAILABLE
                && !Thread.currentThread().isInterrupted();
    }

    @Override
    public String toString() {
        return "breaker before " + server;
    }
}
