package io.github.smartfolio.benchmarks;

import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.csv.SaxoFiles;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.portfolio.Connection;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.PortfolioAggregator;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.portfolio.SourceRegistration;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.valuation.Valuation;
import io.github.smartfolio.valuation.Valuator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A positions file of the French shape, from bytes to a valued portfolio, beside a bare pass of the CSV parser over the same bytes.
 * The heap is bounded to show that it suffices.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 6, time = 3)
@Fork(value = 2, jvmArgsAppend = "-Xmx256m")
public class PositionsFileBenchmark {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Param("100000")
    public int rows;

    private FrenchPositions file;

    @Setup
    public void make() {
        file = FrenchPositions.of(rows);
        if (valued().total().amount().compareTo(file.total()) != 0) {
            throw new IllegalStateException("What is measured does not add up");
        }
    }

    /** Decodes and splits every cell, and does nothing with them. */
    @Benchmark
    public void barePass(Blackhole sink) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                new InputStreamReader(new ByteArrayInputStream(file.content()), StandardCharsets.UTF_8),
                CSVFormat.DEFAULT)) {
            for (CSVRecord row : parser) {
                sink.consume(row);
            }
        }
    }

    /** Reads, checks, identifies and values every row. */
    @Benchmark
    public Valuation valued() {
        FileReader reader = new SaxoFiles();
        UploadedFile uploaded = UploadedFile.of("positions.csv", file.content(), NOW, ZoneOffset.UTC);
        SourceId id = SourceId.of(ConnectionId.of("saxo"), "file");
        Connection connection = Connection.of(
                id.connection(),
                new SourceRegistration(new FileSource(id, reader, () -> uploaded), Freshness.Limits.OF_FILES));
        PortfolioAggregator aggregator = new PortfolioAggregator(
                SnapshotStore.inMemory(), InstrumentAliases.inMemory(), InstantSource.fixed(NOW));
        Portfolio portfolio = aggregator.refresh(List.of(connection), Runnable::run);
        return new Valuator(FxRates.none()).value(portfolio, EUR);
    }
}
