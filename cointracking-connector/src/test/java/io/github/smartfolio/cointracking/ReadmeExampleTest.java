package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceSnapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the README shows to whoever embeds the module: it runs, and it stands there as it stands here. */
class ReadmeExampleTest {

    private static final Path THIS = Path.of("src/test/java/io/github/smartfolio/cointracking/ReadmeExampleTest.java");
    private static final Pattern HERE = Pattern.compile("(?s)\n *// README begins\n(.*?) *// README ends\n");
    private static final Pattern THERE = Pattern.compile("(?s)\n```java\n(.*?)```\n");

    private static SourceSnapshot example(String key, String secret, URI address) {
        // README begins
        CoinTrackingSettings settings = CoinTrackingSettings.of(Secret.of(key), Secret.of(secret))
                .withAddress(address)
                .withCallsPerHour(60);
        try (BalanceSource source = new CoinTrackingSource(
                settings, ConnectionId.of("cointracking"), CallStore.inMemory(), InstantSource.system())) {
            SourceSnapshot snapshot = source.fetch();
            snapshot.accounts().forEach(System.out::println);
            // README ends
            return snapshot;
        }
    }

    @Test
    @DisplayName("reads four accounts without a server")
    void reads() {
        try (CoinTrackingServer server = CoinTrackingServer.start()) {
            SourceSnapshot snapshot =
                    example(CoinTrackingServer.KEY.reveal(), CoinTrackingServer.SECRET.reveal(), server.address());

            assertThat(snapshot.accounts()).hasSize(4);
            assertThat(snapshot.isComplete()).isTrue();
        }
    }

    @Test
    @DisplayName("stands in the README")
    void standsInTheReadme() throws IOException {
        assertThat(lines(THERE, Files.readString(Path.of("README.md")))).isEqualTo(lines(HERE, Files.readString(THIS)));
    }

    private static String lines(Pattern where, String text) {
        return where.matcher(text)
                .results()
                .findFirst()
                .map(ReadmeExampleTest::code)
                .orElseThrow();
    }

    // Without the indentation, and without the brace that this file closes elsewhere.
    private static String code(MatchResult found) {
        return found.group(1).stripIndent().strip().replaceAll("(?m)^\\s+", "").replaceAll("\n}$", "");
    }
}
