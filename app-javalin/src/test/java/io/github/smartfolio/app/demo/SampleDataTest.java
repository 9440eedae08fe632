package io.github.smartfolio.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.sources.Brokers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample file, read by the module that is really on the class path. */
class SampleDataTest {

    private static final String FILES = "/api/sources/saxo/files";
    private static final String NAME = "Positions_10-sept.-2025_15_59_41.csv";

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, Brokers.found());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("counts in full, as of the stamp in its name, and is outdated however new the upload")
    void countsAsOfItsStamp() throws IOException {
        assertThat(server.upload(FILES, NAME, sample()).status()).isEqualTo(201);
        Answer portfolio = server.get("/api/portfolio");
        assertThat(portfolio.text("/total/amount")).isEqualTo("33933.64");
        assertThat(portfolio.json().get("positions")).hasSize(8);
        assertThat(portfolio.json().get("rates")).isEmpty();
        // 15:59:41 in Paris, in summer
        assertThat(portfolio.text("/asOf")).isEqualTo("2025-09-10T13:59:41Z");
        assertThat(portfolio.text("/sources/0/freshness")).isEqualTo("OUTDATED");
        assertThat(portfolio.text("/excluded/0/reason")).isEqualTo("NOT_IN_FILE");
        assertThat(portfolio.text("/excluded/0/kind")).isEqualTo("cash");
    }

    @Test
    @DisplayName("asks for its date when the name does not say it, and takes it from a later upload under its own name")
    void asksForItsDate() throws IOException {
        Answer guessed = server.upload(FILES, "export.csv", sample());
        assertThat(guessed.status()).isEqualTo(201);
        assertThat(guessed.text("/questions/0/id")).isEqualTo("asOf");
        assertThat(guessed.text("/asOf")).isEqualTo(TestServer.NOW.toString());
        assertThat(server.source("saxo").at("/freshness").asText()).isEqualTo("STALE");
        Answer dated = server.upload(FILES, NAME.replace(".csv", " (1).csv"), sample());
        assertThat(dated.status()).isEqualTo(200);
        assertThat(dated.text("/id")).isEqualTo(guessed.text("/id"));
        assertThat(dated.text("/asOf")).isEqualTo("2025-09-10T13:59:41Z");
        assertThat(server.get("/api/portfolio").text("/asOf")).isEqualTo("2025-09-10T13:59:41Z");
        Answer again = server.upload(FILES, "export.csv", sample());
        assertThat(again.text("/asOf")).isEqualTo("2025-09-10T13:59:41Z");
        assertThat(again.json().get("asOfGuessed").asBoolean()).isFalse();
    }

    private static byte[] sample() throws IOException {
        try (InputStream sample = Objects.requireNonNull(SampleData.class.getResourceAsStream(NAME))) {
            return sample.readAllBytes();
        }
    }
}
