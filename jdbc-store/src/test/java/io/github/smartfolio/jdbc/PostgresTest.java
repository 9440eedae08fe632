package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.PostgresForTests.ADMIN;
import static io.github.smartfolio.jdbc.PostgresForTests.GUARDED;
import static io.github.smartfolio.jdbc.PostgresForTests.GUARDED_PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.credential.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A database of a PostgreSQL server")
class PostgresTest {

    private static final String WRONG_PASSWORD = "close sesame 8";

    @TempDir
    private Path folder;

    @Test
    @DisplayName("is opened with a user and a password")
    void password() throws Exception {
        try (TestDatabase storage = TestDatabase.on(Engine.POSTGRESQL, folder)) {
            storage.execute("grant create on schema public to " + GUARDED);
            Postgres database = guarded(storage.url() + "?connectTimeout=7", GUARDED_PASSWORD);
            try (Database opened = Database.open(database, Samples.KEY, Samples.CLOCK)) {
                opened.of(UserId.LOCAL).preferences().set("currency", "CHF");
            }
            try (Database opened = Database.open(database, Samples.KEY, Samples.CLOCK)) {
                assertThat(opened.of(UserId.LOCAL).preferences().get("currency"))
                        .contains("CHF");
            }
        }
    }

    @Test
    @DisplayName("is refused with a wrong password, which is not shown, as nothing of the address but the place")
    void wrongPassword() {
        try (TestDatabase storage = TestDatabase.on(Engine.POSTGRESQL, folder)) {
            assertRefused(
                    guarded(storage.url() + "?sslpassword=" + WRONG_PASSWORD, WRONG_PASSWORD),
                    "the user and the password");
        }
    }

    @Test
    @DisplayName("is refused when its user may make no tables there")
    void notAllowed() {
        try (TestDatabase storage = TestDatabase.on(Engine.POSTGRESQL, folder)) {
            assertRefused(guarded(storage.url(), GUARDED_PASSWORD), "grant it the right to create");
        }
    }

    @Test
    @DisplayName("is refused when there is none of that name, or no server")
    void missing() throws Exception {
        assertRefused(admin(PostgresForTests.url("nobody_made_this")), "does not exist");
        int nobodyListens;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobodyListens = socket.getLocalPort();
        }
        assertRefused(admin("jdbc:postgresql://localhost:" + nobodyListens + "/any"), "cannot be reached");
        assertRefused(admin("jdbc:postgresql://localhost:port/any"), "no address");
    }

    @Test
    @DisplayName("is refused, untouched, when another program keeps its tables there")
    void foreign() throws Exception {
        try (TestDatabase storage = TestDatabase.on(Engine.POSTGRESQL, folder)) {
            storage.execute("create table diary (entry text)");
            assertRefused(admin(storage.url()), "another program");
            storage.execute("drop table diary");
            storage.open().close();
        }
    }

    @Test
    @DisplayName("is refused when a newer version of the program wrote it")
    void newerSchema() throws Exception {
        try (TestDatabase storage = TestDatabase.on(Engine.POSTGRESQL, folder)) {
            storage.open();
            storage.execute(
                    "insert into smartfolio_schema (installed_rank, version, description, type, script, checksum,"
                            + " installed_by, execution_time, success)"
                            + " values (99, '99', 'future', 'SQL', 'V99__future.sql', 1, '', 1, true)");
            assertRefused(admin(storage.url()), "newer version");
        }
    }

    @Test
    @DisplayName("is readable again after the server closed its connections")
    void connectionsLost() throws Exception {
        try (TestDatabase storage = TestDatabase.on(Engine.POSTGRESQL, folder)) {
            Preferences preferences = storage.open().of(UserId.LOCAL).preferences();
            preferences.set("currency", "CHF");
            storage.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
            // The pool trusts a connection for half a second after it was used.
            Thread.sleep(1_000);
            assertThat(preferences.get("currency")).contains("CHF");
            preferences.set("currency", "EUR");
            assertThat(preferences.get("currency")).contains("EUR");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:smartfolio.db",
                "postgresql://localhost/smartfolio",
                "jdbc:postgresql://me:sesame@localhost/smartfolio",
                "jdbc:postgresql://localhost/smartfolio?password=sesame",
                "jdbc:postgresql://localhost/smartfolio?ssl=true&password=sesame"
            })
    @DisplayName("has an address of its own kind without a password in it")
    void address(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> admin(url))
                .withMessageNotContaining("sesame")
                .withMessageNotContaining("smartfolio");
    }

    private static Postgres admin(String url) {
        return new Postgres(url, Optional.of(ADMIN), Optional.empty());
    }

    private static Postgres guarded(String url, String password) {
        return new Postgres(url, Optional.of(GUARDED), Optional.of(Secret.of(password)));
    }

    private static void assertRefused(Postgres database, String why) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> Database.open(database, Samples.KEY, Samples.CLOCK))
                .withMessageContaining(database.toString())
                .withMessageContaining(why)
                .satisfies(e -> {
                    StringWriter all = new StringWriter();
                    e.printStackTrace(new PrintWriter(all, true));
                    assertThat(all.toString()).doesNotContain(WRONG_PASSWORD, GUARDED_PASSWORD);
                });
        assertThat(database.toString()).doesNotContain("sesame", "?");
    }
}
