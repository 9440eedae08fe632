package io.github.smartfolio.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("Transactions")
@Timeout(60)
@OnEachEngine
class TransactionsTest {

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    private Database database;
    private Transactions transactions;
    private Preferences preferences;

    @BeforeEach
    void open() {
        storage = TestDatabase.on(engine, folder);
        database = storage.open();
        transactions = database.transactions();
        preferences = database.of(UserId.LOCAL).preferences();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("read what was there while another is writing, and what it wrote once it is done")
    void readBesideAWriter() throws Exception {
        preferences.set("currency", "EUR");
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        CompletableFuture<Integer> writing = CompletableFuture.supplyAsync(() -> transactions.write(tx -> {
            int rows = tx.update("update preferences set value = 'USD' where user_id = ?", UserId.LOCAL);
            written.countDown();
            await(mayCommit);
            return rows;
        }));
        await(written);
        long begin = System.nanoTime();
        for (int i = 0; i < 100; i++) {
            assertThat(preferences.get("currency")).contains("EUR");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        mayCommit.countDown();
        assertThat(writing.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(preferences.get("currency")).contains("USD");
    }

    @Test
    @DisplayName("see the state of one moment, whatever is written meanwhile")
    void seeOneMoment() {
        preferences.set("currency", "EUR");
        String sql = "select value from preferences where user_id = ?";
        String both = transactions.read(tx -> {
            String before =
                    tx.first(sql, row -> row.getString("value"), UserId.LOCAL).orElseThrow();
            preferences.set("currency", "USD");
            return before
                    + ' '
                    + tx.first(sql, row -> row.getString("value"), UserId.LOCAL).orElseThrow();
        });
        assertThat(both).isEqualTo("EUR EUR");
        assertThat(preferences.get("currency")).contains("USD");
    }

    @Test
    @DisplayName("undo everything when their work fails, and the next one works")
    void undo() {
        for (int i = 0; i < 20; i++) {
            String value = "value " + i;
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> transactions.write(tx -> {
                        tx.update("insert into preferences (user_id, name, value) values (1, ?, 'x')", value);
                        throw new IllegalStateException("broken on purpose");
                    }));
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> transactions.write(tx -> {
                        tx.update("insert into preferences (user_id, name, value) values (1, ?, 'x')", value);
                        return tx.update("insert into preferences (user_id, name, value) values (1, ?, 'x')", value);
                    }));
            assertThat(preferences.get(value)).isEmpty();
            preferences.set("last", value);
            assertThat(preferences.get("last")).contains(value);
        }
    }

    @Test
    @DisplayName("that read cannot write, and none writes about a user who does not exist")
    void refused() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> transactions.read(tx -> tx.update("delete from users")));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> transactions.write(
                        tx -> tx.update("insert into preferences (user_id, name, value) values (7, 'a', 'b')")));
        boolean stillThere = transactions.read(tx -> tx.any("select 1 from users where id = 1"));
        assertThat(stillThere).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
