package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.rates.FakeEcb;
import io.github.smartfolio.app.sources.Brokers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortfolioRoutesTest {

    private static final String FILES = "/api/sources/toy/files";

    @TempDir
    private Path folder;

    private final Brokers brokers = Brokers.of(new ToyReader("toy", "Toy Bank"));

    @Test
    @DisplayName("is empty and complete without any source")
    void isEmptyAtFirst() {
        try (TestServer server = TestServer.start(folder, brokers)) {
            Answer answer = server.get("/api/portfolio");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().toString())
                    .isEqualTo(
                            "{\"at\":\"2026-02-03T09:15:00Z\",\"asOf\":null,\"currency\":\"EUR\","
                                    + "\"total\":{\"amount\":\"0.00\",\"currency\":\"EUR\"},\"complete\":true,\"excluded\":[],"
                                    + "\"rates\":[],\"sources\":[],\"positions\":[],\"cash\":[],\"conflicts\":[],\"notStored\":null}");
        }
    }

    @Test
    @DisplayName("gives reported figures digit for digit, with the minor unit's zeros")
    void keepsDigits() {
        try (TestServer server = TestServer.start(folder, brokers)) {
            server.upload(
                    FILES,
                    "a.txt",
                    "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 1E+3 12345678901234.123456789 EUR\n"
                            + "cash 0.5 EUR\n");
            Answer answer = server.get("/api/portfolio");
            assertThat(answer.text("/total/amount")).isEqualTo("12345678901234.623456789");
            assertThat(answer.text("/positions/0/value/amount")).isEqualTo("12345678901234.123456789");
            assertThat(answer.text("/positions/0/quantity")).isEqualTo("1000");
            assertThat(answer.text("/positions/0/id")).isEqualTo("ISIN~US0378331005");
            assertThat(answer.text("/positions/0/isin")).isEqualTo("US0378331005");
            assertThat(answer.text("/positions/0/price")).isNull();
            assertThat(answer.text("/positions/0/account")).isEqualTo("1");
            assertThat(answer.text("/positions/0/broker")).isEqualTo("toy");
            assertThat(answer.text("/positions/0/valuation")).isEqualTo("REPORTED");
            assertThat(answer.text("/cash/0/balance/amount")).isEqualTo("0.50");
            assertThat(answer.text("/cash/0/pending")).isNull();
            assertThat(answer.text("/asOf")).isEqualTo("2026-02-02T21:00:00Z");
            assertThat(answer.json().get("complete").asBoolean()).isTrue();
        }
    }

    @Test
    @DisplayName("names what the total leaves out")
    void namesWhatIsLeftOut() {
        try (TestServer server = TestServer.start(folder, brokers)) {
            server.upload(
                    FILES,
                    "a.txt",
                    "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 20\nposition US5949181045 1 9 USD\nbad\n");
            Answer answer = server.get("/api/portfolio");
            assertThat(answer.text("/total/amount")).isEqualTo("0.00");
            assertThat(answer.json().get("complete").asBoolean()).isFalse();
            assertThat(answer.json().get("excluded").findValuesAsText("reason"))
                    .containsExactlyInAnyOrder("NO_PRICE", "NO_RATE", "NOT_IN_FILE", "NOT_READ");
            assertThat(answer.json().get("excluded").findValuesAsText("kind"))
                    .containsExactlyInAnyOrder("position", "position", "cash", "entry");
            assertThat(answer.text("/excluded/0/instrument")).isEqualTo("ISIN~US0378331005");
            assertThat(answer.text("/positions/0/value")).isNull();
            assertThat(answer.text("/sources/0/findings/0/code")).isEqualTo("BAD");
        }
    }

    @Test
    @DisplayName("converts at the rate of the day of the figure, and rounds what was converted")
    void converts() throws Exception {
        HttpServer ecb = FakeEcb.start(
                FakeEcb.history("Date,USD,", "2026-02-03,2.0000,", "2026-02-02,1.1750,"), FakeEcb.MISSING);
        try (TestServer server = TestServer.start(withEcb(ecb), brokers)) {
            waitForRates(server);
            server.upload(
                    FILES,
                    "a.txt",
                    "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 20 4586.20 USD\ncash 1 EUR\n");
            Answer answer = server.get("/api/portfolio");
            // 4586.20 / 1.1750 = 3903.148...
            assertThat(answer.text("/positions/0/value/amount")).isEqualTo("3903.15");
            assertThat(answer.text("/positions/0/marketValue/amount")).isEqualTo("4586.20");
            assertThat(answer.text("/total/amount")).isEqualTo("3904.15");
            assertThat(answer.json().get("rates").toString())
                    .isEqualTo("[{\"base\":\"EUR\",\"quote\":\"USD\",\"value\":\"1.175\",\"date\":\"2026-02-02\","
                            + "\"provider\":\"ECB\"}]");
            assertThat(server.get("/api/portfolio?currency=USD").text("/total/amount"))
                    .isEqualTo("4587.38"); // + 1.175
        } finally {
            ecb.stop(0);
        }
    }

    @Test
    @DisplayName("uses the stored rates when the ECB cannot be reached")
    void usesStoredRates() throws Exception {
        HttpServer ecb = FakeEcb.start(FakeEcb.history("Date,USD,", "2026-02-02,1.1750,"), FakeEcb.MISSING);
        Settings settings = withEcb(ecb);
        try (TestServer server = TestServer.start(settings, brokers)) {
            waitForRates(server);
            server.upload(
                    FILES, "a.txt", "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 20 1.175 USD\n");
        } finally {
            ecb.stop(0);
        }
        try (TestServer server = TestServer.start(settings, brokers)) {
            Answer answer = server.get("/api/portfolio");
            assertThat(answer.text("/total/amount")).isEqualTo("1.00");
            assertThat(answer.text("/rates/0/date")).isEqualTo("2026-02-02");
        }
    }

    @Test
    @DisplayName("refuses a currency that is none")
    void refusesUnknownCurrencies() {
        try (TestServer server = TestServer.start(folder, brokers)) {
            Answer answer = server.get("/api/portfolio?currency=Euro");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("/detail")).contains("'Euro'");
            assertThat(server.get("/api/portfolio?refresh=yes").status()).isEqualTo(400);
        }
    }

    private Settings withEcb(HttpServer ecb) {
        return TestServer.settings(
                folder,
                Brokers.of(),
                Map.of("ECB_BASE_URL", FakeEcb.address(ecb).toString()));
    }

    private static void waitForRates(TestServer server) throws InterruptedException {
        for (int i = 0; i < 600 && server.get("/health").text("/rates/readAt") == null; i++) {
            Thread.sleep(Duration.ofMillis(50).toMillis());
        }
        assertThat(server.get("/health").text("/rates/latest")).isNotNull();
    }
}
