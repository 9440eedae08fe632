package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The pages of transactions and of profit")
class LedgerPagesTest {

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
    private static final String MORE = """
            toy transactions
            asOf 2026-02-01T21:00:00Z
            transfer 2025-08-01 US5949181045 3
            sell 2025-09-02 US88160R1014 -1 10.00 EUR t10
            event 2025-09-03 <Frobnicated>
            bad
            """;

    @TempDir
    private Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(folder, Brokers.of(new ToyReader("toy", "Toy Bank")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void upload() {
        server.upload(FILES, "held.txt", HELD);
        String statement = server.upload(FILES, "statement.txt", LEDGER).text("/id");
        server.put("/api/sources/toy", "{\"mode\":\"file\",\"file\":\"" + statement + "\"}");
    }

    @Test
    @DisplayName("say where to begin as long as nothing is known")
    void empty() {
        for (String path : new String[] {"/transactions", "/profit"}) {
            assertThat(page(path, "en"))
                    .contains("No transactions are known yet", "href=\"/sources\"", "aria-current=\"page\"");
            assertThat(page(path, "fr")).contains("Aucune transaction n’est encore connue");
        }
    }

    @Test
    @DisplayName("show what was booked in the person's words, with who told of it")
    void transactions() {
        upload();
        server.upload(FILES, "more.txt", MORE);
        String english = page("/transactions", "en");
        assertThat(english)
                .contains("7 transactions of 7", "Purchase", "-€200.00", "2 Jun 2025", "Company US0378331005")
                .contains("1 transaction of Toy Bank of a type nobody here knows: “&lt;Frobnicated&gt;”")
                .contains("statement.txt", "more.txt", "1 finding about the data of more.txt")
                .doesNotContain("<Frobnicated>");
        assertThat(page("/transactions", "fr")).contains("7 transactions sur 7", "Achat", "-200,00 €", "2 juin 2025");
        String filtered = page("/transactions?instrument=US0378&from=2025-03-01&to=2025-12-31", "en");
        assertThat(filtered)
                .contains("2 transactions of 7", "value=\"2025-03-01\"", "value=\"US0378\"")
                .contains("href=\"/api/export.csv?from=2025-03-01&amp;to=2025-12-31&amp;instrument=US0378\"");
        Answer wrong = server.send(server.request("/transactions?from=soon")
                .header("Accept", "text/html")
                .build());
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.response().body()).contains("<!DOCTYPE html>");
    }

    @Test
    @DisplayName("lead from page to page of many transactions")
    void pages() {
        StringBuilder many = new StringBuilder("toy transactions\n");
        for (int i = 0; i < 450; i++) {
            many.append("deposit 2025-01-02 1.00 EUR b").append(i).append('\n');
        }
        server.upload(FILES, "many.txt", many.toString());
        assertThat(page("/transactions?broker=toy", "en"))
                .contains("450 transactions of 450", "href=\"/transactions?broker=toy&amp;offset=200\"")
                .doesNotContain(">Newer<");
        String last = page("/transactions?broker=toy&offset=400", "en");
        assertThat(last).contains(">Newer<").doesNotContain(">Older<");
        assertThat(last.split("data-id=", -1)).hasSize(51);
    }

    @Test
    @DisplayName("show profit in its parts, with lots, returns and history")
    void profit() {
        upload();
        // 280 - 160 = 120 realised, 480 - 340 = 140 not.
        String english = page("/profit", "en");
        assertThat(english)
                .containsPattern("id=\"net-amount\">€260.00<")
                .contains("€120.00", "€140.00", "€340.00", "€480.00", "No difference was found.")
                .contains("Units could be compared at: Toy Bank.")
                .doesNotContain("incomplete");
        assertThat(page("/history", "en"))
                // 1.26^(365/397) - 1
                .contains("23.67%")
                .contains("<svg", "role=\"img\"", "<circle class=\"whole\"", "2 Jan 2025");
        assertThat(page("/profit", "fr")).contains("260,00 €", "Aucune différence n’a été trouvée.");
        assertThat(page("/history", "fr")).contains("23,67 %");
        assertThat(page("/profit?method=average", "en")).contains("€80.00", "€180.00");

        String lots = page(link(english, "/profit/lots[^\"]*").replace("&amp;", "&"), "en");
        assertThat(lots)
                .contains("Lots of Company US0378331005 (Toy Bank, 1)", "3 Mar 2025", "€300.00", "€120.00", "computed")
                .contains("href=\"/profit?method=fifo&amp;currency=EUR&amp;from=&amp;to=\"");
        assertThat(server.get("/profit/lots?account=toy:1&instrument=none").status())
                .isEqualTo(404);
        assertThat(server.get("/profit/lots?account=x&instrument=none").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("say by name what is not known, and take what a person says that it cost")
    void gaps() {
        upload();
        server.upload(FILES, "more.txt", MORE);
        String page = page("/profit", "en");
        assertThat(page)
                .contains("incomplete")
                .contains(
                        "Company US88160R1014: a quantity of 1 left on 2 Sept 2025, and no source tells where it came from.")
                .contains("3 Company US5949181045, 1 Aug 2025 (Transfer in, account 1)")
                .contains("Cash at Toy Bank: €790.00 by the transactions, €780.00 by the broker (1 Feb 2026).")
                .contains("of a type nobody here knows");
        assertThat(page("/history", "en"))
                .contains("The transactions do not explain what is held: see the differences on the page of profit.");
        assertThat(page("/profit", "fr")).contains("une quantité de 1 est partie le 2 sept. 2025");
        assertThat(page("/history", "fr")).contains("Les transactions n’expliquent pas ce qui est détenu");
        String id = link(page, "(?<=class=\"cost\" data-id=\")[0-9a-f]{32}");
        server.put("/api/transactions/" + id + "/cost", "{\"amount\":\"60.5\",\"currency\":\"EUR\"}");
        assertThat(page("/profit", "en")).contains("value=\"60.5\"", "data-action=\"forget\"");
        assertThat(page("/transactions", "en")).contains("cost entered: €60.50");
    }

    private static String link(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group();
    }

    private String page(String path, String language) {
        HttpRequest request = server.request(path)
                .header("Accept-Language", language.equals("en") ? "en-GB" : "fr-FR")
                .build();
        Answer answer = server.send(request);
        assertThat(answer.status()).isEqualTo(200);
        return answer.response().body().replaceAll("[\\u00a0\\u202f]", " ");
    }
}
