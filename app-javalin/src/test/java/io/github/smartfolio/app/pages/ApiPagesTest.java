package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.ReportedTotal;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyApi;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pages say of a broker's API. */
class ApiPagesTest {

    private static final String FILES = "/api/sources/toy/files";
    private static final String POSITIONS =
            "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 20 4586.20 EUR\n";
    private static final AccountSnapshot ACCOUNT = cash("100.00");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(TestServer.NOW);
    private ToyApi api;
    private TestServer server;

    @BeforeEach
    void start() {
        api = new ToyApi("toy", "Toy <b>Bank</b>");
        api.answer(ACCOUNT);
        server = start(Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
        api.close();
    }

    private TestServer start(Map<String, String> environment) {
        Brokers brokers = Brokers.of(List.of(new ToyReader("toy", "Toy <b>Bank</b>")), List.of(api));
        return TestServer.start(TestServer.settings(folder, brokers, environment), brokers, now::get);
    }

    @Test
    @DisplayName("offers the API with a link that works without a script, and what can be entered")
    void offersTheApi() {
        assertThat(page("/sources"))
                .contains(
                        "Nobody is signed in at Toy &lt;b&gt;Bank&lt;/b&gt;",
                        "<a class=\"button primary\" href=\"/api/toy/auth/login\" data-sign-in=\"toy\">Connect to Toy",
                        "SIM (simulation)",
                        "Use your own app key")
                .containsPattern("value=\"api\">")
                .containsPattern("value=\"off\" checked>")
                .containsPattern("(?s)App key.{0,80}\\(required, nothing is kept\\)")
                .containsPattern("name=\"clientSecret\" type=\"password\" autocomplete=\"off\"")
                // A field without words of ours has those of its module.
                .contains("Colour of the app")
                .doesNotContain("Disconnect from", "<b>Bank", "<dt>Rights");
        assertThat(page("/sources?lang=fr")).contains("Personne n’est connecté à Toy", "Clé de l’application");
    }

    @Test
    @DisplayName("says why the API cannot be chosen, and then offers nothing of it")
    void saysWhyItIsOff() {
        server.close();
        server = start(Map.of("TOY_API_ENABLED", "false"));
        assertThat(page("/sources"))
                .containsPattern("value=\"api\" disabled>")
                .contains("It cannot be chosen here: The toy is switched off: TOY_API_ENABLED is false.")
                .doesNotContain("auth/login", "Use your own app key");
    }

    @Test
    @DisplayName("says how it stands with the connection, each time with a date")
    void showsTheConnection() {
        signIn();
        now.set(TestServer.NOW.plus(Duration.ofMinutes(5)));
        assertThat(page("/sources"))
                .containsPattern("value=\"api\" checked>")
                .contains("Connected to Toy &lt;b&gt;Bank&lt;/b&gt; since 3 Feb 2026, 10:15.")
                // Signed in at 10:15 in Paris for an hour, with an access token for 20 minutes; read every four hours.
                .containsPattern(fact("Session", "ends 3 Feb 2026, 11:15, and is renewed by itself before"))
                .containsPattern(fact("Access token valid until", "3 Feb 2026, 10:35"))
                .containsPattern(fact("Last read", "3 Feb 2026, 10:15 \\(5 minutes ago\\)"))
                .containsPattern(fact("Next read by itself", "3 Feb 2026, 14:15"))
                .containsPattern(fact("Figures", "live: read 3 Feb 2026, 10:15 \\(5 minutes ago\\)"))
                .contains("data-action=\"refresh\"", "Disconnect from Toy")
                .doesNotContain("auth/login", "data-action=\"renew\"", "<dt>Rights");
        assertThat(page("/"))
                .contains("live: read 3 Feb 2026, 10:15 (5 minutes ago)", "next read 3 Feb 2026, 14:15", "€100.00")
                .doesNotContain("auth/login");
    }

    @Test
    @DisplayName("says whether the session could trade, where the broker said so")
    void saysWhetherItMayTrade() {
        signIn();
        api.mayTrade(true);
        assertThat(page("/sources")).contains("This sign-in could trade; Smartfolio never does.");
        api.mayTrade(false);
        assertThat(page("/sources")).contains("This sign-in cannot trade.");
    }

    @Test
    @DisplayName("warns before a session ends, and offers to sign in again on both pages")
    void warnsBeforeTheEnd() {
        signIn();
        api.refuseTokens(Reason.UNAVAILABLE);
        assertThat(server.post("/api/toy/auth/refresh").status()).isEqualTo(503);
        String warning = "The session cannot be renewed just now, and ends 3 Feb 2026, 11:15 unless that works before.";
        assertThat(page("/sources"))
                .contains(warning, "The toy gives no tokens.", "data-action=\"renew\"", ">Reconnect to Toy")
                .containsPattern(fact("Session", "ends 3 Feb 2026, 11:15 unless it can be renewed before"));
        assertThat(page("/")).contains(warning, ">Reconnect to Toy").containsOnlyOnce("/api/toy/auth/login");
    }

    @Test
    @DisplayName("asks to sign in again when the session has ended, and shows the last good figures")
    void asksToSignInAgain() {
        signIn();
        api.refuseTokens(Reason.AUTHORIZATION_REQUIRED);
        assertThat(server.post("/api/toy/auth/refresh").status()).isEqualTo(409);
        server.post("/api/sources/toy/refresh");
        now.set(TestServer.NOW.plus(Duration.ofHours(3)));
        String ended = "The session at Toy &lt;b&gt;Bank&lt;/b&gt; has ended. New figures need a new sign-in.";
        assertThat(page("/sources")).contains(ended, ">Reconnect to Toy").doesNotContain("data-action=\"refresh\"");
        assertThat(page("/"))
                .contains(
                        ended,
                        ">Reconnect to Toy",
                        "not readable now: the last good figures are shown, read 3 Feb 2026, 10:15 (3 hours ago)",
                        "Please sign in again at the broker.",
                        "€100.00");
        assertThat(page("/?lang=fr")).contains("La session chez Toy", "Se reconnecter à Toy");
    }

    @Test
    @DisplayName("asks for nothing on the portfolio where only files count")
    void asksForNothingWhereFilesCount() {
        server.upload(FILES, "a.txt", POSITIONS);
        assertThat(page("/")).doesNotContain("auth/login");
    }

    @Test
    @DisplayName("goes on showing a file after a sign-in, says so, and offers the API's figures")
    void neverSwitchesSilently() {
        server.upload(FILES, "a.txt", POSITIONS);
        signIn();
        assertThat(page("/sources?toy=connected"))
                .containsPattern("(?s)value=\"file\" checked.{0,120}data-name=\"a.txt\"")
                .contains("but an uploaded file is still what counts.", "data-action=\"use-api\"");
        assertThat(page("/")).contains("€4,586.20");
        server.put("/api/sources/toy", "{\"mode\":\"api\"}");
        assertThat(page("/sources")).doesNotContain("use-api");
        assertThat(page("/")).contains("€100.00").doesNotContain("4,586.20");
    }

    @Test
    @DisplayName("names the file that is shown in place of an API that never answered")
    void namesTheFileInstead() {
        server.upload(FILES, "a.txt", POSITIONS);
        server.put("/api/sources/toy", "{\"mode\":\"api\"}");
        assertThat(page("/"))
                .contains(
                        "not readable yet: the uploaded file a.txt is shown instead",
                        "datetime=\"2026-02-02T21:00:00Z\"",
                        "Please sign in again at the broker.",
                        "Nobody is signed in at Toy",
                        ">Connect to Toy",
                        "€4,586.20");
    }

    @Test
    @DisplayName("explains in the person's words what became of a sign-in")
    void explainsArrivals() {
        for (Reason reason : Reason.values()) {
            assertThat(page("/sources?toy=error&reason=" + reason))
                    .containsPattern("(?s)class=\"notice arrival warning\" role=\"alert\" tabindex=\"-1\".{0,40}"
                            + "data-outcome=\"error\" data-reason=\"" + reason + "\">Nobody was signed in");
        }
        assertThat(page("/sources?toy=error&reason=ACCESS_DENIED")).contains("the sign-in was declined.");
        assertThat(page("/sources?toy=error&reason=%3Cimg%3E"))
                .contains("data-reason=\"\">Nobody was signed in", "for a reason that is not known here")
                .doesNotContain("<img");
        assertThat(page("/sources?toy=error&reason=UNAVAILABLE&lang=fr")).contains("Veuillez recommencer plus tard.");
        // Nobody is: somebody opened the address again.
        assertThat(page("/sources?toy=connected")).doesNotContain("class=\"notice arrival");
        assertThat(page("/sources?other=error&reason=INTERNAL")).doesNotContain("class=\"notice arrival");
        signIn();
        assertThat(page("/sources?toy=connected"))
                .containsPattern("data-outcome=\"connected\" data-reason=\"\">You are signed in at Toy");
    }

    @Test
    @DisplayName("lets a sign-in's window know who opened it, and no other window anything")
    void opensWindows() {
        assertThat(openerPolicy("/")).isEqualTo("same-origin-allow-popups");
        assertThat(openerPolicy("/sources")).isEqualTo("same-origin-allow-popups");
        assertThat(openerPolicy("/sources?other=error")).isEqualTo("same-origin-allow-popups");
        assertThat(openerPolicy("/sources?toy=connected")).isEqualTo("unsafe-none");
        assertThat(openerPolicy("/api/portfolio")).isEqualTo("same-origin");
        assertThat(openerPolicy("/static/api.js")).isEqualTo("same-origin");
    }

    @Test
    @DisplayName("holds each account against the broker's own sum")
    void reconciles() {
        // 100.00 in cash; 112.00 - 100.00 - 9.00 + 2.00 leaves 5.00, more than the cent of one line.
        api.answer(ACCOUNT.withReported(new ReportedTotal(
                Money.of("112.00", "EUR"),
                List.of(
                        new ReportedTotal.Part("PENDING_PROFIT", Money.of("9.00", "EUR")),
                        new ReportedTotal.Part("CLOSING_COSTS", Money.of("-2.00", "EUR"))))));
        signIn();
        assertThat(page("/"))
                .containsPattern("(?s)<details class=\"reconciliation\" open>.*>1</th>.*>differs<.*€112.00.*€100.00.*"
                        + "pending profit of squared positions: €9.00.*closing costs: -€2.00.*€5.00")
                .containsPattern("(?s)€5.00</td>\\s*<td>.{0,60}datetime=\"2026-02-03T09:15:00Z\"");
        api.answer(ACCOUNT.withReported(new ReportedTotal(Money.of("100.01", "EUR"), List.of())));
        server.post("/api/sources/toy/refresh");
        assertThat(page("/"))
                .containsPattern("(?s)<details class=\"reconciliation\">.*>agrees<.*€100.01.*nothing known.*€0.01");
    }

    @Test
    @DisplayName("shows when a price was quoted, and what was reckoned without one")
    void showsTheTimeOfPrices() {
        Position position = new Position(
                instrument(),
                Quantity.of("20"),
                Optional.empty(),
                Optional.of(Money.of("229.31", "EUR")),
                Optional.of(Instant.parse("2026-01-30T21:00:00Z")),
                Optional.of(Money.of("4586.20", "EUR")),
                Optional.empty(),
                Optional.empty(),
                Valued.FROM_COST_AND_PROFIT);
        api.answer(AccountSnapshot.of(AccountId.of("toy", "1"), List.of(), List.of(position)));
        signIn();
        assertThat(page("/"))
                .containsPattern("(?s)€229.31\\s*<small>of 30 Jan 2026, 22:00</small>")
                .contains("from cost and profit: the broker gave no price");
    }

    @Test
    @DisplayName("names the account of an entry that is left out")
    void namesTheAccountOfAnEntry() {
        api.note(Finding.of(Finding.Severity.ERROR, "UNREADABLE_ENTRY", "A position is left out, because it is odd.")
                .inColumn("Amount", "x")
                .inAccount(AccountId.of("toy", "1")));
        signIn();
        assertThat(page("/"))
                .contains("Toy &lt;b&gt;Bank&lt;/b&gt;, account 1: A position is left out, because it is odd.")
                .contains("<small>Account 1</small>");
    }

    @Test
    @DisplayName("reads figures that are due when the page is opened, without waiting for them")
    void readsWhatIsDue() {
        signIn();
        assertThat(page("/")).contains("data-reading=\"\"");
        api.answer(cash("200.00"));
        api.hold();
        now.set(TestServer.NOW.plus(Duration.ofMinutes(255)));
        assertThat(page("/")).contains("data-reading=\"toy\"", "€100.00", "4 hours ago");
        api.release();
        server.post("/api/sources/toy/refresh");
        assertThat(page("/")).contains("data-reading=\"\"", "€200.00");
    }

    @Test
    @DisplayName("does not ask again and again what fails")
    void asksOnceWhatFails() {
        signIn();
        api.fail(Reason.UNAVAILABLE);
        now.set(TestServer.NOW.plus(Duration.ofMinutes(255)));
        page("/");
        server.post("/api/sources/toy/refresh");
        int reads = api.reads();
        assertThat(page("/")).contains("data-reading=\"\"", "read 3 Feb 2026, 10:15 (4 hours ago)");
        assertThat(api.reads()).isEqualTo(reads);
    }

    @Test
    @DisplayName("shows that something was entered, never what, and no token, code or state either")
    void showsNoSecret() {
        server.put(
                "/api/sources/toy/credentials",
                "{\"clientId\":\"%s-id\",\"clientSecret\":\"%s-pass\"}".formatted(ToyApi.SECRET, ToyApi.SECRET));
        signIn();
        assertThat(page("/sources"))
                .containsPattern("(?s)App secret.{0,80}something is kept")
                .contains("data-action=\"forget\"");
        for (String path : new String[] {"/", "/sources", "/sources?toy=connected", "/api/sources"}) {
            assertThat(page(path)).as(path).doesNotContain(ToyApi.SECRET);
        }
    }

    private void signIn() {
        Answer login = server.get("/api/toy/auth/login");
        String cookie = login.response().headers().firstValue("Set-Cookie").orElseThrow();
        String path = "/api/toy/callback?code=" + ToyApi.SECRET + "-code&state=" + login.text("/state");
        Answer back = server.send(server.request(path).header("Cookie", cookie).build());
        assertThat(back.response().headers().firstValue("Location")).hasValue("/sources?toy=connected");
    }

    private String page(String path) {
        Answer answer = server.send(
                server.request(path).header("Accept-Language", "en-GB,en").build());
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().body().replaceAll("[\\u00a0\\u202f]", " ");
    }

    private String openerPolicy(String path) {
        return server.get(path)
                .response()
                .headers()
                .firstValue("Cross-Origin-Opener-Policy")
                .orElse("");
    }

    private static String fact(String label, String text) {
        return "<dt>" + label + "</dt><dd>(<time datetime=\"[0-9TZ:-]+\">)?" + text + '<';
    }

    private static AccountSnapshot cash(String euros) {
        return AccountSnapshot.of(AccountId.of("toy", "1"), List.of(CashBalance.of(Money.of(euros, "EUR"))), List.of());
    }

    private static Instrument instrument() {
        return new Instrument(Set.of(Isin.of("US0378331005")), "Apple Inc.", AssetClass.STOCK, Optional.empty());
    }
}
