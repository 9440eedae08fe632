package io.github.smartfolio.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.simulator.Environment;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.Lifetimes;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SampleClients;
import io.github.smartfolio.simulator.SaxoSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The server with Saxo's API, from signing in to signing out, against the simulator. */
@Timeout(120)
class SaxoServerTest {

    private static final String FILE = "Positions_10-sept.-2025_15_59_41.csv";
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final InstantSource clock = now::get;
    private Optional<SaxoSimulator> simulator = Optional.empty();
    private Optional<TestServer> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(TestServer::close);
        simulator.ifPresent(saxo -> {
            assertThat(saxo.methodsSentToTheGateway()).isSubsetOf("GET");
            saxo.close();
        });
    }

    private SaxoSimulator saxo() {
        return simulator.orElseThrow();
    }

    private TestServer server() {
        return server.orElseThrow();
    }

    private void startSaxo() {
        startSaxo(SaxoSimulator.builder(clock).client(SampleClients.french()));
    }

    private void startSaxo(SaxoSimulator.Builder builder) {
        simulator = Optional.of(builder.start());
    }

    private void startServer(String... environment) {
        startServer(clock, environment);
    }

    private void startServer(InstantSource time, String... environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "SMARTFOLIO_PUBLIC_URL", "",
                "SMARTFOLIO_REFRESH_HOURS", "0",
                "SAXO_AUTH_BASE_URL", saxo().address().toString(),
                "SAXO_API_BASE_URL", saxo().gateway(Environment.SIM).toString(),
                "SAXO_SIM_CLIENT_ID", RegisteredApp.PKCE_SIM.key()));
        for (int i = 0; i < environment.length; i += 2) {
            all.put(environment[i], environment[i + 1]);
        }
        Brokers brokers = Brokers.found();
        server =
                Optional.of(TestServer.start(TestServer.settings(folder.resolve("data"), brokers, all), brokers, time));
    }

    private void restartServer(String... environment) {
        server().close();
        startServer(environment);
    }

    /** What a browser does: it keeps the cookie of the login and comes back with it. */
    private Answer comeBack(Answer login, URI redirect) {
        return server().send(server().request("/api/saxo/callback?" + redirect.getRawQuery())
                .header("Cookie", cookie(login))
                .build());
    }

    private static String cookie(Answer login) {
        return login.response().headers().firstValue("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }

    private Answer login() {
        Answer login = server().get("/api/saxo/auth/login");
        assertThat(login.status()).isEqualTo(200);
        return login;
    }

    private void signIn() {
        Answer login = login();
        Answer back = comeBack(login, saxo().signIn(URI.create(login.text("/authorizationUrl"))));
        assertThat(location(back)).isEqualTo("/sources?saxo=connected");
    }

    private static String location(Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        String location = answer.response().headers().firstValue("Location").orElseThrow();
        return location.replaceFirst("^http://[^/]+", "");
    }

    private JsonNode source() {
        return server().get("/api/portfolio").json().at("/sources/0");
    }

    private void upload() {
        try (InputStream file = Objects.requireNonNull(
                SaxoServerTest.class.getResourceAsStream("/io/github/smartfolio/app/demo/" + FILE))) {
            Answer stored = server().upload("/api/sources/saxo/files", FILE, file.readAllBytes());
            assertThat(stored.status()).isEqualTo(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    @Test
    @DisplayName("signs in once, shows live figures, and says how it stands")
    void signsIn() {
        startSaxo();
        startServer();
        assertThat(server().get("/api/saxo/auth/status").text("/status")).isEqualTo("DISCONNECTED");
        Answer login = login();
        assertThat(login.text("/environment")).isEqualTo("sim");
        assertThat(login.text("/authorizationUrl"))
                .startsWith(saxo().address() + "/authorize?")
                .contains("state=" + login.text("/state"));
        assertThat(login.response().headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/api/saxo/", "Max-Age=600");
        URI redirect = saxo().signIn(URI.create(login.text("/authorizationUrl")));
        assertThat(redirect.toString())
                .startsWith("http://localhost:" + server().address().getPort() + "/api/saxo/callback?");
        assertThat(location(comeBack(login, redirect))).isEqualTo("/sources?saxo=connected");

        Answer status = server().get("/api/saxo/auth/status");
        assertThat(status.text("/status")).isEqualTo("CONNECTED");
        assertThat(status.text("/environment")).isEqualTo("sim");
        assertThat(status.text("/accessExpiresAt")).isEqualTo("2026-11-22T10:20:00Z");
        assertThat(status.text("/refreshExpiresAt")).isEqualTo("2026-11-22T11:00:00Z");
        assertThat(status.text("/connectedAt")).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(status.text("/lastRead")).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(status.json().at("/mayTrade").asBoolean()).isTrue();

        assertThat(source().at("/mode").asText()).isEqualTo("api");
        assertThat(source().at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(source().at("/freshness").asText()).isEqualTo("FRESH");
        assertThat(source().at("/reconciliation"))
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.at("/difference/amount").asText()).isEqualTo("0.00"));
    }

    @Test
    @DisplayName("sends a browser to Saxo, and first to the address it will come back to")
    void sendsBrowsers() {
        startSaxo();
        startServer();
        int port = server().address().getPort();
        HttpRequest here = server().request("/api/saxo/auth/login")
                .header("Accept", "text/html,application/xhtml+xml")
                .build();
        assertThat(server().send(here).response().headers().firstValue("Location"))
                .contains("http://localhost:" + port + "/api/saxo/auth/login");
        HttpRequest there = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/saxo/auth/login"))
                .header("Accept", "text/html")
                .build();
        assertThat(server().send(there)
                        .response()
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .startsWith(saxo().address() + "/authorize?");
    }

    @Test
    @DisplayName("takes a state once, from the browser that began, for ten minutes")
    void statesAreGoodOnce() {
        startSaxo();
        startServer();
        String refused = "/sources?saxo=error&reason=AUTHORIZATION_REQUIRED";
        Answer login = login();
        URI redirect = saxo().signIn(URI.create(login.text("/authorizationUrl")));
        assertThat(location(server().get("/api/saxo/callback?" + redirect.getRawQuery())))
                .isEqualTo(refused);
        assertThat(location(comeBack(login(), redirect))).isEqualTo(refused);
        assertThat(location(server().get("/api/saxo/callback"))).isEqualTo(refused);
        assertThat(location(comeBack(login, redirect))).isEqualTo("/sources?saxo=connected");
        assertThat(location(comeBack(login, redirect))).isEqualTo(refused);

        Answer late = login();
        URI lateRedirect = saxo().signIn(URI.create(late.text("/authorizationUrl")));
        pass(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(location(comeBack(late, lateRedirect))).isEqualTo(refused);
    }

    @Test
    @DisplayName("says that a person declined, or that the app is not known")
    void declined() {
        startSaxo();
        startServer();
        Answer login = login();
        assertThat(location(comeBack(login, saxo().refuse(URI.create(login.text("/authorizationUrl"))))))
                .isEqualTo("/sources?saxo=error&reason=ACCESS_DENIED");
        restartServer("SAXO_SIM_CLIENT_ID", "");
        Answer unknown = server().get("/api/saxo/auth/login");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("/reason")).isEqualTo("MISCONFIGURED");
        assertThat(unknown.text("/detail")).contains("SAXO_SIM_CLIENT_ID");
    }

    @Test
    @DisplayName(
            "keeps the identity of instruments over a switch from file to API and back; a CFD on a share stays apart")
    void keepsIdentity() {
        startSaxo();
        startServer();
        upload();
        Map<String, String> fromFile = idsBySymbol();
        assertThat(fromFile).hasSize(8).containsEntry("TSLA", "ISIN~US88160R1014");
        Map<String, String> paid = averagePricesBySymbol();
        assertThat(paid).containsEntry("TSLA", "310.25 USD");
        signIn();
        assertThat(source().at("/mode").asText()).isEqualTo("file");
        assertThat(server().put("/api/sources/saxo", "{\"mode\":\"api\"}").status())
                .isEqualTo(200);
        assertThat(source().at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(idsBySymbol()).containsAllEntriesOf(fromFile);
        assertThat(averagePricesBySymbol()).isEqualTo(paid);
        JsonNode cfd = Stream.iterate(0, i -> i + 1)
                .map(i -> server().get("/api/portfolio").json().at("/positions/" + i))
                .filter(position -> position.isMissingNode()
                        || position.at("/assetClass").asText().equals("CFD"))
                .findFirst()
                .orElseThrow();
        assertThat(cfd.at("/id").asText()).startsWith("saxo~").doesNotContain("ISIN", "TICMIC");
        // Three shares of the sample stand in accounts; what the file nets over two accounts, the API tells for each.
        String file = server().get("/api/sources/saxo/files").text("/0/id");
        server().put("/api/sources/saxo", "{\"mode\":\"file\",\"file\":\"" + file + "\"}");
        assertThat(idsBySymbol()).isEqualTo(fromFile);
        assertThat(server().get("/api/portfolio").text("/total/amount")).isEqualTo("33933.64");
    }

    private Map<String, String> averagePricesBySymbol() {
        Map<String, String> paid = new TreeMap<>();
        server().get("/api/portfolio").json().at("/positions").forEach(position -> {
            if (!position.at("/symbol").isNull()) {
                JsonNode average = position.at("/averagePrice");
                paid.put(
                        position.at("/symbol").asText(),
                        average.at("/amount").asText()
                                + ' '
                                + average.at("/currency").asText());
            }
        });
        return paid;
    }

    private Map<String, String> idsBySymbol() {
        Map<String, String> ids = new TreeMap<>();
        server().get("/api/portfolio").json().at("/positions").forEach(position -> {
            if (!position.at("/symbol").isNull()) {
                ids.put(position.at("/symbol").asText(), position.at("/id").asText());
            }
        });
        return ids;
    }

    @Test
    @DisplayName(
            "shows the last good figures with their date and the reason, over a restart too, until Saxo answers again")
    void lastGood() {
        startSaxo();
        startServer();
        signIn();
        String before = server().get("/api/portfolio").json().at("/positions").toString();
        pass(Duration.ofMinutes(5));
        saxo().on("/port/v1/").always(Fault.html(503, "<html><title>Maintenance</title></html>"));
        Answer refreshed = server().post("/api/sources/saxo/refresh");
        assertThat(refreshed.text("/state")).isEqualTo("LAST_GOOD");
        for (int restart = 0; restart < 2; restart++) {
            assertThat(source().at("/state").asText()).isEqualTo("LAST_GOOD");
            assertThat(source().at("/asOf").asText()).isEqualTo("2026-11-22T10:00:00Z");
            assertThat(source().at("/failure/reason").asText()).isEqualTo("UNAVAILABLE");
            assertThat(server().get("/api/portfolio").json().at("/positions").toString())
                    .isEqualTo(before);
            restartServer();
        }
        saxo().clearFaults();
        pass(Duration.ofMinutes(5));
        assertThat(server().post("/api/sources/saxo/refresh").text("/state")).isEqualTo("ANSWERED");
        assertThat(source().at("/asOf").asText()).isEqualTo("2026-11-22T10:10:00Z");
    }

    @Test
    @DisplayName("keeps one account's own last good figures and date while the others are current")
    void oneAccountFails() {
        startSaxo(SaxoSimulator.builder(clock).client(SampleClients.fixtures()));
        startServer();
        signIn();
        String key = saxo().client().account("9300123DKK").key();
        saxo().on("/port/v1/netpositions", key).always(Fault.empty(500));
        pass(Duration.ofMinutes(5));
        JsonNode portfolio = server().get("/api/portfolio?refresh=true").json();
        assertThat(portfolio.at("/sources/0/state").asText()).isEqualTo("ANSWERED");
        Map<String, String> dates = new TreeMap<>();
        portfolio
                .at("/cash")
                .forEach(cash ->
                        dates.put(cash.at("/account").asText(), cash.at("/asOf").asText()));
        assertThat(dates)
                .isEqualTo(Map.of(
                        "9300123", "2026-11-22T10:05:00Z",
                        "9300123USD", "2026-11-22T10:05:00Z",
                        "9300123DKK", "2026-11-22T10:00:00Z"));
        // In its own currency, because there are no rates here.
        assertThat(server().get("/api/portfolio?currency=DKK").text("/asOf")).isEqualTo("2026-11-22T10:00:00Z");
    }

    @Test
    @DisplayName("shows a file, labelled and dated, for as long as the API never answered")
    void fileInstead() {
        startSaxo();
        startServer();
        upload();
        assertThat(server().put("/api/sources/saxo", "{\"mode\":\"api\"}").status())
                .isEqualTo(200);
        assertThat(source().at("/state").asText()).isEqualTo("FILE_INSTEAD");
        assertThat(source().at("/failure/reason").asText()).isEqualTo("AUTHORIZATION_REQUIRED");
        assertThat(source().at("/asOf").asText()).isEqualTo("2025-09-10T13:59:41Z");
        assertThat(server().get("/api/portfolio").text("/total/amount")).isEqualTo("33933.64");
    }

    @Test
    @DisplayName("asks for a sign-in when the session was ended at Saxo, keeps everything else, and is mended by one")
    void sessionEnds() {
        startSaxo();
        startServer();
        signIn();
        saxo().revokeAll();
        Answer refresh = server().post("/api/saxo/auth/refresh");
        assertThat(refresh.status()).isEqualTo(409);
        assertThat(refresh.text("/reason")).isEqualTo("AUTHORIZATION_REQUIRED");
        assertThat(server().get("/api/saxo/auth/status").text("/status")).isEqualTo("SIGN_IN_REQUIRED");
        server().post("/api/sources/saxo/refresh");
        assertThat(source().at("/state").asText()).isEqualTo("LAST_GOOD");
        assertThat(source().at("/failure/reason").asText()).isEqualTo("AUTHORIZATION_REQUIRED");
        signIn();
        assertThat(source().at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(source().at("/mode").asText()).isEqualTo("api");
    }

    @Test
    @DisplayName("stays connected when a refresh fails before Saxo replaced the tokens")
    void passingFailureOfRefresh() {
        startSaxo();
        startServer();
        signIn();
        for (Fault fault : new Fault[] {
            Fault.empty(503),
            Fault.html(502, "<html></html>"),
            Fault.dropped(),
            Fault.json(201, "{\"access_token\":\"half of it\"}").cut(),
            Fault.html(200, "<html>")
        }) {
            saxo().on("/token").once(fault);
            Answer failed = server().post("/api/saxo/auth/refresh");
            assertThat(failed.status()).isIn(502, 503);
            assertThat(server().get("/api/saxo/auth/status").text("/status")).isEqualTo("CONNECTED");
            pass(Duration.ofMinutes(2));
        }
        assertThat(server().post("/api/saxo/auth/refresh").status()).isEqualTo(200);
        assertThat(saxo().spentTokensPresented()).isZero();
    }

    @Test
    @DisplayName("keeps the session alive by itself, whether or not figures are read")
    void keepsAlive() throws Exception {
        startSaxo(SaxoSimulator.builder(InstantSource.system())
                .client(SampleClients.french())
                .lifetimes(new Lifetimes(Duration.ofSeconds(2), Duration.ofSeconds(6))));
        startServer(InstantSource.system());
        signIn();
        for (int i = 0; i < 600 && saxo().refreshes() < 5; i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        // Five refreshes take longer than the first refresh token lives.
        assertThat(saxo().refreshes()).isGreaterThanOrEqualTo(5);
        assertThat(server().get("/api/saxo/auth/status").text("/status")).isEqualTo("CONNECTED");
        assertThat(saxo().spentTokensPresented()).isZero();
    }

    @Test
    @DisplayName("reads when the page is opened with figures older than the interval, and not before")
    void readsWhenThePageIsOpened() throws Exception {
        startSaxo();
        startServer("SMARTFOLIO_REFRESH_HOURS", "4");
        signIn();
        pass(Duration.ofHours(4).minusSeconds(1));
        server().get("/api/portfolio");
        assertThat(source().at("/asOf").asText()).isEqualTo("2026-11-22T10:00:00Z");
        signIn();
        assertThat(server().source("saxo").at("/nextRefresh").asText()).isEqualTo("2026-11-22T17:59:59Z");
        pass(Duration.ofHours(4));
        // The tokens have gone by now, in this test's time; somebody signs in and looks.
        signIn();
        assertThat(source().at("/asOf").asText()).isEqualTo("2026-11-22T17:59:59Z");
    }

    @Test
    @DisplayName("forgets the tokens and nothing else on disconnecting")
    void disconnects() {
        startSaxo();
        startServer();
        signIn();
        for (int again = 0; again < 2; again++) {
            assertThat(server().post("/api/saxo/auth/disconnect").status()).isEqualTo(204);
            assertThat(server().get("/api/saxo/auth/status").text("/status")).isEqualTo("DISCONNECTED");
        }
        server().post("/api/sources/saxo/refresh");
        assertThat(source().at("/state").asText()).isEqualTo("LAST_GOOD");
        assertThat(server().get("/api/portfolio").json().at("/positions")).isNotEmpty();
    }

    @Test
    @DisplayName("switches the API off and nothing else when told to")
    void switchedOff() {
        startSaxo();
        startServer();
        upload();
        signIn();
        server().put("/api/sources/saxo", "{\"mode\":\"api\"}");
        restartServer("SAXO_API_ENABLED", "false");
        // The server before may still have been reading what was booked.
        int asked = saxo().requests().size();
        JsonNode saxo = server().source("saxo");
        assertThat(saxo.at("/modes").toString()).isEqualTo("[\"file\",\"off\"]");
        assertThat(saxo.at("/apiOff").asText()).contains("SAXO_API_ENABLED");
        server().post("/api/sources/saxo/refresh");
        assertThat(source().at("/state").asText()).isEqualTo("LAST_GOOD");
        assertThat(source().at("/failure/reason").asText()).isEqualTo("MISCONFIGURED");
        assertThat(server().get("/api/saxo/auth/login").status()).isEqualTo(422);
        String file = server().get("/api/sources/saxo/files").text("/0/id");
        assertThat(server().put("/api/sources/saxo", "{\"mode\":\"file\",\"file\":\"" + file + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(server().get("/api/portfolio").text("/total/amount")).isEqualTo("33933.64");
        assertThat(server().put("/api/sources/saxo", "{\"mode\":\"api\"}").status())
                .isEqualTo(422);
        assertThat(saxo().requests()).hasSize(asked);
    }

    @Test
    @DisplayName("takes a person's own app before the server's, keeps it encrypted, and forgets it")
    void ownCredentials() throws IOException {
        startSaxo();
        startServer();
        assertThat(server().put("/api/sources/saxo/credentials", "{\"clientId\":\"an app of one's own\"}")
                        .status())
                .isEqualTo(204);
        assertThat(server().source("saxo").at("/credentials/0/set").asBoolean()).isTrue();
        assertThat(URLDecoder.decode(login().text("/authorizationUrl"), StandardCharsets.UTF_8))
                .contains("client_id=an app of one's own");
        assertThat(contentOf(folder)).doesNotContain("an app of one's own");
        assertThat(server().put("/api/sources/saxo/credentials", "{\"key\":\"x\"}")
                        .status())
                .isEqualTo(422);
        assertThat(server().put("/api/sources/saxo/credentials", "{}").status()).isEqualTo(422);
        assertThat(server().put("/api/sources/saxo/credentials", "[]").status()).isEqualTo(400);
        assertThat(server().delete("/api/sources/saxo/credentials").status()).isEqualTo(204);
        assertThat(login().text("/authorizationUrl")).contains("client_id=" + RegisteredApp.PKCE_SIM.key());
    }

    @Test
    @DisplayName("does not start with another key than the one the database was encrypted with, and changes nothing")
    void anotherKey() {
        startSaxo();
        startServer();
        signIn();
        server().close();
        String[] environment = {};
        assertThatThrownBy(() -> Server.start(
                        TestServer.settings(folder.resolve("data")), MasterKey.random(), Brokers.found(), clock))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("master key");
        startServer(environment);
        assertThat(server().get("/api/saxo/auth/status").text("/status")).isEqualTo("CONNECTED");
    }

    @Test
    @DisplayName("shows no token, code, secret or key in any answer, page, log line or file")
    void showsNoSecret() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.DEBUG);
        List<String> said = new ArrayList<>();
        try {
            startSaxo(SaxoSimulator.builder(clock)
                    .client(SampleClients.fixtures())
                    .app(RegisteredApp.CODE_SIM));
            startServer(
                    "SAXO_SIM_CLIENT_ID", RegisteredApp.CODE_SIM.key(),
                    "SAXO_SIM_CLIENT_SECRET", RegisteredApp.CODE_SIM.secret().orElseThrow());
            signIn();
            said.add(everythingSaid());
            pass(Duration.ofMinutes(19));
            saxo().on("/port/v1/balances").once(Fault.json(403, "{\"ErrorCode\":\"RequestNotAllowed\"}"));
            saxo().on("/port/v1/netpositions").once(Fault.dropped());
            server().post("/api/sources/saxo/refresh");
            said.add(everythingSaid());
            saxo().on("/token").once(Fault.html(500, "<html></html>"));
            server().post("/api/saxo/auth/refresh");
            said.add(everythingSaid());
            saxo().revokeAll();
            server().post("/api/saxo/auth/refresh");
            server().post("/api/sources/saxo/refresh");
            said.add(everythingSaid());
            restartServer();
            said.add(everythingSaid());
            said.add(contentOf(folder));
        } finally {
            root.setLevel(before);
            root.detachAppender(log);
        }
        for (ILoggingEvent event : List.copyOf(log.list)) {
            // What Jetty and the JDK tell at this level of requests is theirs; in production they tell warnings only.
            if (event.getLoggerName().startsWith("io.github.smartfolio")) {
                said.add(event.getFormattedMessage() + ThrowableProxyUtil.asString(event.getThrowableProxy()));
            }
        }
        assertThat(log.list).isNotEmpty();
        // The key of an app is no secret: the browser is sent to Saxo with it.
        Set<String> secrets = new HashSet<>(saxo().givenOut());
        secrets.remove(RegisteredApp.CODE_SIM.key());
        assertThat(secrets).hasSizeGreaterThan(10);
        for (String secret : secrets) {
            assertThat(said).noneMatch(text -> text.contains(secret), "showing a secret");
            String inForm = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            assertThat(said).noneMatch(text -> text.contains(inForm), "showing a secret as a form sends it");
        }
    }

    private String everythingSaid() {
        StringBuilder all = new StringBuilder();
        for (String path : List.of(
                "/",
                "/sources",
                "/sources?saxo=connected",
                "/api/portfolio",
                "/api/sources",
                "/api/saxo/auth/status",
                "/health")) {
            Answer answer = server().get(path);
            all.append(answer.response().body())
                    .append(answer.response().headers().map());
        }
        return all.toString();
    }

    private static String contentOf(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
