package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.sources.Brokers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job of the whole product, as a person does it, in a real browser. */
class PagesIT {

    private static final String FIRST = "Positions_10-sept.-2025_15_59_41.csv";
    private static final String SECOND = "Positions_11-sept.-2025_08_00_00.csv";
    private static final String SAID = "section[data-broker=saxo] .said";
    private static final String FILE = "#file-saxo";
    private static final String ENTER = "\uE007";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("from a file to a portfolio, to another file, and back")
    void fromFileToPortfolio() throws Exception {
        try (Browser browser = Browser.start(folder.resolve("profile"), "en-GB");
                TestServer server = TestServer.start(folder.resolve("data"), Brokers.found())) {
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
            browser.open(server.address().resolve("/"));
            browser.click("a.button");
            looksAtTheFirstFile();
            browser.click(".preview [data-action=import]");
            browser.await(SAID, FIRST + " is imported and counts.");
            assertThat(total()).isEqualTo("€33,933.64");
            assertThat(browser.text("section[aria-labelledby=total] .age"))
                    .contains("10 Sep", "2025", "15:59", "(4 months ago)", "outdated");
            assertThat(browser.text("section[aria-labelledby=left-out]")).contains("Cash at Saxo Bank");
            sortsByValueWithTheKeyboard();
            uploadsTheFirstFileAgain();
            uploadsASecondFileAndChoosesIt();
            deletesTheSecondFile();
        }

        private void looksAtTheFirstFile() throws IOException {
            browser.type(FILE, sample(FIRST, "").toString());
            browser.await(".preview h3", FIRST);
            assertThat(browser.text(SAID))
                    .contains("8 positions, 0 transactions; 10 rows read, 8 accepted, 2 skipped, 0 rejected.");
            assertThat(browser.text(".preview [data-slot=language]")).isEqualTo("French");
            assertThat(browser.text(".preview [data-slot=asOf]")).contains("10 Sep", "15:59");
            assertThat(browser.text(".preview tbody tr"))
                    // The header takes two lines.
                    .startsWith("3")
                    .contains("A group’s heading; its totals are not read.");
            assertThat(browser.run("return document.activeElement.textContent").asText())
                    .contains("Preview");
        }

        private void sortsByValueWithTheKeyboard() {
            assertThat(sorting()).isEqualTo("descending");
            assertThat(names()).startsWith("iShares Core MSCI World UCITS ETF", "NVIDIA Corp.");
            browser.type("#positions ~ .wide thead th:nth-child(2) button", ENTER);
            assertThat(sorting()).isEqualTo("ascending");
            assertThat(names()).startsWith("CD Projekt SA", "Roche Holding AG").hasSize(8);
            browser.type("#positions ~ .wide thead th:nth-child(1) button", " ");
            assertThat(sorting()).isEmpty();
            assertThat(names())
                    .startsWith("Alphabet Inc. - A Share", "CD Projekt SA")
                    .endsWith("Tesla Inc.");
        }

        private void uploadsTheFirstFileAgain() throws IOException {
            browser.open(server.address().resolve("/sources"));
            browser.type(FILE, sample(FIRST, "").toString());
            browser.await(".preview h3", FIRST);
            browser.click(".preview [data-action=import]");
            browser.await(SAID, FIRST + " was already there; nothing was added.");
        }

        private void uploadsASecondFileAndChoosesIt() throws IOException {
            // As the first, without the 2,055.98 of one position.
            browser.type(FILE, sample(SECOND, "iShares MSCI ACWI ETF").toString());
            browser.await(".preview h3", SECOND);
            browser.click(".preview [data-action=import]");
            browser.await(SAID, SECOND + " is imported and kept, but not counted");
            assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("33933.64");
            browser.click(".preview button");
            browser.await(SAID, SECOND + " counts now.");
            assertThat(total()).isEqualTo("€31,877.66");
        }

        private void deletesTheSecondFile() {
            browser.open(server.address().resolve("/sources"));
            browser.click("tr[data-name='" + SECOND + "'] [data-action=delete]");
            browser.acceptQuestion();
            browser.await(SAID, SECOND + " is deleted.");
            assertThat(browser.text("table.files")).contains(FIRST).doesNotContain(SECOND);
            assertThat(total()).isEqualTo("€33,933.64");
        }

        private String total() {
            browser.open(server.address().resolve("/"));
            return browser.text("#total-amount");
        }

        private String sorting() {
            return browser.run(
                            "return document.querySelector('#positions ~ .wide thead th:nth-child(2)').ariaSort ?? ''")
                    .asText();
        }

        private List<String> names() {
            var names = browser.run(
                    "return [...document.querySelectorAll('#positions ~ .wide tbody th')].map(th => th.innerText)");
            return StreamSupport.stream(names.spliterator(), false)
                    .map(name -> name.asText().strip())
                    .toList();
        }
    }

    /** The sample file under another name, without the position {@code left} if that is not empty. */
    private Path sample(String name, String left) throws IOException {
        String text = sample();
        if (!left.isEmpty()) {
            int start = text.indexOf(left);
            assertThat(start).isPositive();
            text = text.substring(0, start);
        }
        return Files.writeString(folder.resolve(name), text);
    }

    private static String sample() {
        try (InputStream content = PagesIT.class.getResourceAsStream("/io/github/smartfolio/app/demo/" + FIRST)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
