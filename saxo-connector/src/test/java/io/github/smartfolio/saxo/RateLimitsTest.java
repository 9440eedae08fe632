package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartfolio.http.CallException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The rate limits")
class RateLimitsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private Instant now = NOW;
    private final RateLimits limits = new RateLimits(PATIENCE, () -> now);

    private static Map<String, Collection<String>> headers(String... namesAndValues) {
        Map<String, Collection<String>> headers = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return headers;
    }

    private static Map<String, Collection<String>> recorded(String fixture) {
        Map<String, Collection<String>> headers = new TreeMap<>();
        Fixtures.headers(fixture).forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    private Deadline deadline() {
        return Deadline.in(PATIENCE, () -> now);
    }

    private Optional<Instant> closedUntil(Service service) {
        return Optional.ofNullable(catchThrowableOfType(CallException.class, () -> limits.admit(service, deadline())))
                .map(CallException::failure)
                .filter(failure -> failure.reason() == Reason.RATE_LIMITED)
                .flatMap(SourceFailure::retryAt);
    }

    @Test
    @DisplayName("stay open as long as recorded answers say that something remains")
    void open() {
        limits.learn(Service.PORT, recorded("ok-200.headers"));
        limits.learn(Service.REF, recorded("ok-200-instruments.headers"));

        for (Service service : Service.values()) {
            assertThat(closedUntil(service)).isEmpty();
        }
    }

    @Test
    @DisplayName("close the group that was refused, for as long as the recorded refusal says, and no other")
    void refused() {
        assertThat(limits.refused(Service.PORT, recorded("error-429.headers"))).isEqualTo(NOW.plusSeconds(37));
        assertThat(closedUntil(Service.PORT)).contains(NOW.plusSeconds(37));
        assertThat(closedUntil(Service.REF)).isEmpty();

        now = NOW.plusSeconds(38);
        assertThat(closedUntil(Service.PORT)).isEmpty();
    }

    @Test
    @DisplayName("close a group before it refuses, when an answer says that nothing remains")
    void spent() {
        limits.learn(Service.HIST, headers("x-ratelimit-session-remaining", "0", "x-ratelimit-session-reset", "42"));

        assertThat(closedUntil(Service.HIST)).contains(NOW.plusSeconds(42));
        assertThat(closedUntil(Service.PORT)).isEmpty();
    }

    @Test
    @DisplayName("close all groups when the app's day is spent, and only then for that long")
    void appDay() {
        Map<String, Collection<String>> spent =
                headers("X-RateLimit-AppDay-Remaining", "0", "X-RateLimit-AppDay-Reset", "48213");
        limits.learn(Service.PORT, spent);

        for (Service service : Service.values()) {
            assertThat(closedUntil(service)).contains(NOW.plusSeconds(48213));
        }
    }

    @ParameterizedTest(name = "Retry-After {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "90 | 90",
                "Fri, 20 Nov 2026 10:00:30 GMT | 30",
                "Fri, 20 Nov 2026 09:00:00 GMT | 60",
                "soon | 60",
                "99999999999 | 60",
                "999999 | 86400"
            })
    @DisplayName("go by Retry-After where a refusal says nothing else, and else for a minute")
    void retryAfter(String value, long seconds) {
        assertThat(limits.refused(Service.PORT, headers("Retry-After", value))).isEqualTo(NOW.plusSeconds(seconds));
    }

    @Test
    @DisplayName("last a minute after a refusal without a word")
    void silent() {
        assertThat(limits.refused(Service.PORT, headers())).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    @DisplayName("are over at once where the time to wait is none, but for a moment after a refusal")
    void none() {
        Map<String, Collection<String>> headers =
                headers("X-RateLimit-Session-Remaining", "0", "X-RateLimit-Session-Reset", "0");
        limits.learn(Service.PORT, headers);
        assertThat(closedUntil(Service.PORT)).isEmpty();
        assertThat(limits.refused(Service.PORT, headers)).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    @DisplayName("do not believe what is no number")
    void nonsense() {
        limits.learn(Service.PORT, headers("X-RateLimit-Session-Remaining", "none", "X-RateLimit-Session-Reset", "-5"));

        assertThat(closedUntil(Service.PORT)).isEmpty();
    }

    @Test
    @DisplayName("let 120 calls a minute through to each group, whatever Saxo says")
    void ownCount() {
        for (int i = 0; i < 120; i++) {
            assertThatCode(() -> limits.admit(Service.PORT, deadline())).doesNotThrowAnyException();
        }
        assertThat(closedUntil(Service.PORT)).isPresent();
        assertThat(closedUntil(Service.REF)).isEmpty();
    }
}
