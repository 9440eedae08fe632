package io.github.smartfolio.app.rates;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the rates up to date in the background. Ends with the timer it was given. */
public final class RateUpdates {

    private static final Logger LOG = LoggerFactory.getLogger(RateUpdates.class);
    // Whoever started the server wants its first page first.
    private static final Duration AFTER_THE_START = Duration.ofSeconds(2);
    private static final Duration USUALLY = Duration.ofHours(3);
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(10);

    private final EcbRates rates;
    private final ScheduledExecutorService timer;

    private RateUpdates(EcbRates rates, ScheduledExecutorService timer) {
        this.rates = rates;
        this.timer = timer;
    }

    /** The first update begins soon, on a thread of {@code timer}. */
    public static void start(EcbRates rates, ScheduledExecutorService timer) {
        new RateUpdates(rates, timer).updateAfter(AFTER_THE_START);
    }

    private void update() {
        Duration pause = AFTER_A_FAILURE;
        try {
            if (rates.update()) {
                pause = USUALLY;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The euro reference rates could not be kept", e);
        }
        updateAfter(pause);
    }

    private void updateAfter(Duration pause) {
        if (!timer.isShutdown()) {
            var unused = timer.schedule(this::update, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
