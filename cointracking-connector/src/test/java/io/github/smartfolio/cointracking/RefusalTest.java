package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.CoinTrackingServer.answer;
import static io.github.smartfolio.cointracking.CoinTrackingServer.error;
import static io.github.smartfolio.cointracking.CoinTrackingServer.fixture;
import static io.github.smartfolio.cointracking.CoinTrackingServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.cointracking.CoinTrackingServer.Fault;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("When CoinTracking does not answer as it should")
@Timeout(60)
class RefusalTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration CALL = Duration.ofMillis(1500);
    // Two calls and a second of patience; the rest is for slow machines.
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private final CoinTrackingServer server = CoinTrackingServer.start();
    private final CallStore calls = CallStore.inMemory();
    private Instant now = NOW;

    @AfterEach
    void close() {
        server.close();
    }

    private CoinTrackingSource source() {
        return source(server.settings());
    }

    private CoinTrackingSource source(CoinTrackingSettings settings) {
        return new CoinTrackingSource(
                settings.withTimeLimits(CALL, Duration.ofSeconds(4)),
                ConnectionId.of("cointracking"),
                calls,
                () -> now);
    }

    private static SourceFailure failure(CoinTrackingSource source) {
        return catchThrowableOfType(SourceException.class, source::fetch).failure();
    }

    private static Arguments when(Reason reason, String message, Fault fault) {
        return Arguments.of(reason, message, fault);
    }

    private static Fault said(String code, String message) {
        return json(error(code, message));
    }

    static Stream<Arguments> faults() {
        String page = fixture("error_not_json_UNVERIFIED.html");
        return Stream.of(
                when(
                        Reason.UNREADABLE,
                        "is a refusal (\"NO METHOD ERROR: Method not set\").",
                        json(fixture("error_no_method.json"))),
                when(
                        Reason.UNREADABLE,
                        "a refusal without a reason.",
                        json(fixture("error_no_message_UNVERIFIED.json"))),
                when(
                        Reason.UNAVAILABLE,
                        "CoinTracking answered 503 to getBalance (\"503 Service Temporarily Unavailable\").",
                        answer(503, "text/html", page)),
                when(
                        Reason.UNREADABLE,
                        "CoinTracking's answer to getBalance is a page (\"503 Service Temporarily Unavailable\").",
                        answer(200, "text/html", page)),
                // Answers to what was not asked, whole and cut down to what might be mistaken.
                when(Reason.UNREADABLE, "another question", json(fixture("getGains_PARTLY_UNVERIFIED.json"))),
                when(
                        Reason.UNREADABLE,
                        "another question",
                        json(fixture("getHistoricalCurrency_PARTLY_UNVERIFIED.json"))),
                when(
                        Reason.UNREADABLE,
                        "no currency",
                        json(fixture("getGains_PARTLY_UNVERIFIED.json").replace("getGains", "getBalance"))),
                when(
                        Reason.UNREADABLE,
                        "has no entry that can be understood",
                        json(fixture("getHistoricalCurrency_PARTLY_UNVERIFIED.json")
                                .replace("getHistoricalCurrency", "getBalance"))),
                when(Reason.MISCONFIGURED, "Check API key and secret", said("INVALID_KEY", "ERROR: Invalid API key")),
                when(Reason.MISCONFIGURED, "Check API key and secret", said("", "The api-key is unknown")),
                when(Reason.MISCONFIGURED, "no other program", said("NONCE", "Nonce too low")),
                when(Reason.MISCONFIGURED, "the signature", said("WRONG_SIGN", "")),
                when(Reason.MISCONFIGURED, "(\"AUTH FAILED\")", said("AUTH_FAILED", "")),
                when(Reason.MISCONFIGURED, "answered 401", answer(401, "text/plain", "no")),
                when(Reason.ACCESS_DENIED, "the right to read", said("NO_PERMISSION", "This key has no permission")),
                when(Reason.ACCESS_DENIED, "plan includes the API", said("PLAN", "Please upgrade to UNLIMITED")),
                when(Reason.ACCESS_DENIED, "answered 403", answer(403, "application/json", "{\"status\":\"no\"}")),
                when(Reason.ACCESS_DENIED, "answered 403", answer(403, "text/plain", "")),
                when(Reason.UNAVAILABLE, "answered 403", answer(403, "text/html", page)),
                when(Reason.RATE_LIMITED, "no more calls", said("LIMIT", "Limit of this API key reached")),
                when(Reason.RATE_LIMITED, "no more calls", said("", "Too many calls: upgrade your plan")),
                when(Reason.RATE_LIMITED, "answered 429", answer(429, "text/plain", "")),
                when(Reason.RATE_LIMITED, "answered 429", answer(429, "application/json", "{\"success\":0}")),
                when(Reason.UNAVAILABLE, "cannot answer just now", said("", "Down for maintenance")),
                when(Reason.UNAVAILABLE, "answered 500", answer(500, "application/json", "{\"success\":0}")),
                when(Reason.UNAVAILABLE, "answered 502", answer(502, "text/plain", "")),
                when(Reason.UNREADABLE, "answered 404", answer(404, "text/plain", "not here")),
                when(
                        Reason.UNREADABLE,
                        "answered 302",
                        answer(302, "text/plain", "", "Location", "http://127.0.0.1:1/")),
                when(Reason.UNREADABLE, "is empty", answer(200, "application/json", "")),
                when(Reason.UNREADABLE, "does not say whether", json("{}")),
                when(Reason.UNREADABLE, "not the object", json("[]")),
                when(Reason.UNREADABLE, "not the object", json("null")),
                when(Reason.UNREADABLE, "not the object", json("{\"success\":1,\"det")),
                when(Reason.UNREADABLE, "not the object", json("{\"success\":1} and more")),
                when(Reason.UNREADABLE, "a refusal without", json("{\"success\":\"0\"}")),
                when(Reason.UNREADABLE, "a refusal without", json("{\"success\":false}")),
                when(Reason.UNREADABLE, "no currency", json("{\"success\":1,\"details\":{}}")),
                when(
                        Reason.UNREADABLE,
                        "no currency",
                        json("{\"success\":1,\"account_currency\":\"???\",\"details\":{}}")),
                when(Reason.UNREADABLE, "has no details", json("{\"success\":1,\"account_currency\":\"EUR\"}")),
                when(
                        Reason.UNREADABLE,
                        "no entries with names",
                        json("{\"success\":1,\"account_currency\":\"EUR\",\"details\":[{}]}")),
                when(Reason.UNAVAILABLE, "failed or was dropped", CoinTrackingServer.dropped()),
                when(Reason.UNAVAILABLE, "failed or was dropped", CoinTrackingServer.cut()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    @DisplayName("there is no snapshot, the reason is the right one, and nothing is asked twice")
    void reasons(Reason reason, String message, Fault fault) {
        server.on("getBalance", fault);
        try (CoinTrackingSource source = source()) {
            SourceFailure failure = failure(source);

            assertThat(failure.reason()).as(failure.message()).isEqualTo(reason);
            assertThat(failure.message()).contains(message);
            assertThat(failure.retryAt().isPresent()).isEqualTo(reason == Reason.RATE_LIMITED);
            assertThat(server.bodies())
                    .filteredOn(body -> body.contains("getBalance"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    @DisplayName("about the places, there is no snapshot either: what lies where is not made up")
    void places(Reason reason, String message, Fault fault) {
        server.on("getGroupedBalance", fault);
        // Of its own, this answer has no need of a currency.
        if (!message.equals("no currency")) {
            try (CoinTrackingSource source = source()) {
                assertThat(failure(source).reason()).isEqualTo(reason);
                assertThat(server.bodies()).hasSize(2);
            }
        }
    }

    @Test
    @DisplayName("success decides, and not the status")
    void successDecides() {
        for (int status : new int[] {201, 400, 404, 500}) {
            server.on("getBalance", answer(status, "text/html", fixture("getBalance.json")));
            try (CoinTrackingSource source = source()) {
                assertThat(source.fetch().accounts()).hasSize(4);
            }
        }
        for (String success : List.of("1", "\"1\"", "true", "\"true\"")) {
            server.on(
                    "getBalance", json(fixture("getBalance.json").replace("\"success\":1", "\"success\":" + success)));
            try (CoinTrackingSource source = source()) {
                assertThat(source.fetch().accounts()).hasSize(4);
            }
        }
    }

    @Test
    @DisplayName("in time, the fetch ends, and as unavailable")
    void timeouts() {
        for (Fault fault : List.of(server.silent(), server.delayed(Duration.ofSeconds(20), ""))) {
            server.onAll(fault);
            // The clock of the system: the fetch has to end by it.
            try (CoinTrackingSource source = new CoinTrackingSource(
                    server.settings().withTimeLimits(CALL, Duration.ofSeconds(4)),
                    ConnectionId.of("cointracking"),
                    calls,
                    InstantSource.system())) {
                Instant begun = InstantSource.system().instant();

                assertThat(failure(source).reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(Duration.between(begun, InstantSource.system().instant()))
                        .isLessThan(IN_TIME);
            }
        }
    }

    @Test
    @DisplayName("a limit is said with its end, and until then nothing more is asked")
    void limit() {
        server.onAll(answer(429, "text/plain", "", "Retry-After", "120"));
        try (CoinTrackingSource source = source()) {
            assertThat(failure(source).retryAt()).contains(NOW.plusSeconds(120));
            now = NOW.plusSeconds(119);
            assertThat(failure(source).retryAt()).contains(NOW.plusSeconds(120));
            assertThat(server.bodies()).hasSize(1);

            server.clearFaults();
            now = NOW.plusSeconds(120);
            assertThat(source.fetch().isComplete()).isTrue();
        }
        server.onAll(said("LIMIT", "Limit reached"));
        try (CoinTrackingSource source = source()) {
            assertThat(failure(source).retryAt()).contains(now.plus(Duration.ofHours(1)));
        }
    }

    @Test
    @DisplayName("several times in a row, it is left alone for a moment, and no calls are spent")
    void leftAlone() {
        server.onAll(answer(503, "text/plain", ""));
        try (CoinTrackingSource source = source()) {
            for (int i = 0; i < 3; i++) {
                assertThat(failure(source).message()).contains("503");
            }
            SourceFailure failure = failure(source);

            assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failure.message()).contains("CoinTracking has not answered");
            assertThat(failure.retryAt()).isEqualTo(Optional.of(NOW.plusSeconds(15)));
            assertThat(server.bodies()).hasSize(3);

            server.clearFaults();
            now = NOW.plusSeconds(16);
            assertThat(source.fetch().isComplete()).isTrue();
        }
    }

    @Test
    @DisplayName("because key or signature are wrong, a person is told to look at them")
    void wrongKey() {
        for (CoinTrackingSettings settings : List.of(
                server.settings().withKey(Secret.of("wrong"), CoinTrackingServer.SECRET),
                server.settings().withKey(CoinTrackingServer.KEY, Secret.of("wrong")))) {
            try (CoinTrackingSource source = source(settings)) {
                SourceFailure failure = failure(source);

                assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
                assertThat(failure.message()).contains("Check API key and secret");
            }
        }
        assertThat(server.refusedOtherwise()).isEqualTo(2);
    }

    @Test
    @DisplayName("because there is no key, or one that cannot be sent, it is not asked")
    void noKey() {
        try (CoinTrackingSource source =
                source(CoinTrackingSettings.withoutKey().withAddress(server.address()))) {
            SourceFailure failure = failure(source);

            assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
            assertThat(failure.message()).contains("COINTRACKING_API_KEY", "COINTRACKING_API_SECRET", "right to read");
        }
        try (CoinTrackingSource source =
                source(server.settings().withKey(Secret.of("one\ntwo"), CoinTrackingServer.SECRET))) {
            SourceFailure failure = failure(source);

            assertThat(failure.reason()).isEqualTo(Reason.MISCONFIGURED);
            assertThat(failure.message()).contains("copy it again").doesNotContain("two");
        }
        assertThat(server.bodies()).isEmpty();
    }

    @Test
    @DisplayName("and repeats what is secret, that is not said again")
    void leaks() {
        StringWriter said = new StringWriter();
        PrintWriter text = new PrintWriter(said);
        text.println(server.settings());
        text.println(new ApiKey(CoinTrackingServer.KEY, CoinTrackingServer.SECRET));
        text.println(Question.BALANCE.form(4711));
        String key = CoinTrackingServer.KEY.reveal();
        String secret = CoinTrackingServer.SECRET.reveal();
        String words = "no " + key + ' ' + secret + " !";
        for (Fault fault : List.of(
                said(key, words),
                said("KEY", words),
                said("LIMIT", words),
                said("PLAN", words),
                said("MAINTENANCE", words),
                exchange ->
                        said("", exchange.getRequestHeaders().getFirst("Sign")).answer(exchange),
                exchange -> answer(
                                500,
                                "text/html",
                                "<title>" + exchange.getRequestHeaders().getFirst("Sign"))
                        .answer(exchange),
                answer(500, "text/html", "<html><title>" + words + "</title>" + words),
                answer(200, "text/html", "<html><title>" + words + "</title>" + words),
                answer(302, "text/plain", words, "Location", "http://127.0.0.1:1/" + key),
                json("{\"success\":1,\"account_currency\":\"" + key + "\",\"method\":\"" + secret + "\"}"))) {
            server.onAll(fault);
            try (CoinTrackingSource source = source()) {
                catchThrowable(source::fetch).printStackTrace(text);
                text.println(source);
            }
        }
        try (CoinTrackingSource source = source(server.settings().withAddress(URI.create("http://127.0.0.1:1/x")))) {
            catchThrowable(source::fetch).printStackTrace(text);
        }

        assertThat(said.toString()).contains("CoinTracking", "no … … !").doesNotContain(key, secret, "4711");
        assertThat(server.signatures()).hasSize(11).noneMatch(said.toString()::contains);
    }
}
