package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.ACCOUNT;
import static io.github.smartfolio.jdbc.Samples.API;
import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static io.github.smartfolio.jdbc.Samples.SAXO;
import static io.github.smartfolio.jdbc.Samples.cash;
import static io.github.smartfolio.jdbc.Samples.file;
import static io.github.smartfolio.jdbc.Samples.report;
import static io.github.smartfolio.jdbc.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.SourceSnapshot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What is read and then written, from threads of two programs at once: whatever one of them does in between must not be lost. */
@DisplayName("Several servers on one database")
@Timeout(120)
@OnEachEngine
class SeveralServersTest {

    private static final int THREADS = 8;
    private static final int ROUNDS = 10;

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;
    private List<Database> servers = List.of();

    @BeforeEach
    void open() {
        storage = TestDatabase.on(engine, folder);
        servers = List.of(storage.open(), storage.open());
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("number their choices without gaps and without repeating one")
    void choices() throws Exception {
        atOnce(thread -> () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Choice choice = (thread + round) % 2 == 0 ? Choice.api() : Choice.off();
                stores(thread).choices().choose(SAXO, choice);
            }
            return thread;
        });
        try (Connection connection = storage.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select number, mode from choices order by number")) {
            String before = "";
            int count = 0;
            while (rows.next()) {
                assertThat(rows.getInt("number")).isEqualTo(++count);
                // The same choice made twice in a row is made once.
                assertThat(rows.getString("mode")).isNotEqualTo(before);
                before = rows.getString("mode");
            }
            assertThat(count).isGreaterThan(1);
        }
    }

    @Test
    @DisplayName("store the same file once, and choose the first of a connection once")
    void files() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String content = "content " + round;
            List<Boolean> isNew = atOnce(thread -> () -> stores(thread)
                    .files()
                    .add(SAXO, file("name " + thread, content, MONDAY), report(MONDAY, false, "1"))
                    .isNew());
            assertThat(isNew).containsOnlyOnce(true);
        }
        assertThat(stores(0).files().list(SAXO)).hasSize(ROUNDS);
        assertThat(count("choices")).isEqualTo(1);
    }

    @Test
    @DisplayName("delete a file or choose it, and never keep a choice of a file that is gone")
    void deletedFiles() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String content = "content " + round;
            String id = stores(0)
                    .files()
                    .add(SAXO, file("name", content, MONDAY), report(MONDAY, false, "1"))
                    .file()
                    .id();
            atOnce(thread -> () -> {
                if (thread % 2 == 0) {
                    return stores(thread).files().delete(SAXO, id);
                }
                try {
                    stores(thread).choices().choose(SAXO, Choice.file(id));
                } catch (IllegalArgumentException e) {
                    assertThat(e).hasMessageContaining(id);
                }
                return false;
            });
            assertThat(stores(0).choices().current(SAXO)).isEmpty();
        }
    }

    @Test
    @DisplayName("keep one snapshot of the same figures, fetched when the last of them was")
    void snapshots() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Instant asOf = MONDAY.plusSeconds(round * 100L);
            String euros = String.valueOf(round);
            atOnce(thread -> () -> {
                stores(thread).snapshots().save(fetched(asOf, thread, euros));
                return thread;
            });
            assertThat(stores(0).snapshots().between(API, asOf, asOf.plusNanos(1)))
                    .containsExactly(fetched(asOf, THREADS - 1, euros));
        }
    }

    @Test
    @DisplayName("keep every rate that any of them learnt")
    void rates() throws Exception {
        List<Currency> currencies = Currency.getAvailableCurrencies().stream()
                .limit((long) THREADS * ROUNDS)
                .toList();
        LocalDate day = LocalDate.parse("2026-02-02");
        atOnce(thread -> () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Currency currency = currencies.get(thread * ROUNDS + round);
                server(thread).referenceRates().save("ECB", Map.of(day, Map.of(currency, BigDecimal.TEN)));
            }
            return thread;
        });
        assertThat(server(0).referenceRates().all("ECB").get(day)).containsOnlyKeys(currencies);
    }

    @Test
    @DisplayName("never mix the credentials that two of them put")
    void credentials() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            atOnce(thread -> () -> {
                Secret secret = Secret.of(String.valueOf(thread));
                stores(thread).credentials().put(SAXO, Map.of("key", secret, "only " + thread, secret));
                return thread;
            });
            Map<String, Secret> stored = stores(0).credentials().of(SAXO);
            assertThat(stored).hasSize(2);
            assertThat(stored.values().stream().distinct()).hasSize(1);
        }
    }

    @Test
    @DisplayName("may all be the first to open it")
    void openedAtOnce() throws Exception {
        try (TestDatabase fresh = TestDatabase.on(engine, folder.resolve("fresh"))) {
            assertThatNoException()
                    .isThrownBy(() -> atOnce(thread -> () -> {
                        Database server = fresh.open();
                        server.of(UserId.LOCAL).preferences().set("thread " + thread, "was here");
                        return thread;
                    }));
            Preferences preferences = fresh.open().of(UserId.LOCAL).preferences();
            for (int thread = 0; thread < THREADS; thread++) {
                assertThat(preferences.get("thread " + thread)).contains("was here");
            }
        }
    }

    @Test
    @DisplayName("do not wait for what is written about another user")
    void usersApart() throws Exception {
        assumeTrue(engine != Engine.SQLITE, "with SQLite one writes at a time, whoever it is about");
        storage.execute("insert into users (id) values (2)");
        servers.get(0).transactions().write(UserId.LOCAL, tx -> {
            tx.update("update users set id = id where id = 1");
            servers.get(1).of(new UserId(2)).preferences().set("currency", "CHF");
            return tx;
        });
        assertThat(servers.get(0).of(new UserId(2)).preferences().get("currency"))
                .isEqualTo(Optional.of("CHF"));
    }

    private Database server(int thread) {
        return servers.get(thread % servers.size());
    }

    private UserStores stores(int thread) {
        return server(thread).of(UserId.LOCAL);
    }

    private static SourceSnapshot fetched(Instant asOf, int seconds, String euros) {
        SourceSnapshot first = snapshot(asOf, cash(ACCOUNT, euros));
        return new SourceSnapshot(
                API,
                asOf,
                false,
                asOf.plusSeconds(seconds),
                first.contents(),
                first.accounts(),
                first.unread(),
                first.findings());
    }

    private int count(String table) throws Exception {
        try (Connection connection = storage.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Runs the calls, one per thread, all released at one moment. */
    private static <T> List<T> atOnce(IntFunction<Callable<T>> calls) throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Callable<T>> released = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            Callable<T> call = calls.apply(thread);
            released.add(() -> {
                together.await();
                return call.call();
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(released)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
