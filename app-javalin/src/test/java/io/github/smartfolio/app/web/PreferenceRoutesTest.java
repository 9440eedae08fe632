package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Preferences")
class PreferenceRoutesTest {

    private static final String PREFERENCES = "/api/preferences";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("are the server's settings at first, are kept once chosen, and count where a request does not say")
    void kept() {
        Brokers brokers = Brokers.of(new ToyReader("toy", "Toy Bank"));
        try (TestServer server = TestServer.start(folder, brokers)) {
            assertThat(server.get(PREFERENCES).json().toString())
                    .isEqualTo("{\"currency\":\"EUR\",\"costMethod\":\"FIFO\",\"zone\":\"Europe/Paris\"}");
            Answer changed = server.put(PREFERENCES, "{\"currency\":\"CHF\",\"costMethod\":\"AVERAGE\"}");
            assertThat(changed.json().toString())
                    .isEqualTo("{\"currency\":\"CHF\",\"costMethod\":\"AVERAGE\",\"zone\":\"Europe/Paris\"}");
            server.put(PREFERENCES, "{\"zone\":\"Pacific/Auckland\"}");
        }
        try (TestServer server = TestServer.start(folder, brokers)) {
            assertThat(server.get(PREFERENCES).json().toString())
                    .isEqualTo("{\"currency\":\"CHF\",\"costMethod\":\"AVERAGE\",\"zone\":\"Pacific/Auckland\"}");
            assertThat(server.get("/api/portfolio").text("/currency")).isEqualTo("CHF");
            assertThat(server.get("/api/portfolio?currency=EUR").text("/currency"))
                    .isEqualTo("EUR");
            assertThat(server.get("/api/profit").text("/currency")).isEqualTo("CHF");
            assertThat(server.get("/api/profit").text("/method")).isEqualTo("average");
            assertThat(server.get("/api/profit?method=FIFO").text("/method")).isEqualTo("fifo");
            server.upload("/api/sources/toy/files", "a.txt", "toy positions\nposition US0378331005 20 100 CHF\n");
            // 2026-02-03T09:15Z is a quarter past ten in the evening there.
            assertThat(server.get("/").response().body()).contains("CHF", "10:15");
        }
    }

    @Test
    @DisplayName("that are none are refused, and nothing changes")
    void refused() {
        try (TestServer server = TestServer.start(folder, Brokers.of())) {
            for (String wrong : List.of(
                    "{\"currency\":\"euro\"}",
                    "{\"currency\":\"CHF\",\"costMethod\":\"LIFO\"}",
                    "{\"currency\":\"CHF\",\"zone\":\"Nowhere/At_all\"}",
                    "{\"currency\":7}",
                    "nothing")) {
                assertThat(server.put(PREFERENCES, wrong).status()).as(wrong).isEqualTo(400);
            }
            assertThat(server.get(PREFERENCES).text("/currency")).isEqualTo("EUR");
        }
    }
}
