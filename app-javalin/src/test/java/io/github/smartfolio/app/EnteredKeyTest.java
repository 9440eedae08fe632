package io.github.smartfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A key that lets a connection in")
class EnteredKeyTest {

    private static final String CREDENTIALS = "/api/sources/toy/credentials";
    private static final String RIGHT = "{\"apiKey\":\"%s\"}".formatted(ToyApi.SECRET);
    private static final String WRONG = "{\"apiKey\":\"wrong\"}";

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(TestServer.NOW);
    private ToyApi api;
    private TestServer server;

    @BeforeEach
    void start() {
        api = ToyApi.withKey("toy", "Toy");
        api.answer(AccountSnapshot.of(
                AccountId.of("toy", "1"), List.of(CashBalance.of(Money.of("100.00", "EUR"))), List.of()));
        Brokers brokers = Brokers.of(List.of(new ToyReader("toy", "Toy")), List.of(api));
        server = TestServer.start(TestServer.settings(folder, brokers, Map.of()), brokers, now::get);
    }

    @AfterEach
    void stop() {
        server.close();
        api.close();
    }

    @Test
    @DisplayName("is tried, kept, and the API used at once with the figures that the trial brought")
    void tried() {
        assertThat(server.put(CREDENTIALS, RIGHT).status()).isEqualTo(204);

        assertThat(api.reads()).isEqualTo(1);
        Answer sources = server.get("/api/sources");
        assertThat(sources.text("/0/mode")).isEqualTo("api");
        assertThat(sources.text("/0/state")).isEqualTo("ANSWERED");
        assertThat(sources.text("/0/credentials/0/set")).isEqualTo("true");
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("100.00");
        assertThat(api.reads()).isEqualTo(1);
        server.post("/api/sources/toy/refresh");
        assertThat(server.get("/api/sources").text("/0/state")).isEqualTo("ANSWERED");
    }

    @Test
    @DisplayName("that is refused is not kept, and neither what was kept before nor the figures change")
    void refused() {
        Answer refused = server.put(CREDENTIALS, WRONG);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/reason")).isEqualTo("MISCONFIGURED");
        assertThat(refused.text("/detail")).isEqualTo("The toy does not know this key.");
        assertThat(server.get("/api/sources").text("/0/credentials/0/set")).isEqualTo("false");
        assertThat(server.get("/api/sources").text("/0/mode")).isEqualTo("off");

        server.put(CREDENTIALS, RIGHT);
        assertThat(server.put(CREDENTIALS, WRONG).status()).isEqualTo(422);
        server.post("/api/sources/toy/refresh");
        assertThat(server.get("/api/sources").text("/0/state")).isEqualTo("ANSWERED");
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("100.00");
    }

    @Test
    @DisplayName("is kept when the broker cannot be asked, and why is shown")
    void notAsked() {
        api.fail(Reason.UNAVAILABLE);
        assertThat(server.put(CREDENTIALS, RIGHT).status()).isEqualTo(204);

        assertThat(api.reads()).isEqualTo(1);
        Answer sources = server.get("/api/sources");
        assertThat(sources.text("/0/credentials/0/set")).isEqualTo("true");
        assertThat(sources.text("/0/state")).isEqualTo("MISSING");
        assertThat(sources.text("/0/failure/reason")).isEqualTo("UNAVAILABLE");
        // Tried again after ten minutes.
        assertThat(sources.text("/0/nextRefresh"))
                .isEqualTo(TestServer.NOW.plus(Duration.ofMinutes(10)).toString());
    }

    @Test
    @DisplayName("does not switch off a file that is in use")
    void keepsTheFile() {
        server.upload(
                "/api/sources/toy/files",
                "toy.txt",
                "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 20 4586.20 EUR\n");
        assertThat(server.put(CREDENTIALS, RIGHT).status()).isEqualTo(204);

        assertThat(server.get("/api/sources").text("/0/mode")).isEqualTo("file");
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("4586.20");
    }

    @Test
    @DisplayName("that is forgotten leaves the last good figures with the reason")
    void forgotten() {
        server.put(CREDENTIALS, RIGHT);
        now.set(TestServer.NOW.plus(Duration.ofHours(1)));
        assertThat(server.delete(CREDENTIALS).status()).isEqualTo(204);

        Answer sources = server.get("/api/sources");
        assertThat(sources.text("/0/state")).isEqualTo("LAST_GOOD");
        assertThat(sources.text("/0/failure/reason")).isEqualTo("MISCONFIGURED");
        assertThat(sources.text("/0/asOf")).isEqualTo(TestServer.NOW.toString());
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("100.00");
    }

    @Test
    @DisplayName("is asked for on the page, with what it should be allowed to do, and never shown")
    void page() {
        assertThat(page("en"))
                .contains("<details open>", "Your API key", "A key that may look and not touch.")
                .containsPattern("(?s)API key.{0,80}\\(required, nothing is kept\\)")
                .contains("name=\"apiKey\" type=\"password\"");
        assertThat(page("fr")).contains("Votre clé d’API", "<p lang=\"en\">A key that may look and not touch.");
        server.put(CREDENTIALS, RIGHT);
        assertThat(page("en")).contains("<details>", "something is kept").doesNotContain(ToyApi.SECRET, "auth/login");
    }

    private String page(String language) {
        return server.get("/sources?lang=" + language).response().body().replaceAll("[\\u00a0\\u202f]", " ");
    }
}
