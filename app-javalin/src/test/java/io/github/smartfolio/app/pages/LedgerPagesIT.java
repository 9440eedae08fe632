package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A person with a browser goes through what was booked")
class LedgerPagesIT {

    private static final String FILE = "#file-toy";
    private static final String SAID = "section[data-broker=toy] .said";
    private static final String SPACE = " ";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("from a file of transactions to profit, with a cost entered and lots opened by keyboard")
    void fromFileToProfit() throws Exception {
        try (Browser browser = Browser.start(folder.resolve("profile"), "en-GB");
                TestServer server =
                        TestServer.start(folder.resolve("data"), Brokers.of(new ToyReader("toy", "Toy Bank")))) {
            new Person(browser, server).doesItAll();
        }
    }

    private final class Person {

        private final Browser browser;
        private final TestServer server;

        Person(Browser browser, TestServer server) {
            this.browser = browser;
            this.server = server;
        }

        void doesItAll() throws IOException {
            takesTransactionsIn();
            sortsThem();
            entersACost();
            opensAndClosesLots();
            prefersAverageCost();
            assertThat(browser.errors()).isEmpty();
        }

        private void takesTransactionsIn() throws IOException {
            browser.open(server.address().resolve("/sources"));
            browser.type(FILE, file("booked.txt", """
                    toy transactions
                    asOf 2026-02-01T21:00:00Z
                    deposit 2025-01-02 1000.00 EUR b1
                    buy 2025-02-03 US0378331005 10 -200.00 EUR t1
                    buy 2025-03-03 US0378331005 10 -300.00 EUR t2
                    sell 2025-06-02 US0378331005 -8 280.00 EUR t3
                    transfer 2025-08-01 US5949181045 3
                    sell 2025-09-01 US5949181045 -3 90.00 EUR t4
                    """));
            browser.await(".preview h3", "booked.txt");
            assertThat(browser.text(SAID)).contains("0 positions, 6 transactions");
            assertThat(browser.text(".preview [data-slot=transactions]")).isEqualTo("6");
            browser.click(".preview [data-action=import]");
            browser.await(SAID, "The transactions of booked.txt are imported and count in the ledger.");
            assertThat(browser.text("tr[data-name='booked.txt']"))
                    .contains("counts in the ledger")
                    .doesNotContain("Count this one");
        }

        private void sortsThem() {
            browser.open(server.address().resolve("/transactions"));
            assertThat(browser.text("#count")).isEqualTo("6 transactions of 6");
            assertThat(browser.text("table.sortable tbody tr")).contains("1 Sept 2025");
            browser.type("table.sortable thead th:nth-child(1) button", SPACE);
            assertThat(browser.text("table.sortable tbody tr")).contains("2 Jan 2025");
        }

        private void entersACost() {
            browser.open(server.address().resolve("/profit"));
            // 280 - 160; what the transferred units cost is not known.
            assertThat(browser.text("#net-amount")).isEqualTo("€120.00");
            browser.type("form.cost input[name=amount]", "60.50");
            browser.click("form.cost button");
            browser.await("#said", "Kept; the figures are computed with it.");
            // 120 + 90 - 60.50; the units of Apple have no price, so nothing of them is unrealised.
            assertThat(browser.text("#net-amount")).isEqualTo("€149.50");
        }

        private void opensAndClosesLots() {
            String link = "a[data-lots][aria-label$=US0378331005]";
            browser.type(link, SPACE);
            browser.await("section.lots", "Held");
            assertThat(browser.text("section.lots")).contains("3 Mar 2025", "€300.00", "Sold", "€120.00");
            assertThat(expanded(link)).isEqualTo("true");
            browser.type(link, SPACE);
            assertThat(browser.run("return document.querySelectorAll('section.lots').length")
                            .asInt())
                    .isZero();
            assertThat(expanded(link)).isEqualTo("false");
        }

        private void prefersAverageCost() {
            browser.open(server.address().resolve("/profit?method=average"));
            browser.click("#prefer");
            browser.await("#said", "From now on this currency and this way are used");
            assertThat(server.get("/api/preferences").text("/costMethod")).isEqualTo("AVERAGE");
        }

        private String expanded(String css) {
            JsonNode state = browser.run("return document.querySelector('" + css + "').getAttribute('aria-expanded')");
            return state.asText();
        }

        private String file(String name, String content) throws IOException {
            return Files.writeString(folder.resolve(name), content).toString();
        }
    }
}
