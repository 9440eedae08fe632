package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceSnapshot;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the README shows to whoever embeds the module: it runs, and it stands there as it stands here. */
class ReadmeExampleTest {

    private static final Path THIS = Path.of("src/test/java/io/github/smartfolio/saxo/ReadmeExampleTest.java");
    private static final Pattern HERE = Pattern.compile("(?s)\n *// README begins\n(.*?) *// README ends\n");
    private static final Pattern THERE = Pattern.compile("(?s)\n```java\n(.*?)```\n");

    private static SourceSnapshot example(
            SaxoSettings settings, URI callback, Executor threads, Function<URI, Map<String, String>> browser) {
        // README begins
        SaxoSignIn signIn = new SaxoSignIn(
                settings, ConnectionId.of("saxo"), TokenStore.inMemory(), threads, InstantSource.system());
        SignInAttempt attempt = signIn.start(callback);
        Map<String, String> answer = browser.apply(attempt.authorizationUrl());
        signIn.finish(attempt, answer);
        try (BalanceSource source = new SaxoSource(signIn)) {
            SourceSnapshot snapshot = source.fetch();
            snapshot.accounts().forEach(System.out::println);
            // README ends
            return snapshot;
        }
    }

    @Test
    @DisplayName("reads three accounts without a server")
    void reads() {
        try (SaxoSimulator simulator =
                SaxoSimulator.builder(InstantSource.system()).start()) {
            SourceSnapshot snapshot = example(
                    Login.settings(simulator),
                    Login.REDIRECT,
                    Login.THREADS,
                    url -> Login.parameters(simulator.signIn(url)));

            assertThat(snapshot.accounts()).hasSize(3);
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
