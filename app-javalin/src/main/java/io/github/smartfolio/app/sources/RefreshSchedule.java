package io.github.smartfolio.app.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the sources in use from time to time. Ends with the timer it was given. */
public final class RefreshSchedule {

    private static final Logger LOG = LoggerFactory.getLogger(RefreshSchedule.class);

    private final InstantSource clock;
    private final Optional<ScheduledFuture<?>> timer;

    private RefreshSchedule(InstantSource clock, Optional<ScheduledFuture<?>> timer) {
        this.clock = clock;
        this.timer = timer;
    }

    public static RefreshSchedule never(InstantSource clock) {
        return new RefreshSchedule(clock, Optional.empty());
    }

    public static RefreshSchedule every(
            Duration interval, Sources sources, ScheduledExecutorService timer, InstantSource clock) {
        long millis = interval.toMillis();
        return new RefreshSchedule(
                clock,
                Optional.of(timer.scheduleWithFixedDelay(() -> read(sources), millis, millis, TimeUnit.MILLISECONDS)));
    }

    /** When it reads them next, if ever. */
    public Optional<Instant> next() {
        return timer.map(t -> clock.instant().plusMillis(Math.max(0, t.getDelay(TimeUnit.MILLISECONDS))));
    }

    private static void read(Sources sources) {
        try {
            sources.refreshed();
        } catch (RuntimeException e) {
            LOG.error("The sources could not be read as scheduled", e);
        }
    }
}
