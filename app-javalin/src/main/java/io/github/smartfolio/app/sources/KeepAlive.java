package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.SignIn;
import io.github.smartfolio.credential.TokenSession;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refreshes the tokens of signed-in users before they end, whether or not anybody reads figures: a session that nobody refreshes is
 * over within the hour. Ends with the timer it was given.
 */
public final class KeepAlive {

    private static final Logger LOG = LoggerFactory.getLogger(KeepAlive.class);
    // Somebody may sign in at any moment, with tokens of any life.
    private static final Duration LONGEST = Duration.ofSeconds(5);
    // The first page goes before.
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofMillis(200);

    private final Sources sources;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;

    private KeepAlive(Sources sources, ScheduledExecutorService timer, InstantSource clock) {
        this.sources = sources;
        this.timer = timer;
        this.clock = clock;
    }

    /** @param timer may be held up for as long as a token endpoint takes to answer */
    public static void start(Sources sources, ScheduledExecutorService timer, InstantSource clock) {
        KeepAlive keepAlive = new KeepAlive(sources, timer, clock);
        for (Broker broker : sources.brokers().all()) {
            keepAlive.schedule(broker, FIRST);
        }
    }

    private void schedule(Broker broker, Duration delay) {
        try {
            ScheduledFuture<?> unused = timer.schedule(() -> look(broker), delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("No more refreshes: the server stops");
        }
    }

    private void look(Broker broker) {
        Duration delay = LONGEST;
        try {
            Optional<TokenSession> session = sources.signIn(broker).map(SignIn::session);
            session.ifPresent(s -> refresh(broker, s));
            delay = session.flatMap(TokenSession::nextRefresh).map(this::until).orElse(LONGEST);
        } catch (RuntimeException e) {
            LOG.error("The tokens of {} could not be looked at", broker.name(), e);
        }
        schedule(broker, delay);
    }

    private static void refresh(Broker broker, TokenSession session) {
        try {
            session.refreshIfDue();
        } catch (SourceException e) {
            LOG.warn("{} did not give new tokens: {}", broker.name(), e.getMessage());
        }
    }

    private Duration until(Instant next) {
        Duration left = Duration.between(clock.instant(), next);
        Duration bounded = left.compareTo(LONGEST) > 0 ? LONGEST : left;
        return bounded.compareTo(SHORTEST) < 0 ? SHORTEST : bounded;
    }
}
