package io.github.smartfolio.app.sources;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the APIs in use read from time to time. Ends with the timer it was given. */
public final class RefreshSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshSchedule.class);
    // Looked at often, so that a computer that slept, or was started anew, is not late by as long.
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);
    // The first page goes before.
    private static final Duration FIRST = Duration.ofSeconds(2);

    private RefreshSchedule() {}

    /** @param interval more than zero; what is due by it is read at once, and then as it becomes due */
    public static void start(Duration interval, Sources sources, ScheduledExecutorService timer) {
        long look = Math.min(interval.toMillis(), LONGEST_LOOK.toMillis());
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(
                () -> read(sources), Math.min(look, FIRST.toMillis()), look, TimeUnit.MILLISECONDS);
    }

    private static void read(Sources sources) {
        try {
            sources.refreshDue();
        } catch (RuntimeException e) {
            LOG.error("The sources could not be read as scheduled", e);
        }
    }
}
