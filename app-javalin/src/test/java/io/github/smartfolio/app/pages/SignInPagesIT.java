package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.ToyApi;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in to a broker as a person does it, in a real browser, with the broker at another site. */
class SignInPagesIT {

    private static final String SAID = "section[data-broker=toy] .said";
    private static final String CONNECT = "a[data-sign-in=toy]";
    private static final String ENTER = "\uE007";
    private static final String BACKSPACE = "\uE003";
    private static final String POSITIONS =
            "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 20 4586.20 EUR\n";

    @TempDir
    private static Path profile;

    private static Browser browser;

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(TestServer.NOW);
    private volatile Duration step = Duration.ZERO;
    private ToyApi api;
    private TestServer server;
    private String page = "";

    @BeforeAll
    static void startBrowser() throws IOException {
        browser = Browser.start(profile, "en-GB");
    }

    @AfterAll
    static void stopBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() {
        api = new ToyApi("toy", "Toy Bank");
        api.answer(cash("100.00"));
        Brokers brokers = Brokers.of(List.of(new ToyReader("toy", "Toy Bank")), List.of(api));
        server = TestServer.start(
                TestServer.settings(folder, brokers, Map.of("SMARTFOLIO_PUBLIC_URL", "")),
                brokers,
                () -> now.getAndUpdate(instant -> instant.plus(step)));
        page = browser.window();
        browser.open(at("/sources"));
        browser.forgetCookies();
        browser.errors();
    }

    @AfterEach
    void stop() {
        server.close();
        api.close();
    }

    @Test
    @DisplayName("a window opens, closes itself, and the page says that the broker is connected and shows live figures")
    void connectsInAWindow() {
        browser.type(CONNECT, ENTER);
        browser.await(SAID, "Please sign in in the window that has opened.");
        answer("#accept");
        browser.await(SAID, "You are signed in at Toy Bank.");
        assertThat(focused()).isEqualTo("You are signed in at Toy Bank.");
        assertThat(browser.text(".connection")).isEqualTo("Connected to Toy Bank since 3 Feb 2026, 10:15.");
        assertThat(browser.text(".api dl")).contains("live: read 3 Feb 2026, 10:15 (just now)");
        assertThat(browser.run("return location.href").asText())
                .isEqualTo(at("/sources").toString());
        browser.open(at("/"));
        assertThat(browser.text("#total-amount")).isEqualTo("€100.00");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName("a window that ends under the server's other name closes itself all the same, and the page sees it")
    void connectsUnderAnotherName() {
        browser.open(server.address().resolve("/sources"));
        browser.click(CONNECT);
        answer("#accept");
        browser.await(SAID, "Connected to Toy Bank since 3 Feb 2026, 10:15.");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName("where windows are blocked, the page itself goes to the broker and comes back")
    void connectsWithoutAWindow() {
        browser.run("window.open = () => null");
        browser.click(CONNECT);
        browser.await("h1", "Toy broker");
        browser.click("#accept");
        browser.await(".arrival", "You are signed in at Toy Bank.");
        assertThat(focused()).isEqualTo("You are signed in at Toy Bank.");
        assertThat(browser.windows()).hasSize(1);
        assertThat(browser.run("return location.href").asText())
                .isEqualTo(at("/sources").toString());
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName("who declines is told that nobody was signed in, in French too")
    void declines() {
        browser.click(CONNECT);
        answer("#decline");
        browser.await(SAID, "Nobody was signed in at Toy Bank: the sign-in was declined.");
        assertThat(browser.text(".connection")).startsWith("Nobody is signed in");
        browser.open(at("/sources?lang=fr"));
        browser.click(CONNECT);
        answer("#decline");
        browser.await(SAID, "Personne n’a été connecté à Toy Bank");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName("who closes the window is told how it stands")
    void closesTheWindow() {
        browser.click(CONNECT);
        browser.awaitWindows(2, page);
        browser.await("h1", "Toy broker");
        browser.run("setTimeout(() => window.close(), 100)");
        browser.awaitWindows(1, page);
        browser.await(SAID, "Nobody is signed in at Toy Bank");
    }

    @Test
    @DisplayName("a file goes on counting after a sign-in until a person wants the API's figures")
    void switchesWhenAsked() {
        server.upload("/api/sources/toy/files", "a.txt", POSITIONS);
        browser.open(at("/sources"));
        browser.click(CONNECT);
        answer("#accept");
        browser.await(".unused", "but an uploaded file is still what counts.");
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("4586.20");
        browser.type("[data-action=use-api]", ENTER);
        browser.await(SAID, "The API of Toy Bank counts now.");
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("100.00");
        assertThat(browser.run("return document.querySelector('input[value=api]').checked")
                        .asBoolean())
                .isTrue();
        browser.click("input[value=file]");
        browser.click(".choice button");
        browser.await(SAID, "a.txt counts now.");
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("4586.20");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName("the portfolio asks to sign in again when a session has ended, and shows live figures afterwards")
    void reconnectsFromThePortfolio() {
        connect();
        api.refuseTokens(Reason.AUTHORIZATION_REQUIRED);
        server.post("/api/toy/auth/refresh");
        api.answer(cash("200.00"));
        browser.open(at("/"));
        assertThat(browser.text(".sign-in")).contains("The session at Toy Bank has ended.", "Reconnect to Toy Bank");
        assertThat(browser.text("#total-amount")).isEqualTo("€100.00");
        browser.type(CONNECT, ENTER);
        answer("#decline");
        browser.await(".arrival", "the sign-in was declined.");
        browser.open(at("/"));
        browser.click(CONNECT);
        answer("#accept");
        browser.await("#total-amount", "€200.00");
        assertThat(browser.run("return document.querySelectorAll('.sign-in').length")
                        .asInt())
                .isZero();
    }

    @Test
    @DisplayName("figures are read anew on request; what goes wrong is said in words")
    void refreshes() {
        connect();
        browser.open(at("/sources"));
        now.set(TestServer.NOW.plus(Duration.ofMinutes(2)));
        browser.click("[data-action=refresh]");
        browser.await(SAID, "Toy Bank was read just now.");
        assertThat(browser.text(".api dl")).contains("3 Feb 2026, 10:17 (just now)");
        api.fail(Reason.UNAVAILABLE);
        browser.click("[data-action=refresh]");
        browser.await(SAID, "The broker cannot be reached now.");
        assertThat(browser.text(".state")).contains("the last good figures are shown, read 3 Feb 2026, 10:17");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName("who disconnects is asked before, and told that figures stay")
    void disconnects() {
        connect();
        browser.open(at("/sources"));
        browser.click("[data-action=disconnect]");
        browser.acceptQuestion();
        browser.await(SAID, "You are disconnected from Toy Bank.");
        assertThat(browser.text(CONNECT)).isEqualTo("Connect to Toy Bank");
        assertThat(server.get("/api/toy/auth/status").text("/status")).isEqualTo("DISCONNECTED");
        browser.open(at("/"));
        assertThat(browser.text("#total-amount")).isEqualTo("€100.00");
    }

    @Test
    @DisplayName("an app key is entered, shown to be there but not what it is, and forgotten")
    void entersCredentials() {
        browser.click(".api summary");
        browser.type("#toy-clientId", "my-key");
        browser.type("#toy-clientSecret", "my-secret" + ENTER);
        browser.await(SAID, "What you entered is kept.");
        browser.click(".api summary");
        assertThat(browser.text("label[for=toy-clientSecret]")).contains("something is kept");
        assertThat(browser.run("return document.getElementById('toy-clientSecret').value + document.body.innerHTML")
                        .asText())
                .doesNotContain("my-secret");
        browser.click("[data-action=forget]");
        browser.acceptQuestion();
        browser.await(SAID, "What was kept is forgotten.");
        assertThat(server.source("toy").at("/credentials/0/set").asBoolean()).isFalse();
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName(
            "a key that the broker refuses is said to be refused and can be mended; the right one brings figures at once")
    void entersAKey() {
        try (ToyApi keyed = ToyApi.withKey("keyed", "Keyed Bank")) {
            keyed.answer(cash("300.00"));
            Brokers brokers = Brokers.of(List.of(), List.of(keyed));
            Settings settings =
                    TestServer.settings(folder.resolve("keyed"), brokers, Map.of("SMARTFOLIO_PUBLIC_URL", ""));
            try (TestServer other = TestServer.start(settings, brokers)) {
                URI sources = URI.create("http://localhost:" + other.address().getPort() + "/sources");
                String said = "section[data-broker=keyed] .said";
                browser.open(sources);
                browser.type("#keyed-apiKey", "wrong" + ENTER);
                browser.await(said, "A setting is missing or wrong. Please check the settings.");
                assertThat(other.source("keyed").at("/credentials/0/set").asBoolean())
                        .isFalse();
                browser.type("#keyed-apiKey", BACKSPACE.repeat(5) + ToyApi.SECRET + ENTER);
                browser.await(said, "What you entered is kept.");
                assertThat(browser.text(".api dl")).contains("live: read 3 Feb 2026, 10:15");
                browser.open(sources.resolve("/"));
                assertThat(browser.text("#total-amount")).isEqualTo("€300.00");
            }
        }
    }

    @Test
    @DisplayName("figures that are due come by themselves when the portfolio is opened")
    void readsWhatIsDue() {
        connect();
        api.answer(cash("200.00"));
        api.hold();
        now.set(TestServer.NOW.plus(Duration.ofMinutes(255)));
        browser.open(at("/"));
        assertThat(browser.text("#total-amount")).isEqualTo("€100.00");
        browser.await("#said", "Asking the sources");
        api.release();
        browser.await("#total-amount", "€200.00");
        assertThat(browser.errors()).isEmpty();
    }

    @Test
    @DisplayName("figures that are due again at once do not reload the portfolio again and again")
    void reloadsOnce() {
        connect();
        api.hold();
        now.set(TestServer.NOW.plus(Duration.ofHours(5)));
        step = Duration.ofHours(5);
        browser.open(at("/"));
        browser.await("#said", "Asking the sources");
        api.fail(Reason.UNAVAILABLE);
        api.releaseOne();
        browser.await("tr[data-broker=toy]", "the last good figures are shown");
        browser.awaitLoaded();
        // They are being read again, and the page leaves that at it.
        assertThat(browser.run("return document.getElementById('refresh').dataset.reading")
                        .asText())
                .isEqualTo("toy");
        assertThat(browser.run("return document.getElementById('refresh').disabled")
                        .asBoolean())
                .isFalse();
    }

    @Test
    @DisplayName("in the demo a person signs in to Saxo's simulator and sees live figures")
    void triesTheDemo() {
        Settings demo = TestServer.settings(
                folder, Brokers.found(), Map.of("SMARTFOLIO_PUBLIC_URL", "", "SMARTFOLIO_DEMO", "true"));
        try (TestServer other = TestServer.start(demo, Brokers.found())) {
            URI sources = URI.create("http://localhost:" + other.address().getPort() + "/sources");
            browser.open(sources);
            browser.click("a[data-sign-in=saxo]");
            browser.awaitWindows(2, page);
            browser.await("h1", "Sign in to the Saxo simulator");
            browser.run("setTimeout(() => document.querySelector('button[value=accept]').click(), 100)");
            browser.awaitWindows(1, page);
            browser.await("section[data-broker=saxo] .said", "You are signed in at Saxo Bank.");
            assertThat(browser.text(".connection")).startsWith("Connected to Saxo Bank since 3 Feb 2026, 10:15.");
            browser.click("[data-action=use-api]");
            browser.await("section[data-broker=saxo] .said", "The API of Saxo Bank counts now.");
            browser.open(sources.resolve("/"));
            assertThat(browser.text("tr[data-broker=saxo]")).contains("live: read 3 Feb 2026, 10:15", "its API");
            assertThat(browser.text(".reconciliation summary")).contains("Saxo Bank");
            assertThat(browser.text("section[aria-labelledby=positions]")).contains("Tesla Inc.");
            assertThat(browser.errors()).isEmpty();
        }
    }

    private void connect() {
        browser.click(CONNECT);
        answer("#accept");
        browser.await(SAID, "You are signed in at Toy Bank.");
    }

    /** Chooses in the window of the broker, which closes itself. */
    private void answer(String link) {
        browser.awaitWindows(2, page);
        browser.await("h1", "Toy broker");
        // Not clicked by the driver: it would ask a window that is gone how that went.
        browser.run("setTimeout(() => document.querySelector('" + link + "').click(), 100)");
        browser.awaitWindows(1, page);
    }

    private String focused() {
        return browser.run("return document.activeElement.textContent").asText();
    }

    // Under the name to which a browser comes back if no other is set.
    private URI at(String path) {
        return URI.create("http://localhost:" + server.address().getPort() + path);
    }

    private static AccountSnapshot cash(String euros) {
        return AccountSnapshot.of(AccountId.of("toy", "1"), List.of(CashBalance.of(Money.of(euros, "EUR"))), List.of());
    }
}
