package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceRoutesTest {

    private static final String FILES = "/api/sources/toy/files";
    private static final String FIRST =
            "toy positions\nasOf 2026-02-02T21:00:00Z\nposition US0378331005 20 100.5 EUR\n";
    private static final String SECOND = "toy positions\nasOf 2026-02-01T21:00:00Z\nposition US0378331005 20 200 EUR\n";
    private static final String CASH = "toy cash\nasOf 2026-02-01T21:00:00Z\ncash 7 EUR\n";

    private static final String BOOKED = "toy transactions\ndeposit 2026-01-05 100.00 EUR b1\n"
            + "buy 2026-01-06 US0378331005 2 -50.00 EUR t1\nevent 2026-01-07 Frobnicated\n";
    private static final String STATEMENT =
            "toy statement\nasOf 2026-02-01T21:00:00Z\ncash 50 EUR\ndeposit 2026-01-05 100.00 EUR b1\n";

    @TempDir
    private Path folder;

    private final ToyReader toy = new ToyReader("toy", "Toy Bank");
    private final Brokers brokers = Brokers.of(toy, new ToyReader("acme", "Acme"));
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, brokers);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName("lists every broker, also those of which nothing is known yet")
    void listsBrokers() {
        Answer answer = server.get("/api/sources");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().findValuesAsText("id")).containsExactly("acme", "toy");
        assertThat(answer.text("/1/name")).isEqualTo("Toy Bank");
        assertThat(answer.text("/1/mode")).isEqualTo("off");
        assertThat(answer.text("/1/state")).isNull();
        assertThat(answer.text("/1/file")).isNull();
        assertThat(answer.json().at("/1/modes").toString()).isEqualTo("[\"file\",\"off\"]");
    }

    @Test
    @DisplayName("previews a file and stores nothing")
    void previews() {
        Answer answer = server.upload(FILES + "?preview=true", "a.txt", FIRST + "bad\n");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("/id")).isNull();
        assertThat(answer.text("/name")).isEqualTo("a.txt");
        assertThat(answer.text("/kind")).isEqualTo("positions");
        assertThat(answer.text("/asOf")).isEqualTo("2026-02-02T21:00:00Z");
        assertThat(answer.json().get("rows").toString())
                .isEqualTo("{\"read\":2,\"accepted\":1,\"skipped\":0,\"rejected\":1}");
        assertThat(answer.json().at("/findings/0").toString())
                .isEqualTo("{\"row\":4,\"column\":\"Thing\",\"value\":\"bad\",\"severity\":\"ERROR\",\"code\":\"BAD\","
                        + "\"message\":\"Not readable.\",\"account\":null}");
        assertThat(answer.json().get("positions").asInt()).isEqualTo(1);
        assertThat(answer.json().get("transactions").asInt()).isZero();
        assertThat(server.get(FILES).json()).isEmpty();
        assertThat(entry("mode")).isEqualTo("off");
    }

    @Test
    @DisplayName("uses the first file at once, and offers later ones")
    void usesTheFirstFile() {
        Answer first = server.upload(FILES, "a.txt", FIRST);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().get("inUse").asBoolean()).isTrue();
        Answer second = server.upload(FILES, "b.txt", SECOND);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json().get("inUse").asBoolean()).isFalse();
        assertThat(entry("mode")).isEqualTo("file");
        assertThat(entry("file")).isEqualTo(first.text("/id"));
        assertThat(entry("state")).isEqualTo("ANSWERED");
        assertThat(entry("freshness")).isEqualTo("FRESH");
        assertThat(total()).isEqualTo("100.50");
        assertThat(server.get(FILES).json().findValuesAsText("name")).containsExactlyInAnyOrder("a.txt", "b.txt");
    }

    @Test
    @DisplayName("takes the same bytes once")
    void takesBytesOnce() {
        Answer first = server.upload(FILES, "a.txt", FIRST);
        Answer again = server.upload(FILES, "other name.txt", FIRST);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/id")).isEqualTo(first.text("/id"));
        assertThat(server.get(FILES).json()).hasSize(1);
    }

    @Test
    @DisplayName("uses the file that is chosen, and the one before when that is deleted")
    void choosesAndReturns() {
        String first = server.upload(FILES, "a.txt", FIRST).text("/id");
        String second = server.upload(FILES, "b.txt", SECOND).text("/id");
        Answer chosen = server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + second + "\"}");
        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.text("/file")).isEqualTo(second);
        assertThat(total()).isEqualTo("200.00");
        assertThat(server.delete(FILES + '/' + second).status()).isEqualTo(204);
        assertThat(entry("file")).isEqualTo(first);
        assertThat(total()).isEqualTo("100.50");
        assertThat(server.delete(FILES + '/' + first).status()).isEqualTo(204);
        assertThat(entry("mode")).isEqualTo("off");
        assertThat(server.delete(FILES + '/' + first).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("uses one file of each kind")
    void usesOneOfEachKind() {
        String positions = server.upload(FILES, "a.txt", FIRST).text("/id");
        String cash = server.upload(FILES, "c.txt", CASH).text("/id");
        Answer both = server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + cash + "\"}");
        assertThat(both.json().get("files")).extracting(id -> id.asText()).containsExactly(positions, cash);
        assertThat(total()).isEqualTo("107.50"); // 100.5 + 7
        String other = server.upload(FILES, "b.txt", SECOND).text("/id");
        Answer changed = server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + other + "\"}");
        assertThat(changed.json().get("files")).extracting(id -> id.asText()).containsExactly(cash, other);
        assertThat(total()).isEqualTo("207.00"); // 200 + 7
    }

    @Test
    @DisplayName("counts a file of transactions in the ledger, and cannot be told to use it for what is held")
    void countsTransactions() {
        Answer preview = server.upload(FILES + "?preview=true", "t.txt", BOOKED);
        assertThat(preview.json().get("transactions").asInt()).isEqualTo(3);
        assertThat(preview.json().get("inLedger").asBoolean()).isFalse();
        Answer taken = server.upload(FILES, "t.txt", BOOKED);
        assertThat(taken.status()).isEqualTo(201);
        assertThat(taken.json().get("transactions").asInt()).isEqualTo(3);
        assertThat(taken.json().get("inUse").asBoolean()).isFalse();
        assertThat(taken.json().get("inLedger").asBoolean()).isTrue();
        assertThat(entry("mode")).isEqualTo("off");
        assertThat(page()).contains("counts in the ledger").doesNotContain("kept, not counted", "Count t.txt");

        Answer refused = server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + taken.text("/id") + "\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("/detail"))
                .isEqualTo(
                        "'t.txt' says what was booked and not what is held. It counts in the ledger already; there is"
                                + " nothing to choose.");

        // The first file that says what is held is used at once all the same.
        Answer held = server.upload(FILES, "a.txt", FIRST);
        assertThat(held.json().get("inUse").asBoolean()).isTrue();
        assertThat(held.json().get("inLedger").asBoolean()).isFalse();
        assertThat(server.get(FILES).json().findValuesAsText("inLedger")).containsExactlyInAnyOrder("true", "false");
        server.put("/api/sources/toy", "{\"mode\":\"off\"}");
        assertThat(server.get(FILES).json().findValuesAsText("inLedger")).containsOnly("false");
        assertThat(server.upload(FILES, "t.txt", BOOKED).json().get("inLedger").asBoolean())
                .isFalse();
        assertThat(page()).doesNotContain("counts in the ledger");
    }

    @Test
    @DisplayName("offers a statement beside positions, and counts both together once it is chosen")
    void offersAStatement() {
        String positions = server.upload(FILES, "a.txt", FIRST).text("/id");
        Answer statement = server.upload(FILES, "s.txt", STATEMENT);
        assertThat(statement.json().get("inUse").asBoolean()).isFalse();
        assertThat(statement.json().get("inLedger").asBoolean()).isTrue();
        assertThat(total()).isEqualTo("100.50");
        Answer both = server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + statement.text("/id") + "\"}");
        assertThat(both.json().get("files"))
                .extracting(id -> id.asText())
                .containsExactly(positions, statement.text("/id"));
        assertThat(total()).isEqualTo("150.50"); // 100.5 + 50
        assertThat(server.get("/api/portfolio").json().get("complete").asBoolean())
                .isTrue();
        assertThat(page()).containsPattern("counts</strong>\\s+<strong>counts in the ledger");
    }

    private String page() {
        return server.get("/sources").response().body();
    }

    @Test
    @DisplayName("keeps what is switched off and does not count it")
    void switchesOff() {
        server.upload(FILES, "a.txt", FIRST);
        Answer off = server.put("/api/sources/toy", "{\"mode\":\"off\"}");
        assertThat(off.text("/mode")).isEqualTo("off");
        assertThat(off.text("/state")).isNull();
        assertThat(server.get("/api/portfolio").json().get("positions")).isEmpty();
        assertThat(server.get(FILES).json()).hasSize(1);
        server.upload(FILES, "b.txt", SECOND);
        assertThat(entry("mode")).isEqualTo("off");
    }

    @Test
    @DisplayName("refuses a choice that is not there, and says what is")
    void refusesWrongChoices() {
        for (String choice :
                List.of("{\"mode\":\"api\"}", "{\"mode\":\"file\",\"file\":\"nope\"}", "{\"mode\":\"file\"}")) {
            Answer answer = server.put("/api/sources/toy", choice);
            assertThat(answer.status()).as(choice).isEqualTo(422);
            assertThat(answer.text("/detail")).as(choice).contains("Toy Bank has no");
        }
        for (String choice : List.of("{\"mode\":\"on\"}", "{}", "[]", "", "not json", "{\"mode\":\"off\"} {}")) {
            assertThat(server.put("/api/sources/toy", choice).status())
                    .as(choice)
                    .isEqualTo(400);
        }
        assertThat(entry("mode")).isEqualTo("off");
    }

    @Test
    @DisplayName("names the broker whose file it is")
    void namesTheOtherBroker() {
        for (String query : List.of("", "?preview=true")) {
            Answer answer = server.upload(FILES + query, "a.txt", FIRST.replace("toy", "acme"));
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("application/problem+json");
            assertThat(answer.text("/detail"))
                    .isEqualTo("This is a file of Acme, not of Toy Bank. Upload it under Acme.");
        }
        assertThat(server.get(FILES).json()).isEmpty();
        assertThat(server.get("/api/sources/acme/files").json()).isEmpty();
    }

    @Test
    @DisplayName("refuses a file of which nothing can be used, with the report, and stores nothing")
    void refusesUselessFiles() {
        for (String content : List.of("toy positions\nuseless\n", "of nobody")) {
            Answer answer = server.upload(FILES, "a.txt", content);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text("/reason")).isEqualTo("UNREADABLE");
            assertThat(answer.text("/report/name")).isEqualTo("a.txt");
            assertThat(answer.text("/report/refusal")).isEqualTo(answer.text("/detail"));
            assertThat(server.upload(FILES + "?preview=true", "a.txt", content).status())
                    .isEqualTo(422);
        }
        assertThat(server.get(FILES).json()).isEmpty();
    }

    @Test
    @DisplayName("asks what a file leaves open, until it is answered")
    void asks() {
        Answer preview = server.upload(FILES + "?preview=true", "a.txt", FIRST + "ask\n");
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.text("/questions/0/id")).isEqualTo("dateOrder");
        assertThat(preview.json().at("/questions/0/options").toString()).isEqualTo("[\"DMY\",\"MDY\"]");
        Answer unanswered = server.upload(FILES, "a.txt", FIRST + "ask\n");
        assertThat(unanswered.status()).isEqualTo(422);
        assertThat(unanswered.text("/report/questions/0/id")).isEqualTo("dateOrder");
        assertThat(server.get(FILES).json()).isEmpty();
        assertThat(server.upload(FILES + "?answer.dateOrder=DMY", "a.txt", FIRST + "ask\n")
                        .status())
                .isEqualTo(201);
        assertThat(server.post("/api/sources/toy/refresh").text("/state")).isEqualTo("ANSWERED");
    }

    @Test
    @DisplayName("never calls a guessed date fresh")
    void marksGuessedDates() {
        Answer upload = server.upload(FILES, "a.txt", "toy positions\nposition US0378331005 20 1 EUR\n");
        assertThat(upload.json().get("asOfGuessed").asBoolean()).isTrue();
        assertThat(upload.text("/asOf")).isEqualTo(TestServer.NOW.toString());
        assertThat(entry("freshness")).isEqualTo("STALE");
    }

    @Test
    @DisplayName("reads a file's name without its path, accents put together")
    void cleansNames() {
        assertThat(server.upload(FILES, "C:\\\\tmp\\\\Re\u0301sume\u0301.txt", FIRST)
                        .text("/name"))
                .isEqualTo("R\u00e9sum\u00e9.txt");
    }

    @Test
    @DisplayName("says which brokers there are when asked for another")
    void namesKnownBrokers() {
        List<Answer> answers = List.of(
                server.put("/api/sources/nope", "{\"mode\":\"off\"}"),
                server.post("/api/sources/nope/refresh"),
                server.get("/api/sources/nope/files"),
                server.upload("/api/sources/nope/files", "a.txt", FIRST),
                server.delete("/api/sources/nope/files/1"));
        for (Answer answer : answers) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/detail")).isEqualTo("There is no broker 'nope' here; there are: acme, toy.");
        }
    }

    @Test
    @DisplayName("keeps everything over a restart")
    void keepsEverything() {
        server.upload(FILES, "a.txt", FIRST);
        String second = server.upload(FILES, "b.txt", SECOND).text("/id");
        server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + second + "\"}");
        String sources = sources();
        String files = server.get(FILES).json().toString();
        String portfolio = server.get("/api/portfolio").json().toString();
        server.close();
        server = TestServer.start(folder, brokers);
        assertThat(sources()).isEqualTo(sources);
        assertThat(server.get(FILES).json()).hasToString(files);
        assertThat(server.get("/api/portfolio").json()).hasToString(portfolio);
    }

    @Test
    @DisplayName("goes on showing the figures of a broker whose module is gone")
    void showsFiguresOfAbsentBrokers() {
        server.upload(FILES, "a.txt", FIRST);
        server.close();
        server = TestServer.start(folder, Brokers.of(new ToyReader("acme", "Acme")));
        Answer portfolio = server.get("/api/portfolio?refresh=true");
        assertThat(portfolio.text("/total/amount")).isEqualTo("100.50");
        assertThat(portfolio.text("/sources/0/state")).isEqualTo("LAST_GOOD");
        assertThat(portfolio.text("/sources/0/failure/reason")).isEqualTo("UNREADABLE");
    }

    // The timer of the next refresh begins anew.
    private String sources() {
        return server.get("/api/sources").json().toString().replaceAll("\"nextRefresh\":\"[^\"]+\"", "");
    }

    private String entry(String field) {
        return server.get("/api/sources").text("/1/" + field);
    }

    private String total() {
        return server.get("/api/portfolio").text("/total/amount");
    }
}
