package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.http.Http;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("When Saxo does not answer as it should")
@Timeout(60)
class FailuresTest {

    private static final String ACCOUNTS = "/port/v1/accounts/me";
    private static final String POSITIONS = "/port/v1/netpositions";
    private static final String USD_KEY = "Zp8-uHn4GdLw|2oEirKsBQ==";
    private static final AccountId EUR = AccountId.of("saxo", "9300123");
    private static final AccountId USD = AccountId.of("saxo", "9300123USD");
    private static final AccountId DKK = AccountId.of("saxo", "9300123DKK");
    private static final Duration CALL = Duration.ofMillis(1500);
    // Each call may take this long, and the whole fetch four seconds; the rest is for slow machines.
    private static final Duration IN_TIME = Duration.ofSeconds(10);

    private final SaxoSimulator simulator =
            SaxoSimulator.builder(InstantSource.system()).start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private SaxoSource source() {
        return new SaxoSource(
                Login.to(simulator, Login.settings(simulator).withTimeLimits(CALL, CALL, Duration.ofSeconds(4))));
    }

    private static Fault recorded(int status, String fixture) {
        Fault fault = fixture.endsWith(".html")
                ? Fault.html(status, Fixtures.text(fixture))
                : Fault.json(status, Fixtures.text(fixture));
        return fault.with("X-Correlation", "0c9d8e7f#123#1f2e3d4c-5b6a#77");
    }

    private static Fault limited() {
        Fault fault = Fault.json(429, Fixtures.text("error-429.json"));
        for (Map.Entry<String, String> header :
                Fixtures.headers("error-429.headers").entrySet()) {
            if (header.getKey().startsWith("X-")) {
                fault = fault.with(header.getKey(), header.getValue());
            }
        }
        return fault;
    }

    // What is answered, and how often at most it may be asked: twice only where that may help.
    static Stream<Arguments> faults() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("AUTHORIZATION_REQUIRED 2 401", Fault.empty(401));
        faults.put("ACCESS_DENIED 1 403", recorded(403, "error-403.json"));
        faults.put("ACCESS_DENIED 1 403 without a body", Fault.empty(403));
        faults.put("UNAVAILABLE 1 403 of a gatekeeper", recorded(403, "error-403-akamai.html"));
        faults.put("UNREADABLE 1 404", recorded(404, "error-404-unknown-route.html"));
        faults.put("UNREADABLE 1 410", Fault.empty(410));
        faults.put("UNREADABLE 1 400 client", recorded(400, "error-400-invalid-client-id.json"));
        faults.put("UNREADABLE 1 400 input", recorded(400, "error-400-no-valid-input.json"));
        faults.put("UNREADABLE 1 400 model", recorded(400, "error-400-invalid-model-state.json"));
        faults.put("UNREADABLE 1 400 end of day", recorded(400, "error-400-closedpositions-eod.json"));
        faults.put("UNREADABLE 1 409", Fault.empty(409));
        faults.put("RATE_LIMITED 1 429", limited());
        faults.put("RATE_LIMITED 1 429 without headers", Fault.empty(429));
        faults.put("UNAVAILABLE 2 500", recorded(500, "error-500.json"));
        faults.put("UNAVAILABLE 2 503", recorded(503, "error-503.json"));
        faults.put("UNAVAILABLE 2 503 as a page", recorded(503, "error-503.html"));
        faults.put(
                "UNAVAILABLE 1 503 for a while", recorded(503, "error-503.html").with("Retry-After", "120"));
        faults.put("UNREADABLE 1 302", Fault.empty(302).with("Location", "http://127.0.0.1:1/"));
        faults.put("UNREADABLE 1 200 without a body", Fault.empty(200));
        faults.put("UNREADABLE 1 200 as a page", Fault.html(200, "<html><title>Hello</title></html>"));
        faults.put("UNREADABLE 1 {}", Fault.json(200, "{}"));
        faults.put("UNREADABLE 1 []", Fault.json(200, "[]"));
        faults.put("UNREADABLE 1 null", Fault.json(200, "null"));
        faults.put("UNREADABLE 1 no list", Fault.json(200, "{\"__count\":0}"));
        faults.put("UNREADABLE 1 cut", Fault.json(200, "{\"Data\":[{\"Acc"));
        faults.put("UNREADABLE 1 more than JSON", Fault.json(200, "{\"Data\":[]} and more"));
        faults.put("UNREADABLE 1 fewer than announced", Fault.json(200, "{\"__count\":1,\"Data\":[]}"));
        faults.put("UNREADABLE 1 not packed", Fault.json(200, "{\"Data\":[]}").with("Content-Encoding", "gzip"));
        faults.put("UNAVAILABLE 1 silent", Fault.silent());
        faults.put("UNAVAILABLE 1 stalled", Fault.stalled());
        faults.put("UNAVAILABLE 1 late", Fault.delayed(Duration.ofSeconds(6)));
        faults.put("UNAVAILABLE 9 dropped", Fault.dropped());
        faults.put("UNAVAILABLE 9 cut short", Fault.cutShort());
        return faults.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static Reason reason(String expected) {
        return Reason.valueOf(expected.split(" ", -1)[0]);
    }

    private static long requests(String expected) {
        return Long.parseLong(expected.split(" ", -1)[1]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("about the accounts, there is no snapshot")
    void nothing(String expected, Fault fault) {
        try (SaxoSource source = source()) {
            simulator.on(ACCOUNTS).always(fault);
            Instant begun = InstantSource.system().instant();

            SourceException failed = catchThrowableOfType(SourceException.class, source::fetch);

            assertThat(Duration.between(begun, InstantSource.system().instant()))
                    .isLessThan(IN_TIME);
            assertThat(failed.failure().reason()).isEqualTo(reason(expected));
            assertThat(simulator.counts().get(ACCOUNTS)).isBetween(1L, requests(expected));
            assertThat(failed.toString()).doesNotContain(simulator.givenOut());
            assertThat(simulator.methodsSentToTheGateway()).containsExactly("GET");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    @DisplayName("about one account's positions, that account is unread and the others are there")
    void oneAccount(String expected, Fault fault) {
        try (SaxoSource source = source()) {
            simulator.on(POSITIONS, USD_KEY).always(fault);
            Instant begun = InstantSource.system().instant();

            SourceSnapshot snapshot = source.fetch();

            assertThat(Duration.between(begun, InstantSource.system().instant()))
                    .isLessThan(IN_TIME);
            assertThat(snapshot.unread()).containsOnlyKeys(USD);
            assertThat(snapshot.unread().get(USD).reason()).isEqualTo(reason(expected));
            assertThat(snapshot.isComplete()).isFalse();
            if (reason(expected) != Reason.RATE_LIMITED) {
                // One refusal closes the group for all; the others may have been asked before or not.
                assertThat(snapshot.accounts())
                        .extracting(account -> account.account())
                        .containsExactly(EUR, DKK);
            }
            assertThat(simulator.requests().stream()
                            .filter(request -> request.path().equals(POSITIONS)
                                    && request.query().contains("Zp8-uHn4GdLw"))
                            .count())
                    .isBetween(1L, requests(expected));
        }
    }

    // Its own count says nothing about a page.
    static Stream<Arguments> faultsOfPages() {
        return faults().filter(fault -> !fault.get()[0].toString().contains("announced"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faultsOfPages")
    @DisplayName("about a second page, the account is unread: half a list would look like sales")
    void secondPage(String expected, Fault fault) {
        try (SaxoSource source = source()) {
            ObjectNode first = (ObjectNode) Fixtures.json(Fixtures.text("netpositions-usd.json"));
            first.remove("__count");
            first.put("__next", "/openapi/port/v1/netpositions?$skip=5");
            simulator.on(POSITIONS, "skip=5").always(fault);
            simulator.on(POSITIONS, USD_KEY).once(Fault.json(200, first.toString()));

            SourceSnapshot snapshot = source.fetch();

            assertThat(snapshot.unread()).containsOnlyKeys(USD);
            assertThat(snapshot.unread().get(USD).reason()).isEqualTo(reason(expected));
        }
    }

    @Test
    @DisplayName("with pages that overlap, because the list changed meanwhile, the account is unread")
    void overlap() {
        try (SaxoSource source = source()) {
            ObjectNode first = (ObjectNode) Fixtures.json(Fixtures.text("netpositions-usd.json"));
            first.put("__next", "/openapi/port/v1/netpositions?$skip=4");
            simulator.on(POSITIONS, USD_KEY).once(Fault.json(200, first.toString()));

            assertThat(source.fetch().unread().get(USD).message()).contains("a position twice");
        }
    }

    @Test
    @DisplayName("about one account's balance, that account is unread too")
    void oneBalance() {
        try (SaxoSource source = source()) {
            simulator.on("/port/v1/balances", USD_KEY).always(Fault.json(200, "{\"Currency\":\"USD\"}"));

            SourceFailure failure = source.fetch().unread().get(USD);

            assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
            assertThat(failure.message()).contains("CashBalance is missing");
        }
    }

    @Test
    @DisplayName("about any account, there is no snapshot")
    void allAccounts() {
        try (SaxoSource source = source()) {
            simulator.on(POSITIONS).always(recorded(503, "error-503.html"));

            assertThat(catchThrowableOfType(SourceException.class, source::fetch)
                            .failure()
                            .reason())
                    .isEqualTo(Reason.UNAVAILABLE);
        }
    }

    @Test
    @DisplayName("only once, nobody notices")
    void onlyOnce() {
        try (SaxoSource source = source()) {
            simulator.on("/port/v1/users/me").once(recorded(503, "error-503.html"));
            simulator.on(ACCOUNTS).once(Fault.dropped());
            simulator.on(POSITIONS, USD_KEY).once(recorded(500, "error-500.json"));
            simulator.on("/port/v1/balances").once(Fault.empty(401));

            assertThat(source.fetch().isComplete()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ref", "/hist", "/root"})
    @DisplayName("about what is good to have, the accounts are all there and within time")
    void goodToHave(String path) {
        for (Fault fault : new Fault[] {Fault.silent(), Fault.empty(500), Fault.json(200, "{}")}) {
            simulator.clearFaults();
            simulator.on(path).always(fault);
            try (SaxoSource source = source()) {
                SourceSnapshot snapshot = source.fetch();

                assertThat(snapshot.isComplete()).isTrue();
                assertThat(snapshot.accounts()).hasSize(3);
                assertThat(snapshot.accounts())
                        .flatExtracting(account -> account.positions())
                        .allMatch(position -> position.marketValue().isPresent());
                assertThat(snapshot.findings().stream().map(Finding::code))
                        .isEqualTo(
                                switch (path) {
                                    case "/ref" -> List.of("NO_DETAILS", "SQUARED", "MAY_TRADE");
                                    case "/hist" -> List.of("SQUARED", "MAY_TRADE");
                                    default -> List.of("SQUARED");
                                });
            }
        }
    }

    @Test
    @DisplayName("the message says what was asked, what came, and by what Saxo knows it; and no key")
    void message() {
        try (SaxoSource source = source()) {
            simulator.on(POSITIONS, USD_KEY).always(recorded(503, "error-503.html"));

            assertThat(source.fetch().unread().get(USD).message())
                    .isEqualTo(
                            "Saxo answered 503 to GET /sim/openapi/port/v1/netpositions (\"503 Service Temporarily Unavailable\")."
                                    + " Saxo knows it as 0c9d8e7f#123#1f2e3d4c-5b6a#77.");
        }
    }

    @Test
    @DisplayName("a short limit is waited for")
    void shortLimit() {
        try (SaxoSource source = source()) {
            simulator
                    .on(ACCOUNTS)
                    .once(Fault.empty(429)
                            .with("X-RateLimit-Session-Remaining", "0")
                            .with("X-RateLimit-Session-Reset", "1"));

            assertThat(source.fetch().isComplete()).isTrue();
        }
    }

    @Test
    @DisplayName("a long limit is said at once, with its end, and nothing more is asked")
    void longLimit() {
        try (SaxoSource source = source()) {
            simulator.on("/port/v1/users/me").once(limited());
            Instant begun = InstantSource.system().instant();
            SourceFailure failure =
                    catchThrowableOfType(SourceException.class, source::fetch).failure();
            SourceFailure again =
                    catchThrowableOfType(SourceException.class, source::fetch).failure();

            assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(failure.retryAt())
                    .hasValueSatisfying(at -> assertThat(at)
                            .isBetween(
                                    begun.plusSeconds(37), begun.plusSeconds(37).plus(IN_TIME)));
            assertThat(again.reason()).isEqualTo(Reason.RATE_LIMITED);
            // Those that were under way beside the refused one may arrive; none is sent after it.
            assertThat(simulator.counts().entrySet())
                    .as("asked of the same group, each once at most")
                    .filteredOn(asked -> asked.getKey().startsWith("/port"))
                    .isNotEmpty()
                    .allMatch(asked -> asked.getValue() == 1);
        }
    }

    @Test
    @DisplayName("three times in a row, it is left alone for a moment, and the first success ends that")
    void leftAlone() {
        Instant[] now = {InstantSource.system().instant()};
        try (SaxoSimulator other = SaxoSimulator.builder(() -> now[0]).start()) {
            SaxoSignIn signIn = new SaxoSignIn(
                    Login.settings(other), ConnectionId.of("saxo"), TokenStore.inMemory(), Login.THREADS, () -> now[0]);
            Login.byBrowser(other, signIn);
            try (SaxoSource source = new SaxoSource(signIn)) {
                other.on("/port").always(recorded(503, "error-503.html"));
                for (int i = 0; i < 3; i++) {
                    assertThat(catchThrowableOfType(SourceException.class, source::fetch)
                                    .failure()
                                    .message())
                            .contains("503");
                }
                int asked = other.requests().size();
                SourceFailure failure = catchThrowableOfType(SourceException.class, source::fetch)
                        .failure();

                assertThat(failure.reason()).isEqualTo(Reason.UNAVAILABLE);
                assertThat(failure.retryAt()).isEqualTo(Optional.of(now[0].plusSeconds(15)));
                assertThat(other.requests()).hasSize(asked);

                other.clearFaults();
                now[0] = now[0].plusSeconds(16);
                assertThat(source.fetch().isComplete()).isTrue();
                assertThat(source.fetch().isComplete()).isTrue();
            }
        }
    }

    @Test
    @DisplayName("a refused token is replaced once for all calls of a fetch")
    void refusedToken() {
        try (SaxoSource source = source()) {
            simulator.expireAccessTokens();

            assertThat(source.fetch().isComplete()).isTrue();
            assertThat(simulator.refreshes()).isEqualTo(1);
            assertThat(simulator.spentTokensPresented()).isZero();
        }
    }

    @Test
    @DisplayName("a second refusal in the same fetch, of the new token, is the last word")
    void refusedAgain() {
        try (SaxoSource source = source()) {
            simulator.on("/port/v1/users/me").once(Fault.empty(401));
            simulator.on(POSITIONS, USD_KEY).always(Fault.empty(401));

            assertThat(source.fetch().unread().get(USD).reason()).isEqualTo(Reason.AUTHORIZATION_REQUIRED);
            assertThat(simulator.refreshes()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hist", "/root"})
    @DisplayName("what is good to have is waited for three seconds, however long a call may take")
    void patience(String path) {
        try (SaxoSource source = new SaxoSource(Login.to(
                simulator,
                Login.settings(simulator).withTimeLimits(CALL, Duration.ofSeconds(30), Duration.ofSeconds(40))))) {
            simulator.on(path).always(Fault.silent());
            Instant begun = InstantSource.system().instant();

            assertThat(source.fetch().isComplete()).isTrue();
            assertThat(Duration.between(begun, InstantSource.system().instant()))
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    @DisplayName("a token endpoint that hangs does not hold a fetch up beyond its time")
    void hangingRefresh() {
        try (SaxoSource source = new SaxoSource(Login.to(
                simulator,
                Login.settings(simulator).withTimeLimits(Duration.ofSeconds(30), CALL, Duration.ofSeconds(2))))) {
            simulator.expireAccessTokens();
            simulator.on("/token").always(Fault.silent());
            Instant begun = InstantSource.system().instant();

            SourceException failed = catchThrowableOfType(SourceException.class, source::fetch);

            assertThat(failed.failure().reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(Duration.between(begun, InstantSource.system().instant()))
                    .isLessThan(IN_TIME);
        }
    }

    @Test
    @DisplayName("nobody signed in is told to, and Saxo is not asked")
    void signedOut() {
        SaxoSignIn signIn = Login.signIn(Login.settings(simulator), TokenStore.inMemory());
        try (SaxoSource source = new SaxoSource(signIn)) {
            assertThat(catchThrowableOfType(SourceException.class, source::fetch)
                            .failure()
                            .reason())
                    .isEqualTo(Reason.AUTHORIZATION_REQUIRED);
            assertThat(simulator.requests()).isEmpty();
        }
    }

    @Test
    @DisplayName("an answer that never ends is cut off, also if it is packed small")
    void endless() {
        byte[] zeros = new byte[Http.LONGEST_BODY + 1];
        Arrays.fill(zeros, (byte) ' ');
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(zeros);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (Fault fault : Set.of(
                Fault.answer(200, "application/json", zeros),
                Fault.answer(200, "application/json", packed.toByteArray()).with("Content-Encoding", "gzip"))) {
            simulator.clearFaults();
            simulator.on(ACCOUNTS).always(fault);
            try (SaxoSource source = new SaxoSource(Login.to(simulator, Login.settings(simulator)))) {
                SourceFailure failure = catchThrowableOfType(SourceException.class, source::fetch)
                        .failure();
                assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE);
                assertThat(failure.message()).contains("longer");
            }
        }
    }
}
