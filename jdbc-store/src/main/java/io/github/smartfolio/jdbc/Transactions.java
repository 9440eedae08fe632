package io.github.smartfolio.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs work in transactions: one that writes at a time, and beside it some that read. */
final class Transactions implements AutoCloseable {

    private static final int READERS = 4;

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Transaction transaction) throws SQLException, IOException;
    }

    private final HikariDataSource writer;
    private final HikariDataSource readers;

    /**
     * @param writing gives connections whose transactions take the right to write when they begin
     * @param reading gives connections that cannot write
     */
    Transactions(DataSource writing, DataSource reading) {
        this.writer = pool("store-writer", writing, 1, false);
        this.readers = pool("store-readers", reading, READERS, true);
    }

    /** All of {@code work} or nothing of it; durable when this returns. */
    <T> T write(Work<T> work) {
        return run(writer, work, "written");
    }

    /** Whatever is written meanwhile, {@code work} sees the state of one moment. */
    <T> T read(Work<T> work) {
        return run(readers, work, "read");
    }

    // Readers first: the last connection to be closed tidies the file up, and a reader cannot.
    @Override
    public void close() {
        readers.close();
        writer.close();
    }

    private static <T> T run(HikariDataSource pool, Work<T> work, String done) {
        try (Connection connection = pool.getConnection()) {
            boolean committed = false;
            try {
                connection.setAutoCommit(false);
                T result = work.in(new Transaction(connection));
                // Commits. Not commit(): with SQLite that begins the next transaction at once, and if this one then has
                // to wait
                // for another process, what is stored already would be reported as failed.
                connection.setAutoCommit(true);
                committed = true;
                return result;
            } finally {
                if (!committed) {
                    // Closing it undoes all; after a failure nobody can say what state it is in otherwise.
                    pool.evictConnection(connection);
                }
            }
        } catch (SQLException e) {
            throw new UncheckedIOException(
                    new IOException("The store could not be " + done + ": " + e.getMessage(), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HikariDataSource pool(String name, DataSource source, int connections, boolean readOnly) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setReadOnly(readOnly);
        // A connection to a file does not wear out, so nothing has to renew it or keep it awake.
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new UncheckedIOException(new IOException("The store could not be opened: " + e.getMessage(), e));
        }
    }
}
