package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.booked;
import static io.github.smartfolio.csv.Files.bytes;
import static io.github.smartfolio.csv.Files.read;
import static io.github.smartfolio.csv.Files.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.ledger.Transaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a file about bookings on its way, the answer is a report or a refusal. Seeds are fixed. */
class BookedFuzzTest {

    private static final int ROUNDS = 600;
    private static final Duration MOST_TIME = Duration.ofMinutes(2);
    private static final List<String> SAMPLES = List.of(
            "Transactions_13_columns_2025.csv",
            "Transactions_15_columns_2026.csv",
            "Transacties_csv_FLAVOUR_UNVERIFIED.csv",
            "Transacties_100001_2025-01-01_2025-12-31.xlsx",
            "TradesExecuted_100001_2025-01-01_2025-04-30.xlsx",
            "AccountStatement_100001_2025-01-01_2025-04-30.xlsx",
            "ClosedPositions_19999999_2025-01-01_2025-12-31.xlsx",
            "ShareDividends_19999999_2025-01-01_2025-12-31.xlsx",
            "AggregatedAmounts_19999999_2025-01-01_2025-12-31.xlsx");
    private static final String[] STRANGE = {
        "",
        "-",
        "0",
        "-5",
        "1e9",
        "abc",
        "1.234",
        "1,234",
        "99-xyz-2025",
        "45000.5",
        "USD",
        "Yes",
        "Buy 0 @ 0.00 EUR",
        "Koop 5 @ 1.00 XXX - Terugboeking",
        "US0000000000",
        "A:xxxx",
        "\u00a0",
        "999999999999999999"
    };

    @Test
    void survivesStrangeValuesInEverySample() {
        Random random = new Random(5);
        Assertions.assertTimeoutPreemptively(MOST_TIME, () -> {
            int usable = 0;
            for (int i = 0; i < ROUNDS; i++) {
                String sample = SAMPLES.get(i % SAMPLES.size());
                byte[] content = booked(sample).open().readAllBytes();
                byte[] strange = sample.endsWith(".csv") ? inText(content, random) : inWorkbook(content, random);
                usable += survives(bytes(strange), i).isUsable() ? 1 : 0;
            }
            // or the values would never get past the header
            assertThat(usable).isGreaterThan(ROUNDS / 3);
        });
    }

    @Test
    void booksWhatTheColumnAddsUpTo() {
        Random random = new Random(6);
        String sample = new String(content("Transactions_13_columns_2025.csv"), StandardCharsets.UTF_8);
        List<String> lines = sample.lines().toList();
        for (int i = 0; i < ROUNDS; i++) {
            List<String> rows = new ArrayList<>();
            for (int n = random.nextInt(20); n > 0; n--) {
                rows.add(lines.get(1 + random.nextInt(lines.size() - 1)));
            }
            // the row in another currency needs one that tells what it is
            rows.add(lines.get(2));
            ImportReport report = read(text(lines.get(0) + "\n" + String.join("\n", rows) + "\n"));

            // equal rows are different events: none is lost
            assertThat(report.booked().transactions()).hasSize(rows.size());
            assertThat(report.booked().transactions().stream()
                            .map(t -> t.net().orElseThrow().amount())
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(
                            rows.stream().map(BookedFuzzTest::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
        }
    }

    // The eleventh cell; the only quoted ones are amounts with a decimal comma.
    private static BigDecimal amount(String row) {
        int quote = row.indexOf('"');
        return quote < 0
                ? new BigDecimal(row.split(",", -1)[10])
                : new BigDecimal(
                        row.substring(quote + 1, row.indexOf('"', quote + 1)).replace(',', '.'));
    }

    private static ImportReport survives(UploadedFile file, int round) {
        ImportReport[] report = new ImportReport[1];
        assertThatCode(() -> {
                    new SaxoFiles().recognises(file);
                    report[0] = read(file);
                })
                .as("round %d", round)
                .doesNotThrowAnyException();
        if (report[0].isUsable()) {
            assertThat(report[0].booked().transactions().size())
                    .isLessThanOrEqualTo(report[0].rows().accepted() + 1);
            assertThat(report[0].booked().transactions()).allSatisfy(BookedFuzzTest::isBooked);
        }
        return report[0];
    }

    private static void isBooked(Transaction transaction) {
        assertThat(transaction.net().isPresent() || transaction.charges().isEmpty())
                .isTrue();
    }

    private static byte[] inText(byte[] content, Random random) {
        List<String> lines = new ArrayList<>(
                new String(content, StandardCharsets.UTF_8).lines().toList());
        for (int n = random.nextInt(4); n >= 0; n--) {
            int at = 1 + random.nextInt(lines.size() - 1);
            String[] cells = lines.get(at).split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            cells[random.nextInt(cells.length)] = '"' + STRANGE[random.nextInt(STRANGE.length)] + '"';
            lines.set(at, String.join(",", cells));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    // In the shared texts and in the numbers of the sheets.
    private static byte[] inWorkbook(byte[] content, Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(content));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                boolean texts = entry.getName().contains("sharedStrings");
                boolean sheet = entry.getName().contains("worksheets/");
                if (texts || sheet) {
                    xml = withStrange(xml, texts ? "t>" : "v>", random);
                }
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(xml.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static String withStrange(String xml, String tag, Random random) {
        List<Integer> starts = new ArrayList<>();
        for (int at = xml.indexOf(tag); at >= 0; at = xml.indexOf(tag, at + 1)) {
            if (xml.charAt(at - 1) != '/' && xml.lastIndexOf('<', at) > xml.lastIndexOf('/', at)) {
                starts.add(at + tag.length());
            }
        }
        if (starts.isEmpty() || random.nextInt(3) == 0) {
            return xml;
        }
        int from = starts.get(random.nextInt(starts.size()));
        int to = xml.indexOf('<', from);
        String value =
                tag.equals("v>") ? Integer.toString(random.nextInt(60_000)) : STRANGE[random.nextInt(STRANGE.length)];
        return xml.substring(0, from) + value + xml.substring(to);
    }

    private static byte[] content(String name) {
        try {
            return booked(name).open().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
