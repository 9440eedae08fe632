package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Profit over HTTP")
class ProfitRoutesTest {

    private static final String FILES = "/api/sources/toy/files";
    // Cash: 1000 - 200 - 300 + 280 = 780. Left of Apple: 10 + 10 - 8 = 12 units.
    private static final String LEDGER = """
            toy statement
            asOf 2026-02-01T21:00:00Z
            cash 780 EUR
            deposit 2025-01-02 1000.00 EUR b1
            buy 2025-02-03 US0378331005 10 -200.00 EUR t1
            buy 2025-03-03 US0378331005 10 -300.00 EUR t2
            sell 2025-06-02 US0378331005 -8 280.00 EUR t3
            """;
    private static final String HELD =
            "toy positions\nasOf 2026-02-01T21:00:00Z\nposition US0378331005 12 480.00 EUR\n";

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, Brokers.of(new ToyReader("toy", "Toy Bank")));
        server.upload(FILES, "held.txt", HELD);
        String statement = server.upload(FILES, "statement.txt", LEDGER).text("/id");
        server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + statement + "\"}");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("is told in its parts, in total and for each instrument")
    void parts() {
        Answer profit = server.get("/api/profit");
        assertThat(profit.text("/method")).isEqualTo("fifo");
        // 8 of the first ten, which cost 20 each: 280 - 160.
        assertThat(profit.text("/total/realized/amount/amount")).isEqualTo("120.00");
        // 480 - (2 at 20 and 10 at 30)
        assertThat(profit.text("/total/unrealized/amount/amount")).isEqualTo("140.00");
        assertThat(profit.text("/total/cost/amount/amount")).isEqualTo("340.00");
        assertThat(profit.text("/total/net/amount/amount")).isEqualTo("260.00");
        assertThat(profit.text("/total/net/complete")).isEqualTo("true");
        JsonNode apple = position(profit, "US0378331005");
        assertThat(apple.at("/quantity").asText()).isEqualTo("12");
        assertThat(apple.at("/costOrigin").asText()).isEqualTo("COMPUTED");
        assertThat(apple.at("/realized/amount/amount").asText()).isEqualTo("120.00");
        assertThat(apple.at("/lots").isNull()).isTrue();
        assertThat(profit.json().at("/reconciliation/units")).isEmpty();
        assertThat(profit.json().at("/reconciliation/cash")).isEmpty();
        assertThat(profit.json().at("/reconciliation/checkedCash").toString()).isEqualTo("[\"toy\"]");

        // (200 + 300) / 20 = 25 each: 280 - 200, and 480 - 300.
        Answer average = server.get("/api/profit?method=average");
        assertThat(average.text("/total/realized/amount/amount")).isEqualTo("80.00");
        assertThat(average.text("/total/unrealized/amount/amount")).isEqualTo("180.00");
        assertThat(server.get("/api/profit?from=2025-07-01").text("/total/realized/amount/amount"))
                .isEqualTo("0.00");
    }

    @Test
    @DisplayName("comes with the lots behind it when they are asked for")
    void lots() {
        JsonNode apple = position(server.get("/api/profit?lots=true"), "US0378331005");
        assertThat(apple.at("/lots")).hasSize(2);
        assertThat(apple.at("/lots").findValuesAsText("quantity")).containsExactly("2", "10");
        assertThat(apple.at("/lots/0/cost/amount").asText()).isEqualTo("40.00");
        assertThat(apple.at("/lots/1/acquired").asText()).isEqualTo("2025-03-03");
        assertThat(apple.at("/disposals")).hasSize(1);
        assertThat(apple.at("/disposals/0/quantity").asText()).isEqualTo("8");
        assertThat(apple.at("/disposals/0/gain/amount").asText()).isEqualTo("120.00");
        assertThat(apple.at("/disposals/0/acquired").asText()).isEqualTo("2025-02-03");
    }

    @Test
    @DisplayName("says by name what it cannot know, until a person says what it cost")
    void gaps() {
        server.upload(
                FILES,
                "t.txt",
                "toy transactions\ntransfer 2025-08-01 US5949181045 3\nsell 2025-09-01 US5949181045 -3 90.00 EUR t9\n"
                        + "sell 2025-09-02 US88160R1014 -1 10.00 EUR t10\nevent 2025-09-03 Frobnicated\n");
        Answer profit = server.get("/api/profit");
        assertThat(profit.text("/total/realized/amount/amount")).isEqualTo("120.00");
        assertThat(profit.text("/total/realized/complete")).isEqualTo("false");
        assertThat(profit.json().at("/total/realized/gaps").findValuesAsText("reason"))
                .containsExactlyInAnyOrder("COST_UNKNOWN", "MISSING_ACQUISITION");
        assertThat(profit.json().at("/missingAcquisitions").findValuesAsText("name"))
                .containsExactly("Company US88160R1014");
        assertThat(profit.text("/unknown/0/type")).isEqualTo("Frobnicated");
        // The ledger has 90 + 10 more than the broker.
        assertThat(profit.json().at("/reconciliation/cash").toString())
                .isEqualTo("[{\"broker\":\"toy\",\"byLedger\":{\"amount\":\"880.00\",\"currency\":\"EUR\"},"
                        + "\"byBroker\":{\"amount\":\"780.00\",\"currency\":\"EUR\"},\"asOf\":\"2026-02-01\"}]");

        String transfer = server.get("/api/transactions?to=2025-08-01&limit=1").text("/transactions/0/id");
        server.put("/api/transactions/" + transfer + "/cost", "{\"amount\":\"60\",\"currency\":\"EUR\"}");
        // 120 + 90 - 60
        assertThat(server.get("/api/profit").text("/total/realized/amount/amount"))
                .isEqualTo("150.00");
        assertThat(position(server.get("/api/profit"), "US5949181045")
                        .at("/realized/complete")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    @DisplayName("has rates of return where the ledger explains what is held, else why there are none")
    void returns() {
        Answer returns = server.get("/api/returns");
        assertThat(returns.json().at("/brokers").toString()).isEqualTo("[\"toy\"]");
        // 1000 on 2025-01-02 are 480 + 780 = 1260 on 2026-02-03, 397 days later: 1.26^(365/397) - 1 = 0.23673...
        assertThat(returns.text("/total/xirr/value")).startsWith("0.2367");
        // 0.26 of all that was paid in, on the first day
        assertThat(returns.text("/total/modifiedDietz/value")).startsWith("0.26");
        assertThat(returns.json().at("/accounts")).hasSize(1);
        assertThat(returns.text("/accounts/0/xirr/value")).isEqualTo(returns.text("/total/xirr/value"));
        // 1260 / 1000 - 1: nothing was paid in or out after the first day
        assertThat(returns.text("/accounts/0/timeWeighted/value")).startsWith("0.26");
        assertThat(returns.text("/instruments/0/instrument/isin")).isEqualTo("US0378331005");
        assertThat(returns.text("/instruments/0/xirr/value")).isNotNull();

        server.upload(FILES, "t.txt", "toy transactions\ndeposit 2025-09-01 5.00 EUR b9\n");
        Answer unexplained = server.get("/api/returns");
        assertThat(unexplained.text("/total/xirr/value")).isNull();
        assertThat(unexplained.text("/total/xirr/reason")).isEqualTo("LEDGER_INCOMPLETE");
        assertThat(unexplained.text("/total/xirr/detail"))
                .isEqualTo("cash at toy: EUR 785 by the ledger, EUR 780 by the broker");
    }

    @Test
    @DisplayName("has a history of totals, with what is missing in it")
    void history() {
        JsonNode days = server.get("/api/history").json().at("/days");
        JsonNode last = days.get(days.size() - 1);
        assertThat(last.at("/day").asText()).isEqualTo("2026-02-01");
        assertThat(last.at("/total/amount").asText()).isEqualTo("1260.00");
        assertThat(last.at("/complete").asBoolean()).isTrue();
        JsonNode first = days.get(0);
        assertThat(first.at("/day").asText()).isEqualTo("2025-01-02");
        assertThat(first.at("/total/amount").asText()).isEqualTo("1000.00");
        assertThat(first.at("/parts/0/origin").asText()).isEqualTo("COMPUTED");
        assertThat(server.get("/api/history?from=2026-01-01").json().at("/days"))
                .hasSize(1);
    }

    private static JsonNode position(Answer profit, String isin) {
        for (JsonNode position : profit.json().at("/positions")) {
            if (position.at("/instrument/isin").asText().equals(isin)) {
                return position;
            }
        }
        throw new AssertionError(isin + " is not in " + profit.json());
    }
}
