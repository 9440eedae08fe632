package io.github.smartfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.simulator.Environment;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SampleClients;
import io.github.smartfolio.simulator.SaxoSimulator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Saxo and CoinTracking at one server, as its modules are found, against the simulator and a server that answers as CoinTracking. */
@DisplayName("Saxo and CoinTracking together")
@Timeout(120)
class TwoBrokersTest {

    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CREDENTIALS = "/api/sources/cointracking/credentials";
    private static final String FILES = "/api/sources/cointracking/files";
    private static final String KEY = "0123456789abcdef-the-right-key";
    private static final String SECRET = "fedcba9876543210-the-right-secret";
    private static final String RIGHT = "{\"apiKey\":\"%s\",\"apiSecret\":\"%s\"}".formatted(KEY, SECRET);

    private static final String BALANCE = """
            {"success":1,"method":"getBalance","account_currency":"EUR","details":{
            "EUR":{"amount":"600.00000000","coin":"EUR","value_fiat":"600.00000000","price_fiat":"1.00000000"},
            "BTC":{"amount":"0.02000000","coin":"BTC","value_fiat":"1860.00000000","price_fiat":"93000.00000000"},
            "SOL2":{"amount":"50.00000000","coin":"SOL2","value_fiat":"0.00000000","price_fiat":"0.00000000"}}}""";
    private static final String PLACES = """
            {"success":1,"method":"getGroupedBalance","account_currency":"EUR","details":{
            "KRAKEN BALANCE":{"EUR":{"amount":"600.00000000","fiat":"600.00000000"},
            "BTC":{"amount":"0.01500000","fiat":"1395.00000000"}},
            "PHANTOM BALANCE":{"SOL2":{"amount":"50.00000000","fiat":"0.00000000"}}}}""";
    private static final String NO_TRADES = "{\"success\":1,\"method\":\"getTrades\"}";
    // Of the same account: 600.00 + 1395.00 + 465.00 = 2460.00.
    private static final String FILE = """
            "Amount","Currency","Current value in EUR","Current value in BTC","Exchange"\r
            "600.00000000","EUR","600.00","0.00645161","Kraken"\r
            "0.01500000","BTC","1395.00","0.01500000","Kraken"\r
            "0.00500000","BTC","465.00","0.00500000",""\r
            "50.00000000","SOL2","0.00","0.00000000","Phantom\"""";

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());
    private final AtomicInteger status = new AtomicInteger(200);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<Runnable> beforeAnswering = new AtomicReference<>(() -> {});
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer coinTracking;
    private SaxoSimulator saxo;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        saxo = SaxoSimulator.builder(now::get).client(SampleClients.french()).start();
        coinTracking = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        coinTracking.setExecutor(threads);
        coinTracking.createContext("/", this::answer);
        coinTracking.start();
        startServer();
    }

    @AfterEach
    void stop() {
        server.close();
        coinTracking.stop(0);
        threads.shutdownNow();
        saxo.close();
    }

    private void startServer(String... environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "SMARTFOLIO_PUBLIC_URL",
                "",
                "SMARTFOLIO_REFRESH_HOURS",
                "0",
                "SAXO_AUTH_BASE_URL",
                saxo.address().toString(),
                "SAXO_API_BASE_URL",
                saxo.gateway(Environment.SIM).toString(),
                "SAXO_SIM_CLIENT_ID",
                RegisteredApp.PKCE_SIM.key(),
                "COINTRACKING_BASE_URL",
                "http://127.0.0.1:" + coinTracking.getAddress().getPort() + "/api/v1/"));
        for (int i = 0; i < environment.length; i += 2) {
            all.put(environment[i], environment[i + 1]);
        }
        Brokers brokers = Brokers.found();
        server = TestServer.start(TestServer.settings(folder.resolve("data"), brokers, all), brokers, now::get);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.incrementAndGet();
        beforeAnswering.get().run();
        boolean known = KEY.equals(exchange.getRequestHeaders().getFirst("Key"));
        String right = form.startsWith("method=getBalance&")
                ? BALANCE
                : form.startsWith("method=getTrades&") ? NO_TRADES : PLACES;
        String body = !known
                ? "{\"success\":0,\"method\":\"\",\"error\":\"WRONG_KEY\",\"error_msg\":\"ERROR: Key not valid\"}"
                : refusal.get().orElse(right);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status.get(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void signIn() {
        Answer login = server.get("/api/saxo/auth/login");
        URI back = saxo.signIn(URI.create(login.text("/authorizationUrl")));
        String cookie = login.response().headers().firstValue("Set-Cookie").orElseThrow();
        Answer arrived = server.send(server.request("/api/saxo/callback?" + back.getRawQuery())
                .header("Cookie", cookie.replaceAll(";.*", ""))
                .build());
        assertThat(arrived.response().headers().firstValue("Location").orElseThrow())
                .endsWith("/sources?saxo=connected");
    }

    private void enterKey() {
        assertThat(server.put(CREDENTIALS, RIGHT).status()).isEqualTo(204);
    }

    // Nobody waits for what was booked but this.
    private void awaitTrades(String asOf) throws InterruptedException {
        while (!server.source("cointracking").at("/transactions/asOf").asText().equals(asOf)) {
            Thread.sleep(10);
        }
    }

    private String total() {
        return server.get("/api/portfolio?currency=EUR").text("/total/amount");
    }

    private JsonNode refreshed() {
        return server.get("/api/portfolio?refresh=true").json();
    }

    private static JsonNode of(JsonNode portfolio, String broker) {
        for (JsonNode source : portfolio.at("/sources")) {
            if (source.at("/broker").asText().equals(broker)) {
                return source;
            }
        }
        throw new AssertionError("No source of " + broker);
    }

    private void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    @Test
    @DisplayName("stand side by side in one total, each coin once and at its place, what is unknown by name")
    void together() {
        enterKey();
        // 600.00 + 0.015 x 93000.00 + the other 0.005 x 93000.00 = 600.00 + 1395.00 + 465.00
        assertThat(total()).isEqualTo("2460.00");
        JsonNode portfolio = server.get("/api/portfolio").json();
        assertThat(portfolio.at("/excluded")).hasSize(1);
        assertThat(portfolio.at("/excluded/0/reason").asText()).isEqualTo("NO_PRICE");
        assertThat(portfolio.at("/excluded/0/instrument").asText()).contains("SOL2");
        assertThat(portfolio.at("/cash/0/balance/amount").asText()).isEqualTo("600.00");
        assertThat(portfolio.at("/positions").findValuesAsText("assetClass")).containsOnly("CRYPTO");
        assertThat(portfolio.at("/positions").findValuesAsText("symbol")).containsOnly("BTC", "SOL2");

        signIn();
        JsonNode both = server.get("/api/portfolio").json();
        assertThat(both.at("/sources").findValuesAsText("state")).containsExactly("ANSWERED", "ANSWERED");
        server.put("/api/sources/cointracking", "{\"mode\":\"off\"}");
        BigDecimal ofSaxo = new BigDecimal(total());
        assertThat(new BigDecimal(both.at("/total/amount").asText()).subtract(ofSaxo))
                .isEqualTo("2460.00");
    }

    @Test
    @DisplayName("are asked at the same time: none waits for the other")
    void atTheSameTime() throws Exception {
        signIn();
        enterKey();
        int before = saxo.requests().size();
        // Nothing more is asked of Saxo before its accounts are known.
        saxo.on("/port/v1/accounts/me").once(Fault.delayed(Duration.ofSeconds(2)));
        AtomicInteger askedOfSaxo = new AtomicInteger();
        CountDownLatch seen = new CountDownLatch(1);
        beforeAnswering.set(() -> {
            // CoinTracking answers when Saxo has been asked too: after it, Saxo never would be.
            for (int i = 0; i < 400 && saxo.requests().size() == before; i++) {
                sleep();
            }
            if (seen.getCount() > 0) {
                askedOfSaxo.set(saxo.requests().size() - before);
                seen.countDown();
            }
        });

        JsonNode portfolio = refreshed();

        assertThat(seen.await(1, TimeUnit.SECONDS)).isTrue();
        assertThat(askedOfSaxo.get())
                .as("requests of Saxo when CoinTracking was asked first")
                .isPositive()
                .isLessThan(saxo.requests().size() - before);
        assertThat(of(portfolio, "saxo").at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(of(portfolio, "cointracking").at("/state").asText()).isEqualTo("ANSWERED");
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @DisplayName("leave each other alone: one that fails keeps its last good figures, the other's are new")
    void oneFails() {
        signIn();
        enterKey();
        String before = total();

        pass(Duration.ofMinutes(5));
        refuse(503, "<html><head><title>503 Service Temporarily Unavailable</title></head></html>");
        JsonNode portfolio = refreshed();
        assertThat(of(portfolio, "cointracking").at("/state").asText()).isEqualTo("LAST_GOOD");
        assertThat(of(portfolio, "cointracking").at("/asOf").asText()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(of(portfolio, "cointracking").at("/failure/reason").asText()).isEqualTo("UNAVAILABLE");
        assertThat(of(portfolio, "saxo").at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(of(portfolio, "saxo").at("/asOf").asText()).isEqualTo("2026-11-22T10:05:00Z");
        assertThat(total()).isEqualTo(before);

        pass(Duration.ofMinutes(5));
        answerAgain();
        saxo.on("/port/v1/users/me").always(Fault.html(503, "<html>Maintenance</html>"));
        portfolio = refreshed();
        assertThat(of(portfolio, "cointracking").at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(of(portfolio, "cointracking").at("/asOf").asText()).isEqualTo("2026-11-22T10:10:00Z");
        assertThat(of(portfolio, "saxo").at("/state").asText()).isEqualTo("LAST_GOOD");
        assertThat(of(portfolio, "saxo").at("/asOf").asText()).isEqualTo("2026-11-22T10:05:00Z");
        assertThat(total()).isEqualTo(before);
    }

    @Test
    @DisplayName("say why CoinTracking has no new figures, and show the last good ones")
    void reasons() {
        enterKey();
        assertFails(200, "<html><title>Maintenance</title></html>", "UNREADABLE");
        assertFails(200, "{\"success\":0,\"method\":\"getBalance\"}", "UNREADABLE");
        assertFails(
                200,
                "{\"success\":0,\"method\":\"\",\"error\":\"NO_METHOD\",\"error_msg\":\"ERROR: Method not set\"}",
                "UNREADABLE");
        assertFails(200, "{\"success\":0,\"error\":\"X\",\"error_msg\":\"Invalid signature\"}", "MISCONFIGURED");
        assertFails(503, "", "UNAVAILABLE");
        answerAgain();
        pass(Duration.ofMinutes(1));
        assertThat(of(refreshed(), "cointracking").at("/state").asText()).isEqualTo("ANSWERED");
    }

    private void assertFails(int code, String body, String reason) {
        pass(Duration.ofMinutes(1));
        refuse(code, body);
        JsonNode source = of(refreshed(), "cointracking");
        assertThat(source.at("/failure/reason").asText()).as(body).isEqualTo(reason);
        assertThat(source.at("/state").asText()).as(body).isEqualTo("LAST_GOOD");
        assertThat(source.at("/asOf").asText()).as(body).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(total()).as(body).isEqualTo("2460.00");
    }

    @Test
    @DisplayName("ask CoinTracking no more often than its plan allows, however often the server is started")
    void budget() throws Exception {
        server.close();
        startServer("COINTRACKING_CALLS_PER_HOUR", "5");
        enterKey();
        // Two for the balances and, once they are there, one for the trades.
        awaitTrades("2026-11-22T10:00:00Z");
        assertThat(calls).hasValue(3);
        pass(Duration.ofMinutes(10));
        refreshed();
        assertThat(calls).hasValue(5);

        pass(Duration.ofMinutes(10));
        JsonNode source = of(refreshed(), "cointracking");
        assertThat(source.at("/state").asText()).isEqualTo("LAST_GOOD");
        assertThat(source.at("/asOf").asText()).isEqualTo("2026-11-22T10:10:00Z");
        assertThat(source.at("/failure/reason").asText()).isEqualTo("RATE_LIMITED");
        // The calls of 10:00 are an hour old then.
        assertThat(source.at("/failure/retryAt").asText()).isEqualTo("2026-11-22T11:00:00Z");
        server.close();
        startServer("COINTRACKING_CALLS_PER_HOUR", "5");
        assertThat(of(refreshed(), "cointracking").at("/failure/retryAt").asText())
                .isEqualTo("2026-11-22T11:00:00Z");
        assertThat(calls).hasValue(5);

        pass(Duration.ofMinutes(40));
        assertThat(of(refreshed(), "cointracking").at("/state").asText()).isEqualTo("ANSWERED");
    }

    @Test
    @DisplayName("take a key of CoinTracking's only if it is the right one, and keep it where nobody can read it")
    void key() throws IOException {
        Answer refused = server.put(CREDENTIALS, "{\"apiKey\":\"wrong\",\"apiSecret\":\"wrong\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/reason")).isEqualTo("MISCONFIGURED");
        assertThat(server.source("cointracking").at("/credentials/0/set").asBoolean())
                .isFalse();
        assertThat(server.put(CREDENTIALS, "{\"apiKey\":\"" + KEY + "\"}").status())
                .isEqualTo(422);

        enterKey();
        assertThat(server.source("cointracking").at("/mode").asText()).isEqualTo("api");
        assertThat(server.source("cointracking").at("/credentialAdvice").asText())
                .contains("Reading balances");
        StringBuilder all = new StringBuilder();
        for (String path : List.of("/", "/sources", "/api/sources", "/api/portfolio")) {
            all.append(server.get(path).response().body());
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all.toString()).contains("2460").doesNotContain(KEY, SECRET);
    }

    @Test
    @DisplayName("count CoinTracking's API or one of its files, never both, and know each coin again")
    void fileOrApi() {
        enterKey();
        Answer stored = server.upload(FILES, "CoinTracking - Balance by Exchange - 20.11.2026.csv", FILE);
        assertThat(stored.status()).as(stored.response().body()).isEqualTo(201);
        assertThat(total()).isEqualTo("2460.00");
        List<String> byApi =
                server.get("/api/portfolio").json().at("/positions").findValuesAsText("id");
        List<String> accountsByApi =
                server.get("/api/portfolio").json().at("/positions").findValuesAsText("account");

        String id = stored.text("/id");
        server.put("/api/sources/cointracking", "{\"mode\":\"file\",\"file\":\"" + id + "\"}");
        JsonNode portfolio = server.get("/api/portfolio").json();
        assertThat(total()).isEqualTo("2460.00");
        assertThat(of(portfolio, "cointracking").at("/mode").asText()).isEqualTo("file");
        // The end of the day in the file's name, in Paris.
        assertThat(of(portfolio, "cointracking").at("/asOf").asText()).isEqualTo("2026-11-20T22:59:59Z");
        assertThat(portfolio.at("/positions").findValuesAsText("id")).containsExactlyInAnyOrderElementsOf(byApi);
        assertThat(portfolio.at("/positions").findValuesAsText("account"))
                .containsExactlyInAnyOrderElementsOf(accountsByApi);

        // Another export of the same takes the place of the first.
        Answer other = server.upload(FILES, "CoinTracking - Current Balance.csv", """
                "Ticker";"Name";"Type";"Amount";"Value in EUR";"Value in BTC";"Price in BTC";"Price in EUR"
                "BTC";"Bitcoin";"Coin";"0.02000000";"1860.00";"0.02000000";"1.000000000000";"93000.00000000\"""");
        assertThat(other.status()).as(other.response().body()).isEqualTo(201);
        server.put("/api/sources/cointracking", "{\"mode\":\"file\",\"file\":\"" + other.text("/id") + "\"}");
        assertThat(total()).isEqualTo("1860.00");

        server.put("/api/sources/cointracking", "{\"mode\":\"api\"}");
        assertThat(total()).isEqualTo("2460.00");
    }

    private void refuse(int code, String body) {
        status.set(code);
        refusal.set(Optional.of(body));
    }

    private void answerAgain() {
        status.set(200);
        refusal.set(Optional.empty());
    }
}
