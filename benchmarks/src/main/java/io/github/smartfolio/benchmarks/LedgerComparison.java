package io.github.smartfolio.benchmarks;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.CostMethod;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.ledger.PositionProfit;
import io.github.smartfolio.ledger.ProfitAndLoss;
import io.github.smartfolio.ledger.ProfitCalculator;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.lang.management.ThreadMXBean;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code journal <trades> <file>} writes invented trades in beancount's language; {@code reckon <trades> <rounds> [<file>]} computes
 * them here, prints how long each round took, and writes what came of it: a line for each lot held and one for the realised gain.
 */
public final class LedgerComparison {

    private static final SourceId SOURCE = SourceId.of(ConnectionId.of("bench"), "file");

    private static final RuntimeMXBean UPTIME = ManagementFactory.getRuntimeMXBean();

    private LedgerComparison() {}

    public static void main(String[] arguments) throws IOException {
        int trades = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("journal")) {
            try (PrintWriter to =
                    new PrintWriter(Files.newBufferedWriter(Path.of(arguments[2]), StandardCharsets.UTF_8))) {
                TradeJournal.of(trades).write(to);
            }
            return;
        }
        Activity activity = Activity.of(
                SOURCE, Instant.EPOCH, Booked.of(TradeJournal.of(trades).transactions()));
        ProfitAndLoss profit = reckoned(activity);
        for (int round = 1; round < Integer.parseInt(arguments[2]); round++) {
            profit = reckoned(activity);
        }
        if (arguments.length > 3) {
            Files.writeString(Path.of(arguments[3]), inWords(profit));
        }
    }

    private static ProfitAndLoss reckoned(Activity activity) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = UPTIME.getUptime();
        long cpu = threads.getCurrentThreadCpuTime();
        Ledger ledger = Ledger.of(List.of(activity), InstrumentDirectory.of(InstrumentAliases.inMemory()), Map.of());
        long booked = UPTIME.getUptime();
        ProfitAndLoss profit = new ProfitCalculator(FxRates.none())
                .of(ledger, List.of(), CostMethod.FIFO, TradeJournal.EURO, Period.ALL);
        long end = UPTIME.getUptime();
        long busy = threads.getCurrentThreadCpuTime() - cpu;
        System.out.printf(
                Locale.ROOT,
                "%d transactions: %d ms (ledger %d, profit %d), of which its thread was computing %d ms%n",
                ledger.entries().size(),
                end - start,
                booked - start,
                end - booked,
                busy / 1_000_000);
        return profit;
    }

    private static String inWords(ProfitAndLoss profit) {
        StringBuilder words = new StringBuilder();
        for (PositionProfit position : profit.positions()) {
            String name = position.instrument().orElseThrow().value().replace("bench~", "");
            position.lots()
                    .forEach(lot -> words.append(name)
                            .append(' ')
                            .append(lot.acquired())
                            .append(' ')
                            .append(lot.quantity())
                            .append(' ')
                            .append(cents(lot.cost().orElseThrow()))
                            .append('\n'));
        }
        return words.append("realized ")
                .append(cents(profit.profit().realized().value().orElseThrow()))
                .append('\n')
                .toString();
    }

    private static String cents(Money money) {
        return money.amount().setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
