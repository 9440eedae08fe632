package io.github.smartfolio.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.Connection;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.PortfolioAggregator;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.portfolio.SourceRegistration;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.valuation.Excluded;
import io.github.smartfolio.valuation.Valuation;
import io.github.smartfolio.valuation.Valuator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows to whoever embeds the library: it runs, and it stands there as it stands here. */
class ReadmeExampleTest {

    private static final Path SAMPLE =
            Path.of("src/test/resources/io/github/smartfolio/csv/positions/Positions_10-sept.-2025_15_59_41.csv");
    private static final Path THIS = Path.of("src/test/java/io/github/smartfolio/csv/ReadmeExampleTest.java");
    private static final Pattern HERE = Pattern.compile("(?s)\n *// README begins\n(.*?) *// README ends\n");
    private static final Pattern THERE = Pattern.compile("(?s)\n```java\n(.*?)```\n");

    private static Valuation example(Path path) throws IOException {
        // README begins
        UploadedFile file = UploadedFile.of(
                path.getFileName().toString(), Files.readAllBytes(path), Instant.now(), ZoneId.of("Europe/Paris"));
        ConnectionId saxo = ConnectionId.of("saxo");
        BalanceSource source = new FileSource(SourceId.of(saxo, "positions"), new SaxoFiles(), () -> file);
        Connection connection = Connection.of(saxo, new SourceRegistration(source, Freshness.Limits.OF_FILES));
        PortfolioAggregator aggregator =
                new PortfolioAggregator(SnapshotStore.inMemory(), InstrumentAliases.inMemory(), InstantSource.system());
        Portfolio portfolio = aggregator.refresh(List.of(connection), Runnable::run);
        Valuation valuation = new Valuator(FxRates.none()).value(portfolio, Currency.getInstance("EUR"));
        System.out.println(valuation.total() + " without " + valuation.excluded());
        // README ends
        return valuation;
    }

    @Test
    void valuesTheSampleFile() throws IOException {
        Valuation valuation = example(SAMPLE);

        assertThat(valuation.total()).isEqualTo(Money.of("33933.64", "EUR"));
        assertThat(valuation.asOf()).contains(Instant.parse("2025-09-10T13:59:41Z"));
        assertThat(valuation.excluded())
                .extracting(Excluded::kind, Excluded::reason)
                .containsExactly(tuple(Excluded.Kind.CASH, Excluded.Reason.NOT_IN_FILE));
    }

    @Test
    void standsInTheReadme() throws IOException {
        String code = only(HERE, THIS).stripTrailing().stripIndent() + "\n";

        assertThat(only(THERE, Path.of("../README.md"))).isEqualTo(code);
    }

    private static String only(Pattern block, Path file) throws IOException {
        List<String> found = block.matcher(Files.readString(file))
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(found).as("blocks in " + file).hasSize(1);
        return found.get(0);
    }
}
