package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The calls of one key")
@Timeout(600)
class CallsTest {

    private static final int CALLS = 10_000;
    private static final int THREADS = 8;
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final MasterKey masterKey = MasterKey.random();

    private static void awaitAccepted(CoinTrackingServer server, int calls, List<CallingProcess> programs)
            throws InterruptedException {
        while (server.accepted() < calls) {
            assertThat(programs).allMatch(CallingProcess::isAlive);
            Thread.sleep(20);
        }
    }

    @Test
    @DisplayName("come in order from two programs with eight threads each, one of which is killed and started again")
    void inOrder(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("smartfolio.db");
        List<CallingProcess> programs = new ArrayList<>();
        try (CoinTrackingServer server = CoinTrackingServer.start()) {
            for (int i = 0; i < 2; i++) {
                programs.add(CallingProcess.start(server.address(), file, masterKey, THREADS));
            }
            for (CallingProcess program : programs) {
                program.awaitFetched();
            }
            awaitAccepted(server, CALLS / 2, programs);
            programs.remove(0).kill();
            programs.add(CallingProcess.start(server.address(), file, masterKey, THREADS));
            programs.get(1).awaitFetched();
            awaitAccepted(server, CALLS, programs);
            for (CallingProcess program : programs) {
                assertThat(program.end()).as("fetches that failed").isZero();
            }
            System.out.println("calls accepted: " + server.accepted());

            assertThat(server.refusedNonces()).isZero();
            assertThat(server.refusedOtherwise()).isZero();
            assertThat(server.accepted()).isGreaterThanOrEqualTo(CALLS);
        } finally {
            programs.forEach(CallingProcess::close);
        }
    }

    @Test
    @DisplayName("are so many an hour, and a restart does not make them more")
    void budget(@TempDir Path folder) {
        Path file = folder.resolve("smartfolio.db");
        Instant[] now = {NOW};
        InstantSource clock = () -> now[0];
        try (CoinTrackingServer server = CoinTrackingServer.start()) {
            CoinTrackingSettings settings = server.settings().withCallsPerHour(4);
            try (Database database = Database.open(file, masterKey, clock);
                    CoinTrackingSource source = source(settings, database, clock)) {
                source.fetch();
                now[0] = NOW.plus(Duration.ofMinutes(10));
                source.fetch();

                assertUsedUp(source);
            }
            now[0] = NOW.plus(Duration.ofMinutes(59));
            try (Database database = Database.open(file, masterKey, clock);
                    CoinTrackingSource source = source(settings, database, clock)) {
                assertUsedUp(source);
                assertThat(server.accepted()).isEqualTo(4);

                // The first two are an hour old, the other two are not.
                now[0] = NOW.plus(Duration.ofMinutes(60));
                assertThat(source.fetch().isComplete()).isTrue();
                assertThat(failure(source).retryAt()).contains(NOW.plus(Duration.ofMinutes(70)));
            }
            assertThat(server.accepted()).isEqualTo(6);
            assertThat(server.refusedNonces()).isZero();
        }
    }

    private static CoinTrackingSource source(CoinTrackingSettings settings, Database database, InstantSource clock) {
        return new CoinTrackingSource(settings, ConnectionId.of("cointracking"), database.calls(), clock);
    }

    private static void assertUsedUp(CoinTrackingSource source) {
        SourceFailure failure = failure(source);
        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.retryAt()).contains(NOW.plus(Duration.ofHours(1)));
    }

    private static SourceFailure failure(CoinTrackingSource source) {
        return catchThrowableOfType(SourceException.class, source::fetch).failure();
    }
}
