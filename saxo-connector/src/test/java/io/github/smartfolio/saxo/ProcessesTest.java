package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.credential.TokenSession;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.jdbc.UserId;
import io.github.smartfolio.simulator.Lifetimes;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several programs with one database and one sign-in, with tokens that expire all the time, and a server that ends the session
 * when a spent refresh token comes again.
 */
@DisplayName("Four programs that share a sign-in")
@Timeout(180)
class ProcessesTest {

    private static final int PROGRAMS = 4;
    private static final int THREADS = 4;
    private static final Duration TEST = Duration.ofSeconds(10);
    private static final int KILLS = 5;
    private static final Lifetimes SHORT = new Lifetimes(Duration.ofMillis(300), Duration.ofMinutes(60));

    private final MasterKey key = MasterKey.random();

    private static SaxoSimulator simulator() {
        return SaxoSimulator.builder(InstantSource.system())
                .lifetimes(SHORT)
                .requestsPerMinute(1_000_000)
                .start();
    }

    private static void awaitRunning(List<FetchingProcess> programs) throws Exception {
        for (FetchingProcess program : programs) {
            while (!program.isRunning()) {
                Thread.sleep(50);
            }
        }
    }

    // After a refresh that failed for a passing reason nobody tries for a while.
    private static void refreshOncePossible(TokenSession session) throws InterruptedException {
        while (true) {
            try {
                session.refresh();
                return;
            } catch (SourceException e) {
                assertThat(e.failure().reason()).isNotEqualTo(Reason.AUTHORIZATION_REQUIRED);
                Thread.sleep(500);
            }
        }
    }

    @Test
    @DisplayName("never present a spent refresh token, and the session lives")
    void together(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("smartfolio.db");
        List<FetchingProcess> programs = new ArrayList<>();
        try (SaxoSimulator simulator = simulator();
                Database database = Database.open(file, key, InstantSource.system())) {
            TokenStore tokens = database.of(UserId.LOCAL).tokens();
            // On a busy machine an answer may take long; a call that was given up may have spent its token.
            SaxoSettings settings = Login.settings(simulator)
                    .withTimeLimits(Duration.ofMinutes(1), Duration.ofSeconds(6), Duration.ofSeconds(12));
            SaxoSignIn signIn = Login.signIn(settings, tokens);
            Login.byBrowser(simulator, signIn);
            for (int i = 0; i < PROGRAMS; i++) {
                programs.add(FetchingProcess.start(settings, file, key, THREADS));
            }
            awaitRunning(programs);
            Thread.sleep(TEST.toMillis());
            for (FetchingProcess program : programs) {
                System.out.println("a program's fetches: " + program.end());
            }
            System.out.println("refreshes: " + simulator.refreshes());

            assertThat(simulator.spentTokensPresented()).isZero();
            assertThat(simulator.refreshes()).as("refreshes").isGreaterThan(PROGRAMS);
            // Alive: it can be refreshed once more.
            refreshOncePossible(signIn.session());
            assertThat(simulator.spentTokensPresented()).isZero();
        } finally {
            programs.forEach(FetchingProcess::close);
        }
    }

    @Test
    @DisplayName("lose it at most once for each time that one of them is killed")
    void killed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("smartfolio.db");
        List<FetchingProcess> programs = new ArrayList<>();
        int kills = 0;
        int lost = 0;
        try (SaxoSimulator simulator = simulator();
                Database database = Database.open(file, key, InstantSource.system())) {
            TokenStore tokens = database.of(UserId.LOCAL).tokens();
            // Who was killed while refreshing holds the others up for this long and a second.
            SaxoSettings settings = Login.settings(simulator)
                    .withTimeLimits(Duration.ofSeconds(1), Duration.ofSeconds(6), Duration.ofSeconds(12));
            SaxoSignIn signIn = Login.signIn(settings, tokens);
            Login.byBrowser(simulator, signIn);
            for (int i = 0; i < PROGRAMS; i++) {
                programs.add(FetchingProcess.start(settings, file, key, THREADS));
            }
            for (; kills < KILLS; kills++) {
                // A second in which all four are at work, however long they take to start.
                awaitRunning(programs);
                Thread.sleep(1000);
                FetchingProcess victim = programs.remove(0);
                victim.kill();
                programs.add(FetchingProcess.start(settings, file, key, THREADS));
                if (signIn.session().state().tokens().isEmpty()) {
                    lost++;
                    Login.byBrowser(simulator, signIn);
                }
            }
            System.out.println("kills: " + kills);
            System.out.println("sessions lost: " + lost);
            System.out.println("spent tokens presented: " + simulator.spentTokensPresented());

            assertThat(simulator.refreshes()).as("refreshes").isPositive();
            assertThat(simulator.spentTokensPresented()).isLessThanOrEqualTo(kills);
        } finally {
            programs.forEach(FetchingProcess::close);
        }
    }
}
