package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.BalanceFiles.balances;
import static io.github.smartfolio.cointracking.BalanceFiles.bytes;
import static io.github.smartfolio.cointracking.BalanceFiles.content;
import static io.github.smartfolio.cointracking.BalanceFiles.read;
import static io.github.smartfolio.cointracking.BalanceFiles.sum;
import static io.github.smartfolio.cointracking.BalanceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.smartfolio.connect.ImportReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is uploaded, the answer is a report or a refusal. Seeds are fixed, so that a failure can be repeated. */
class BalancesFuzzTest {

    private static final int ROUNDS = 2000;
    private static final List<String> SAMPLES =
            List.of(BalanceFiles.CURRENT_BALANCE, BalanceFiles.BALANCE_BY_EXCHANGE, BalanceFiles.COINS_BY_EXCHANGE);

    @Test
    void survivesMutatedSamples() {
        Random random = new Random(11);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] mutated = mutated(balances(SAMPLES.get(i % 3)).head(Integer.MAX_VALUE), random);
            ImportReport[] report = new ImportReport[1];
            assertThatCode(() -> report[0] = read(bytes(mutated)))
                    .as("round %d", i)
                    .doesNotThrowAnyException();
            int holdings = report[0].accounts().stream()
                    .mapToInt(a -> a.positions().size() + a.cash().size())
                    .sum();
            assertThat(holdings)
                    .as("round %d", i)
                    .isLessThanOrEqualTo(report[0].rows().accepted());
        }
    }

    @Test
    void addsUpWhicheverRowsThereAre() {
        Random random = new Random(12);
        for (int i = 0; i < ROUNDS; i++) {
            String name = SAMPLES.get(i % 3);
            List<String> lines = new ArrayList<>(List.of(content(name).split("\r?\n", -1)));
            String header = lines.remove(0);
            Collections.shuffle(lines, random);
            List<String> some = new ArrayList<>(lines.subList(0, 1 + random.nextInt(lines.size())));
            for (int again = random.nextInt(3); again > 0; again--) {
                some.add(random.nextInt(some.size()), some.get(random.nextInt(some.size())));
            }
            // Columns 4 (with 2 and 3 before it a name and a type) and 2 hold the value.
            int value = name.equals(BalanceFiles.CURRENT_BALANCE) ? 4 : 2;
            BigDecimal expected = new LinkedHashSet<>(some)
                    .stream()
                            .map(line -> new BigDecimal(line.split("\"[,;]\"", -1)[value]))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);

            ImportReport report = read(text(header + "\n" + String.join("\n", some) + "\n"));

            assertThat(sum(report).amount()).as("round %d: %s", i, some).isEqualByComparingTo(expected);
            assertThat(report.rows().read()).isEqualTo(some.size());
        }
    }

    private static byte[] mutated(byte[] sample, Random random) {
        byte[] mutated = sample.clone();
        for (int n = random.nextInt(10); n >= 0; n--) {
            int at = random.nextInt(mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] = (byte) random.nextInt(256);
                case 1 -> mutated[at] = (byte) "\",;\n\r\t.-0()\u0000".charAt(random.nextInt(12));
                case 2 -> mutated = Arrays.copyOf(mutated, Math.max(1, at));
                default -> {
                    byte[] twice = Arrays.copyOf(mutated, mutated.length + at);
                    System.arraycopy(mutated, 0, twice, mutated.length, at);
                    mutated = twice;
                }
            }
        }
        return mutated;
    }
}
