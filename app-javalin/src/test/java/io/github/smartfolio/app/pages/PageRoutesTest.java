package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.sources.Brokers;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageRoutesTest {

    private static final String FILES = "/api/sources/toy/files";
    private static final String POSITIONS = """
            toy positions
            asOf 2025-09-10T13:59:41Z
            position US0378331005 20 4586.20 EUR
            position US5949181045 1 9 USD
            position US88160R1014 -1.5
            bad
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, Brokers.of(new ToyReader("toy", "Toy <b>Bank</b>")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("invites to upload a file where nothing is counted")
    void isEmptyAtFirst() {
        assertThat(page("/"))
                .contains("Nothing is counted yet", "href=\"/sources\"")
                .doesNotContain("id=\"total\"");
        assertThat(page("/sources")).contains("No file has been uploaded yet.", "type=\"file\"");
    }

    @Test
    @DisplayName("shows the total with its date, its age and a word about it")
    void showsTheAgeOfTheTotal() {
        server.upload(FILES, "a.txt", POSITIONS);
        assertThat(page("/?lang=fr").replaceAll("[\\u00a0\\u202f]", " "))
                .contains("4 586,20 €")
                .containsPattern(
                        "(?s)id=\"total-amount\".{0,120}datetime=\"2025-09-10T13:59:41Z\">10 sept. 2025.{0,5} 15:59</time> "
                                + "\\(il y a 4 mois\\) <span class=\"badge outdated\">périmé</span>");
        assertThat(page("/")).containsPattern("(?s)€4,586.20</span>.{0,300}4 months ago.{0,60}outdated");
    }

    @Test
    @DisplayName("names what the total leaves out, in the person's words")
    void namesWhatIsLeftOut() {
        server.upload(FILES, "a.txt", POSITIONS);
        assertThat(page("/"))
                .contains(
                        "4 things not in this total",
                        "Company US5949181045: no exchange rate to EUR is known.",
                        "Company US88160R1014: no value is known.",
                        "a positions file holds no cash.",
                        "Row 6 of the file of Toy &lt;b&gt;Bank&lt;/b&gt;: Not readable.");
        assertThat(page("/?lang=fr")).contains("un fichier de positions ne contient pas les liquidités.");
    }

    @Test
    @DisplayName("says that a position has no value and why, and never 0")
    void saysWhyThereIsNoValue() {
        server.upload(FILES, "a.txt", POSITIONS);
        assertThat(page("/"))
                .containsPattern("(?s)no value</span>.{0,200}no price is known")
                .containsPattern("(?s)no value</span>.{0,200}no exchange rate to EUR is known")
                .doesNotContain("€0.00", "US$0.00");
    }

    @Test
    @DisplayName("shows a hostile name as text")
    void escapesNames() {
        String hostile = "<img src=x onerror=alert(1)>.txt";
        server.upload(FILES, hostile, POSITIONS);
        assertThat(page("/sources"))
                .contains("&lt;img src=x onerror=alert(1)&gt;.txt</th>", "Toy &lt;b&gt;Bank")
                .doesNotContain("<img", "<b>Bank");
        assertThat(page("/")).doesNotContain("<b>Bank");
    }

    @Test
    @DisplayName("marks a date that nobody gave")
    void marksGuessedDates() {
        server.upload(FILES, "a.txt", "toy positions\nposition US0378331005 20 4586.20 EUR\n");
        assertThat(page("/"))
                .contains("not newer than", "Date not known", "at the latest; date not known", ">stale</span>")
                .doesNotContain(">fresh</span>");
        assertThat(page("/sources")).contains("Date not known", "at the latest; date not known");
    }

    @Test
    @DisplayName("lists files, and says which counts")
    void listsFiles() {
        server.upload(FILES, "old.txt", POSITIONS);
        server.upload(FILES, "new.txt", POSITIONS + "\n");
        assertThat(page("/sources"))
                .containsOnlyOnce("<strong>counts</strong>")
                .containsOnlyOnce("kept, not counted")
                .containsPattern("(?s)value=\"file\" checked.{0,120}data-name=\"old.txt\"")
                .contains("aria-label=\"Count new.txt\"", "aria-label=\"Delete old.txt\"");
    }

    @Test
    @DisplayName("speaks the language asked for, and remembers the one chosen")
    void speaksLanguages() {
        assertThat(get("/", "Accept-Language", "de, fr-CH;q=0.9, en;q=0.8").body())
                .contains("<html lang=\"fr\">");
        assertThat(get("/", "Accept-Language", "de").body()).contains("<html lang=\"en\">");
        assertThat(get("/", "Accept-Language", "?;q=x").body()).contains("<html lang=\"en\">");
        HttpResponse<String> chosen = get("/?lang=fr", "Accept-Language", "en");
        assertThat(chosen.body()).contains("<html lang=\"fr\">");
        String cookie = chosen.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).startsWith("lang=fr;").contains("HttpOnly", "SameSite=Lax");
        assertThat(get("/", "Cookie", "lang=fr").body()).contains("<html lang=\"fr\">");
        assertThat(get("/?lang=xx", "Cookie", "lang=<").body()).contains("<html lang=\"en\">");
    }

    @Test
    @DisplayName("adds up in the currency asked for")
    void addsUpInACurrency() {
        server.upload(FILES, "a.txt", POSITIONS);
        assertThat(page("/?currency=USD"))
                .contains("$9.00", "value=\"USD\" selected", "?lang=fr&amp;currency=USD")
                .contains("Company US0378331005: no exchange rate to USD is known.");
    }

    @Test
    @DisplayName("answers browsers with a page also where there is none, and programs with a problem")
    void answersProblems() {
        HttpResponse<String> page = get("/nope", "Accept", "text/html,*/*;q=0.8");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no page at this address.");
        assertThat(get("/?currency=Euro", "Accept", "text/html").body()).contains("an unknown currency");
        assertThat(server.get("/nope").text("/status")).isEqualTo("404");
        assertThat(get("/api/nope", "Accept", "text/html").body()).startsWith("{");
    }

    @Test
    @DisplayName("is kept by nobody, loads only from here, and serves its style and scripts")
    void isKeptByNobody() {
        HttpResponse<String> page = get("/", "Accept", "text/html");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'self'");
        assertThat(page.body()).doesNotContain("<style", "style=\"", "onclick");
        for (String file :
                List.of("pages.css", "api.js", "portfolio.js", "sign-in.js", "sources.js", "table.js", "icon.svg")) {
            HttpResponse<String> answer = get("/static/" + file, "Accept", "*/*");
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        }
        assertThat(get("/static/..%2fmessages_en.properties", "Accept", "*/*").statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    @DisplayName("says so where all is sample data")
    void saysThatItIsADemo() throws Exception {
        Settings demo = TestServer.settings(folder, Brokers.of(), Map.of("SMARTFOLIO_DEMO", "true"));
        assertThat(page("/")).doesNotContain("sample data");
        try (TestServer other = TestServer.start(demo, Brokers.found())) {
            String body = client.send(other.request("/").build(), BodyHandlers.ofString())
                    .body();
            assertThat(body).contains("This is sample data", "€33,933.64", "Tesla Inc.", "TSLA · XNAS", "US88160R1014");
        }
    }

    private String page(String path) {
        HttpResponse<String> answer = get(path, "Accept-Language", "en-GB,en");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        return answer.body();
    }

    private HttpResponse<String> get(String path, String header, String value) {
        try {
            return client.send(server.request(path).header(header, value).build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
