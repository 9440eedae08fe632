package io.github.smartfolio.simulator;

import io.github.smartfolio.simulator.Sessions.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts requests in minutes: per session and service group ({@code port}, {@code ref} …), and those for instruments apart. Safe for
 * all threads.
 */
final class RateLimits {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final long APP_DAY = 10_000_000;

    /** A minute of one dimension, from its first request. */
    private record Window(Instant ends, int used) {}

    private record Dimension(Session session, String group) {}

    /** @param headers what Saxo tells about it; their names begin with {@code X-RateLimit-} */
    record Verdict(boolean allowed, Map<String, String> headers) {}

    private final InstantSource time;
    private final int perMinute;
    private final Map<Dimension, Window> windows = new HashMap<>();
    private long today;

    RateLimits(InstantSource time, int perMinute) {
        this.time = time;
        this.perMinute = perMinute;
    }

    synchronized Verdict count(Session session, String path) {
        boolean instruments = path.startsWith("/ref/v1/instruments");
        Dimension dimension = new Dimension(session, instruments ? "instruments" : path.split("/", -1)[1]);
        int limit = instruments ? Math.max(1, perMinute / 2) : perMinute;
        Instant now = time.instant();
        Window window = windows.getOrDefault(dimension, new Window(now.plus(WINDOW), 0));
        if (!now.isBefore(window.ends())) {
            window = new Window(now.plus(WINDOW), 0);
        }
        boolean allowed = window.used() < limit;
        if (allowed) {
            window = new Window(window.ends(), window.used() + 1);
            today++;
        }
        windows.put(dimension, window);
        Map<String, String> headers = new LinkedHashMap<>();
        tell(
                headers,
                instruments ? "RefDataInstrumentsMinute" : "Session",
                limit,
                (long) limit - window.used(),
                secondsUp(Duration.between(now, window.ends())));
        tell(headers, "AppDay", APP_DAY, APP_DAY - today, Duration.ofDays(1).toSeconds());
        return new Verdict(allowed, headers);
    }

    private static void tell(Map<String, String> headers, String dimension, long limit, long remaining, long reset) {
        String name = "X-RateLimit-" + dimension;
        headers.put(name + "-Limit", Long.toString(limit));
        headers.put(name + "-Remaining", Long.toString(remaining));
        headers.put(name + "-Reset", Long.toString(reset));
    }

    // Who waits that long is never a moment too early.
    private static long secondsUp(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }
}
