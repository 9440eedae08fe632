package io.github.smartfolio.portfolio;

import java.time.Duration;
import java.time.Instant;

/**
 * How old figures are, judged by when they were true and never by when they were read. Age does not remove a figure: it says how
 * plainly the age has to be shown.
 */
public enum Freshness {
    /** Shown plainly. */
    FRESH,
    /** Shown with its age. */
    STALE,
    /** Shown with its age, also beside the total. */
    OUTDATED;

    /**
     * The ages at which figures of one source stop being fresh, and become outdated.
     *
     * @param fresh zero or more
     * @param outdated {@code fresh} or more
     */
    public record Limits(Duration fresh, Duration outdated) {

        /** For uploaded files: fresh for two days, outdated after thirty. */
        public static final Limits OF_FILES = new Limits(Duration.ofDays(2), Duration.ofDays(30));

        public Limits {
            if (fresh.isNegative() || outdated.compareTo(fresh) < 0) {
                throw new IllegalArgumentException("Need 0 <= fresh <= outdated: " + fresh + ", " + outdated);
            }
        }

        /** For an API that is read every {@code refreshInterval}: fresh for two of them, outdated after three days. */
        public static Limits ofApi(Duration refreshInterval) {
            Duration fresh = refreshInterval.multipliedBy(2);
            Duration threeDays = Duration.ofDays(3);
            return new Limits(fresh, fresh.compareTo(threeDays) > 0 ? fresh : threeDays);
        }
    }

    /** @param guessed whether {@code asOf} is only the latest it can be; then nothing is fresh */
    static Freshness of(Instant asOf, boolean guessed, Instant now, Limits limits) {
        Duration age = Duration.between(asOf, now);
        if (age.compareTo(limits.outdated()) > 0) {
            return OUTDATED;
        }
        return guessed || age.compareTo(limits.fresh()) > 0 ? STALE : FRESH;
    }
}
