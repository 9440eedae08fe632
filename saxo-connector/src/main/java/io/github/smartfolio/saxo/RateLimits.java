package io.github.smartfolio.saxo;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often each service group may be asked: our own count, corrected by what Saxo's headers say ({@code X-RateLimit-…}, Reset in
 * seconds from now), because the same session may be used elsewhere too.
 */
final class RateLimits {

    private static final int PER_MINUTE = 120;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern HEADER =
            Pattern.compile("X-RateLimit-([A-Za-z]+)-(Remaining|Reset)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    // Of the whole app, for all its users: it says nothing about one group.
    private static final String APP_DAY = "appday";

    private final InstantSource clock;
    private final Map<Service, RateLimiter> limiters = new EnumMap<>(Service.class);
    private final Map<Service, Instant> closed = new EnumMap<>(Service.class);

    /** @param patience how long anybody waits at most; a call that would have to wait longer uses nothing up */
    RateLimits(Duration patience, InstantSource clock) {
        this.clock = clock;
        RateLimiterConfig config = RateLimiterConfig.custom()
                .limitForPeriod(PER_MINUTE)
                .limitRefreshPeriod(MINUTE)
                .timeoutDuration(patience)
                .build();
        for (Service service : Service.values()) {
            limiters.put(service, RateLimiter.of("saxo-" + service, config));
        }
    }

    /**
     * Waits until the group may be asked.
     *
     * @throws CallException if that is not before {@code deadline}; then nothing is waited for
     */
    void admit(Service service, Deadline deadline) throws InterruptedException {
        Instant now = clock.instant();
        Optional<Instant> reopens = reopens(service).filter(now::isBefore);
        if (reopens.isPresent()) {
            waitUntil(reopens.get(), deadline);
        }
        RateLimiter limiter = limiters.get(service);
        long nanos = limiter == null ? 0 : limiter.reservePermission();
        if (nanos != 0) {
            waitUntil(clock.instant().plus(nanos < 0 ? MINUTE : Duration.ofNanos(nanos)), deadline);
        }
    }

    private void waitUntil(Instant moment, Deadline deadline) throws InterruptedException {
        if (!moment.isBefore(deadline.end())) {
            throw CallException.limited("Saxo may not be asked again before " + moment + '.', moment);
        }
        Duration wait = Duration.between(clock.instant(), moment);
        if (!wait.isNegative()) {
            Thread.sleep(wait.toMillis() + 1);
        }
    }

    private synchronized Optional<Instant> reopens(Service service) {
        return Optional.ofNullable(closed.get(service));
    }

    /** Learns from the headers of any answer. */
    synchronized void learn(Service service, Map<String, Collection<String>> headers) {
        spent(headers).forEach((dimension, reset) -> {
            if (!reset.isZero()) {
                close(service, dimension, clock.instant().plus(reset));
            }
        });
    }

    /**
     * Closes the group after a 429: until the headers' time, else that of {@code Retry-After}, else for a minute.
     *
     * @return when it opens again
     */
    synchronized Instant refused(Service service, Map<String, Collection<String>> headers) {
        Instant now = clock.instant();
        Map<String, Duration> spent = spent(headers);
        spent.forEach((dimension, reset) -> close(service, dimension, now.plus(atLeastASecond(reset))));
        if (spent.isEmpty()) {
            close(service, "", RetryAfter.in(headers, now).orElse(now.plus(MINUTE)));
        }
        return reopens(service).orElse(now);
    }

    private void close(Service service, String dimension, Instant until) {
        for (Service each : dimension.equalsIgnoreCase(APP_DAY) ? Service.values() : new Service[] {service}) {
            closed.merge(each, until, (one, other) -> one.isAfter(other) ? one : other);
        }
    }

    /** The dimensions of which nothing remains, with the time until something does. */
    private static Map<String, Duration> spent(Map<String, Collection<String>> headers) {
        Map<String, Duration> resets = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Set<String> empty = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> {
            Matcher header = HEADER.matcher(name);
            Optional<Long> number = values.stream().findFirst().flatMap(RateLimits::seconds);
            if (header.matches() && number.isPresent()) {
                if (header.group(2).equalsIgnoreCase("Reset")) {
                    resets.put(header.group(1), Duration.ofSeconds(Math.min(number.get(), DAY.toSeconds())));
                } else if (number.get() == 0) {
                    empty.add(header.group(1));
                }
            }
        });
        resets.keySet().retainAll(empty);
        return resets;
    }

    private static Optional<Long> seconds(String text) {
        return Optional.of(text.strip()).filter(SECONDS.asMatchPredicate()).map(Long::valueOf);
    }

    private static Duration atLeastASecond(Duration time) {
        return time.isZero() ? Duration.ofSeconds(1) : time;
    }
}
