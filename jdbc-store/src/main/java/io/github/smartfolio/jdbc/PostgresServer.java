package io.github.smartfolio.jdbc;

import com.zaxxer.hikari.HikariConfig;
import io.github.smartfolio.credential.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of a PostgreSQL server; the only class that knows PostgreSQL. */
final class PostgresServer {

    private static final int CONNECTIONS = 4;

    /** Held until the transaction ends; the number is a user's id, or 0. */
    private static final String LOCK = "select pg_advisory_xact_lock(?)";

    private final Postgres database;
    private final DataSource source;

    PostgresServer(Postgres database) {
        this.database = database;
        this.source = source(database);
    }

    /** Brings its schema up to date. Of several servers that start at once, one does and the others wait. */
    void prepare() {
        try (Connection connection = source.getConnection()) {
            Schema schema = new Schema(Map.of("bytes", "bytea"));
            switch (schema.state(connection)) {
                case CURRENT -> {}
                case MISSING, OLDER -> schema.migrate(source);
                case NEWER -> throw unusable("was written by a newer version of Smartfolio: use that one.");
                case FOREIGN -> throw unusable("has tables of another program: make a database for Smartfolio alone.");
            }
        } catch (SQLException | FlywayException e) {
            throw unusable(reason(e), e);
        } catch (IOException e) {
            throw unusable("cannot be read: " + e.getMessage(), e);
        }
    }

    Transactions transactions() {
        // Read committed, or what the others wrote while this one waited for the lock would stay unseen.
        HikariConfig writing = pool("TRANSACTION_READ_COMMITTED", false);
        HikariConfig reading = pool("TRANSACTION_REPEATABLE_READ", true);
        return new Transactions(writing, reading, Optional.of(LOCK));
    }

    private HikariConfig pool(String isolation, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setTransactionIsolation(isolation);
        config.setReadOnly(readOnly);
        return config;
    }

    private static DataSource source(Postgres database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setURL(database.url());
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes the parameters.
            throw new UncheckedIOException(new IOException(database + " is no address that the driver understands."));
        }
        database.user().ifPresent(source::setUser);
        database.password().map(Secret::reveal).ifPresent(source::setPassword);
        // Or a message quotes the row it is about.
        source.setLogServerErrorDetail(false);
        return source;
    }

    private UncheckedIOException unusable(String why) {
        return new UncheckedIOException(new IOException(database + " " + why));
    }

    private UncheckedIOException unusable(String why, Exception cause) {
        return new UncheckedIOException(new IOException(database + " " + why, cause));
    }

    // By the classes of SQLSTATE: https://www.postgresql.org/docs/18/errcodes-appendix.html
    private static String reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && e.getSQLState() != null) {
                String state = e.getSQLState();
                if (state.startsWith("08")) {
                    return "cannot be reached: look whether the server runs and the address is right.";
                }
                if (state.startsWith("28")) {
                    return "refuses the login: look at the user and the password.";
                }
                if (state.equals("3D000")) {
                    return "does not exist: create it.";
                }
                if (state.equals("42501")) {
                    return "lets its user create no tables: grant it the right to create in the schema.";
                }
                return "cannot be used: " + e.getMessage();
            }
        }
        return "cannot be used: " + failure.getMessage();
    }
}
