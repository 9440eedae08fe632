package io.github.smartfolio.benchmarks;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/** Runs JMH with its usual options and prints, below its table, the ratio that matters. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
        double bare = score(results, "barePass");
        double valued = score(results, "valued");
        if (bare > 0 && valued > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "%nvalued / bare pass of the CSV parser over the same file: %.2f (%.0f ms / %.0f ms)%n",
                    valued / bare,
                    valued,
                    bare);
        }
    }

    private static double score(Collection<RunResult> results, String benchmark) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + benchmark))
                .mapToDouble(result -> result.getPrimaryResult().getScore())
                .findFirst()
                .orElse(0);
    }
}
