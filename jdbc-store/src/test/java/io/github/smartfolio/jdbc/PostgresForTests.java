package io.github.smartfolio.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** One PostgreSQL server for all tests of this process; it ends with it. */
final class PostgresForTests {

    /** Logs in without a password. */
    static final String ADMIN = "postgres";

    /** Logs in with a password only. */
    static final String GUARDED = "guarded";

    static final String GUARDED_PASSWORD = "open sesame 7";

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final Optional<EmbeddedPostgres> SERVER = start();

    private PostgresForTests() {}

    /** Gives its URL. */
    static String newDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        execute("create database " + name);
        return url(name);
    }

    static void drop(String url) {
        execute("drop database " + url.substring(url.lastIndexOf('/') + 1) + " with (force)");
    }

    static String url(String database) {
        return "jdbc:postgresql://localhost:" + server().getPort() + '/' + database;
    }

    private static EmbeddedPostgres server() {
        Assumptions.assumeTrue(SERVER.isPresent(), "PostgreSQL cannot be started here");
        return SERVER.orElseThrow();
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"), ADMIN, "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<EmbeddedPostgres> start() {
        EmbeddedPostgres server;
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectoryCustomizer(PostgresForTests::guard)
                    .start();
        } catch (IOException | RuntimeException | LinkageError e) {
            System.err.println("""

                    ******************************************************************************
                    WARNING: NO POSTGRESQL. It could not be started, and so the stores are NOT TESTED
                    on it. Its tests are skipped. Started by root, it needs user namespaces (unshare -U).
                    ******************************************************************************
                    """ + e);
            return Optional.empty();
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create role " + GUARDED + " login password '" + GUARDED_PASSWORD + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Optional.of(server);
    }

    // The first line that fits a login decides.
    private static void guard(File data) {
        Path rules = data.toPath().resolve("pg_hba.conf");
        try {
            Files.writeString(rules, "host all " + GUARDED + " all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
