package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ledger over HTTP")
class LedgerRoutesTest {

    private static final String FILES = "/api/sources/toy/files";
    private static final String FIRST = """
            toy transactions
            asOf 2026-02-01T21:00:00Z
            deposit 2026-01-05 100.00 EUR b1
            buy 2026-01-06 US0378331005 2 -50.00 EUR t1
            event 2026-01-09 Frobnicated
            bad
            """;
    // Tells of the purchase too, by the same id.
    private static final String SECOND = """
            toy transactions
            asOf 2026-02-02T21:00:00Z
            buy 2026-01-06 US0378331005 2 -50.00 EUR t1
            sell 2026-01-20 US0378331005 -1 30.00 EUR t2
            transfer 2026-01-21 US5949181045 3
            """;

    @TempDir
    private Path folder;

    private TestServer server;
    private String first;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, Brokers.of(new ToyReader("toy", "Toy Bank"), new ToyReader("acme", "Acme")));
        first = server.upload(FILES, "first.txt", FIRST).text("/id");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("tells each event once, the newest first, with all that tell of it")
    void tellsEachOnce() {
        String second = server.upload(FILES, "second.txt", SECOND).text("/id");
        Answer answer = server.get("/api/transactions");
        assertThat(answer.text("/total")).isEqualTo("5");
        assertThat(texts(answer, "date"))
                .containsExactly("2026-01-21", "2026-01-20", "2026-01-09", "2026-01-06", "2026-01-05");
        assertThat(texts(answer, "kind")).containsExactly("TRANSFER_IN", "SELL", "UNKNOWN", "BUY", "DEPOSIT");
        JsonNode purchase = answer.json().at("/transactions/3");
        assertThat(purchase.at("/id").asText()).matches("[0-9a-f]{32}");
        assertThat(purchase.at("/broker").asText()).isEqualTo("toy");
        assertThat(purchase.at("/account").asText()).isEqualTo("1");
        assertThat(purchase.at("/instrument").toString())
                .isEqualTo("{\"id\":\"ISIN~US0378331005\",\"name\":\"Company US0378331005\",\"symbol\":null,"
                        + "\"isin\":\"US0378331005\"}");
        assertThat(purchase.at("/quantity").asText()).isEqualTo("2");
        assertThat(purchase.at("/net").toString()).isEqualTo("{\"amount\":\"-50.00\",\"currency\":\"EUR\"}");
        assertThat(purchase.at("/gross").isNull()).isTrue();
        assertThat(purchase.at("/type").asText()).isEqualTo("Trade");
        assertThat(purchase.at("/text").asText()).isEqualTo("Buy 2");
        assertThat(purchase.at("/ids").toString()).isEqualTo("[\"trade:t1\"]");
        assertThat(purchase.at("/sources"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("toy/" + first, "toy/" + second);
        assertThat(answer.json().at("/unknown").toString())
                .isEqualTo("[{\"broker\":\"toy\",\"type\":\"Frobnicated\",\"count\":1}]");
        // Before each was counted once: 3 and 3.
        assertThat(answer.json().at("/sources").findValuesAsText("transactions"))
                .containsExactly("3", "3");
        assertThat(answer.json().at("/sources").findValuesAsText("file"))
                .containsExactlyInAnyOrder("first.txt", "second.txt");
        assertThat(answer.json().at("/sources").findValuesAsText("code")).containsExactly("BAD");
    }

    @Test
    @DisplayName("is as it was before once a file is deleted again")
    void undone() {
        String before = server.get("/api/transactions").json().toString();
        String second = server.upload(FILES, "second.txt", SECOND).text("/id");
        assertThat(server.get("/api/transactions").text("/total")).isEqualTo("5");
        server.delete(FILES + '/' + second);
        assertThat(server.get("/api/transactions").json().toString()).isEqualTo(before);
    }

    @Test
    @DisplayName("leaves out what a broker tells that is switched off")
    void switchedOff() {
        server.put("/api/sources/toy", "{\"mode\":\"off\"}");
        assertThat(server.get("/api/transactions").text("/total")).isEqualTo("0");
    }

    @Test
    @DisplayName("is asked for by broker, days and instrument, and page by page")
    void filtered() {
        server.upload(FILES, "second.txt", SECOND);
        server.upload("/api/sources/acme/files", "acme.txt", "acme transactions\ndeposit 2026-01-06 7.00 EUR a1\n");
        assertThat(server.get("/api/transactions").text("/total")).isEqualTo("6");
        assertThat(texts(server.get("/api/transactions?broker=acme"), "kind")).containsExactly("DEPOSIT");
        assertThat(texts(server.get("/api/transactions?from=2026-01-06&to=2026-01-09&broker=toy"), "kind"))
                .containsExactly("UNKNOWN", "BUY");
        assertThat(texts(server.get("/api/transactions?instrument=ISIN~US0378331005"), "kind"))
                .containsExactly("SELL", "BUY");
        assertThat(texts(server.get("/api/transactions?instrument=company+us5949"), "kind"))
                .containsExactly("TRANSFER_IN");
        Answer page = server.get("/api/transactions?limit=2&offset=1&broker=toy");
        assertThat(texts(page, "kind")).containsExactly("SELL", "UNKNOWN");
        assertThat(page.text("/total")).isEqualTo("5");
        // The unknown of all pages, not of this one.
        assertThat(server.get("/api/transactions?limit=1").json().at("/unknown"))
                .hasSize(1);
        for (String wrong :
                List.of("limit=0", "limit=x", "offset=-1", "from=yesterday", "from=2026-02-02&to=2026-02-01")) {
            Answer answer = server.get("/api/transactions?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(400);
            assertThat(answer.text("/detail")).as(wrong).contains("must");
        }
    }

    @Test
    @DisplayName("keeps what a person says that units cost, and lets it go again")
    void enteredCost() {
        server.upload(FILES, "second.txt", SECOND);
        String transfer = server.get("/api/transactions").text("/transactions/0/id");
        String cost = "/api/transactions/" + transfer + "/cost";
        assertThat(server.put(cost, "{\"amount\":\"120.50\",\"currency\":\"EUR\"}")
                        .status())
                .isEqualTo(204);
        assertThat(server.get("/api/transactions")
                        .json()
                        .at("/transactions/0/enteredCost")
                        .toString())
                .isEqualTo("{\"amount\":\"120.50\",\"currency\":\"EUR\"}");
        assertThat(server.get("/api/export.json").json().at("/enteredCosts").toString())
                .isEqualTo("[{\"transaction\":\"" + transfer
                        + "\",\"cost\":{\"amount\":\"120.50\",\"currency\":\"EUR\"}}]");
        for (String wrong : List.of(
                "{\"amount\":120,\"currency\":\"EUR\"}",
                "{\"amount\":\"-1\",\"currency\":\"EUR\"}",
                "{\"amount\":\"1e9\",\"currency\":\"EUR\"}",
                "{\"amount\":\"1\",\"currency\":\"XYZ1\"}",
                "[")) {
            assertThat(server.put(cost, wrong).status()).as(wrong).isEqualTo(400);
        }
        assertThat(server.delete(cost).status()).isEqualTo(204);
        assertThat(server.get("/api/transactions")
                        .json()
                        .at("/transactions/0/enteredCost")
                        .isNull())
                .isTrue();
        String sale = server.get("/api/transactions").text("/transactions/1/id");
        Answer refused = server.put("/api/transactions/" + sale + "/cost", "{\"amount\":\"1\",\"currency\":\"EUR\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail")).contains("No units come");
    }

    @Test
    @DisplayName("can be taken away as a table that no spreadsheet takes for formulas")
    void exportCsv() throws Exception {
        Answer answer = server.get("/api/export.csv");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/csv;charset=utf-8");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"smartfolio-2026-02-03.csv\"");
        String text = answer.response().body();
        assertThat(text).startsWith("\uFEFFid,date,time,");
        try (CSVParser table = CSVParser.parse(
                text.substring(1),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            List<CSVRecord> rows = table.getRecords();
            assertThat(rows).extracting(row -> row.get("kind")).containsExactly("UNKNOWN", "BUY", "DEPOSIT");
            CSVRecord purchase = rows.get(1);
            assertThat(purchase.get("net")).isEqualTo("-50.00");
            assertThat(purchase.get("net_currency")).isEqualTo("EUR");
            assertThat(purchase.get("quantity")).isEqualTo("2");
            assertThat(purchase.get("isin")).isEqualTo("US0378331005");
            assertThat(purchase.get("gross")).isEmpty();
            // The reader makes this text of a formula's first character and the word.
            assertThat(rows.get(0).get("text")).isEqualTo("'=Frobnicated");
            assertThat(rows.get(0).get("type")).isEqualTo("Frobnicated");
        }
        assertThat(server.get("/api/export.csv?to=2026-01-05").response().body().lines())
                .hasSize(2);
    }

    @Test
    @DisplayName("can be taken away with everything else as JSON")
    void exportJson() {
        server.upload(FILES, "p.txt", "toy positions\nposition US0378331005 20 4586.20 EUR\n");
        Answer answer = server.get("/api/export.json");
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"smartfolio-2026-02-03.json\"");
        assertThat(answer.text("/portfolio/total/amount")).isEqualTo("4586.20");
        assertThat(answer.json().at("/transactions")).hasSize(3);
        assertThat(answer.json().at("/gains")).isEmpty();
    }

    private static String header(Answer answer, String name) {
        return answer.response().headers().firstValue(name).orElse("");
    }

    private static List<String> texts(Answer answer, String member) {
        List<String> texts = new ArrayList<>();
        answer.json()
                .at("/transactions")
                .forEach(transaction -> texts.add(transaction.path(member).asText()));
        return texts;
    }
}
