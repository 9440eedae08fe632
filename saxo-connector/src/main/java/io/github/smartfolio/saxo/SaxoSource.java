package io.github.smartfolio.saxo;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The accounts of whoever signed in: cash and net positions, as Saxo has them now. The figures of the SIM environment are a
 * source of their own, {@code saxo/api-sim}, and never stand in for real ones.
 *
 * <p>A fetch ends within the time limits of the settings, whatever Saxo does; an account that cannot be read in that time is
 * among the unread ones and does not hold up the others.
 */
public final class SaxoSource implements BalanceSource {

    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(15);

    private final SaxoSignIn signIn;
    private final SourceId id;
    private final GatewayClient gateway;
    private final KnownInstruments known = new KnownInstruments();
    private final IsinSearch isins;
    private final CircuitBreaker breaker;
    private volatile Optional<Instant> openUntil = Optional.empty();

    /** @param signIn whose tokens it uses, with the settings, the executor and the clock given there */
    public SaxoSource(SaxoSignIn signIn) {
        this.signIn = signIn;
        this.id = SourceId.of(
                signIn.connection(),
                signIn.settings().environment() == SaxoEnvironment.LIVE ? "api" : "api-" + signIn.environment());
        this.gateway = new GatewayClient(signIn.settings(), signIn.http(), signIn.clock());
        this.isins = new IsinSearch(signIn.clock());
        this.breaker = CircuitBreaker.of(
                "saxo",
                CircuitBreakerConfig.custom()
                        .slidingWindow(FAILURES, FAILURES, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .waitDurationInOpenState(REST)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(SaxoSource::isOutage)
                        .clock(signIn.clock().withZone(ZoneOffset.UTC))
                        .currentTimestampFunction(clock -> clock.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                        .build());
        this.breaker
                .getEventPublisher()
                .onStateTransition(
                        change -> openUntil = change.getStateTransition().getToState() == CircuitBreaker.State.OPEN
                                ? Optional.of(signIn.clock().instant().plus(REST))
                                : Optional.empty());
    }

    @Override
    public SourceId id() {
        return id;
    }

    @Override
    public SourceSnapshot fetch() {
        signIn.requireClientId();
        try {
            return breaker.executeSupplier(() -> new Reading(signIn, gateway, known, isins).snapshot(id));
        } catch (CallNotPermittedException e) {
            throw new SourceException(new SourceFailure(
                    Reason.UNAVAILABLE,
                    "Saxo has not answered several times in a row; it is left alone for a moment.",
                    openUntil.or(() -> Optional.of(signIn.clock().instant().plus(REST)))));
        }
    }

    // An interrupt is the caller's doing, and says nothing about Saxo.
    private static boolean isOutage(Throwable failure) {
        return failure instanceof SourceException failed
                && failed.failure().reason() == Reason.UNAVAILABLE
                && !Thread.currentThread().isInterrupted();
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
