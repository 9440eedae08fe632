package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.bytes;
import static io.github.smartfolio.csv.Files.positions;
import static io.github.smartfolio.csv.Files.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * Whatever is uploaded, the answer is a report or a refusal, in time; and where a file is accepted, its sum is that of a reader
 * which shares no code. Seeds are fixed, so that a failure can be repeated.
 */
class FuzzTest {

    private static final int ROUNDS = 2000;
    private static final Duration MOST_TIME = Duration.ofMinutes(2);
    private static final List<String> SAMPLES = List.of(
            "positions/Positions_10-sept.-2025_15_59_41.csv",
            "positions/Positioner_20-maj-2026_13_39_40.csv",
            "positions/Posizioni_19-dic-2025_17_49_12_ORDER_UNVERIFIED.csv",
            "broken/utf16le_bom.csv",
            "broken/cp1252_french.csv",
            "broken/excel_sep_line.csv",
            "positions/Positions_10-sept.-2025_15_59_41_UNVERIFIED.xlsx");

    @Test
    void survivesRandomBytes() {
        Random random = new Random(1);
        Assertions.assertTimeoutPreemptively(MOST_TIME, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] noise = new byte[random.nextInt(2000)];
                random.nextBytes(noise);
                survives(noise, i);
            }
        });
    }

    @Test
    void survivesMutatedSamples() {
        Random random = new Random(2);
        Assertions.assertTimeoutPreemptively(MOST_TIME, () -> {
            for (int i = 0; i < ROUNDS; i++) {
                byte[] sample = content(SAMPLES.get(i % SAMPLES.size()));
                survives(mutated(sample, random), i);
            }
        });
    }

    @Test
    void addsUpAsTheNaiveReaderDoes() {
        Random random = new Random(3);
        byte[] sample = content("positions/Positions_10-sept.-2025_15_59_41.csv");
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutated = mutatedRows(sample, random);
            ImportReport report = survives(mutated, i);
            if (report.isUsable()) {
                accepted++;
                assertThat(sum(report, "EUR").amount())
                        .as("round %d: %s", i, new String(mutated, StandardCharsets.UTF_8))
                        .isEqualByComparingTo(NaiveReader.sum(mutated));
            }
        }
        assertThat(accepted).isGreaterThan(ROUNDS / 2);
    }

    @Test
    void theNaiveReaderKnowsTheSample() {
        assertThat(NaiveReader.sum(content("positions/Positions_10-sept.-2025_15_59_41.csv")))
                .isEqualTo(new BigDecimal("33933.64"));
    }

    private static ImportReport survives(byte[] content, int round) {
        UploadedFile file = bytes(content).withUnpackLimit(50_000_000);
        SaxoFiles reader = new SaxoFiles();
        assertThatCode(() -> reader.recognises(file)).as("round %d", round).doesNotThrowAnyException();
        ImportReport[] report = new ImportReport[1];
        assertThatCode(() -> report[0] = reader.read(file))
                .as("round %d", round)
                .doesNotThrowAnyException();
        assertThat(report[0].positions()).isEqualTo(report[0].rows().accepted());
        assertThat(positions(report[0])).hasSize(report[0].rows().accepted());
        return report[0];
    }

    private static byte[] mutated(byte[] sample, Random random) {
        byte[] mutated = sample.clone();
        for (int n = random.nextInt(12); n >= 0; n--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(5)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = (byte) "\",;\n\r\t.-0\u0000".charAt(random.nextInt(10));
                case 2 -> mutated = Arrays.copyOf(mutated, Math.max(1, at));
                case 3 -> mutated = spliced(mutated, at, random.nextInt(40), new byte[0]);
                default -> {
                    int from = random.nextInt(mutated.length);
                    byte[] piece =
                            Arrays.copyOfRange(mutated, from, Math.min(mutated.length, from + random.nextInt(300)));
                    mutated = spliced(mutated, at, 0, piece);
                }
            }
        }
        return mutated;
    }

    private static byte[] spliced(byte[] bytes, int at, int removed, byte[] added) {
        int end = Math.min(bytes.length, at + removed);
        byte[] spliced = new byte[bytes.length - (end - at) + added.length];
        System.arraycopy(bytes, 0, spliced, 0, at);
        System.arraycopy(added, 0, spliced, at, added.length);
        System.arraycopy(bytes, end, spliced, at + added.length, bytes.length - end);
        return spliced.length == 0 ? new byte[1] : spliced;
    }

    // Below the header: cells exchanged, emptied, made strange; rows doubled, dropped, moved.
    private static byte[] mutatedRows(byte[] sample, Random random) {
        String text = new String(sample, StandardCharsets.UTF_8);
        int below = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
        List<String> rows = new ArrayList<>(List.of(text.substring(below).split("(?<=[^t]\")?\\n(?!\")")));
        for (int n = random.nextInt(6); n >= 0 && !rows.isEmpty(); n--) {
            int at = random.nextInt(rows.size());
            switch (random.nextInt(4)) {
                case 0 -> rows.remove(at);
                case 1 -> rows.add(random.nextInt(rows.size() + 1), rows.get(at));
                case 2 -> rows.add(0, rows.remove(at));
                default -> rows.set(at, withStrangeCell(rows.get(at), random));
            }
        }
        return (text.substring(0, below) + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String withStrangeCell(String row, Random random) {
        String[] strange = {
            "",
            "–",
            "0",
            "-5",
            "17",
            "1.5",
            "1.25",
            "abc",
            "Long",
            "Short?",
            "Ouvert",
            "USD",
            "XYZ",
            "Action",
            "US88160R1014",
            "TSLA:xnas",
            "99999999.123456789"
        };
        String[] cells = row.split(",", -1);
        int at = random.nextInt(cells.length);
        // quoted cells hold commas: leave those alone
        if (cells[at].indexOf('"') < 0) {
            cells[at] = strange[random.nextInt(strange.length)];
        }
        return String.join(",", cells);
    }

    private static byte[] content(String resource) {
        String[] parts = resource.split("/", -1);
        UploadedFile file = Files.resource(parts[0], parts[1]);
        try {
            return file.open().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
