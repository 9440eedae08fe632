package io.github.smartfolio.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Runs work in transactions: about one user, one that writes at a time, whichever program it is in, and beside it any that read.
 */
final class Transactions implements AutoCloseable {

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Statements tx) throws SQLException, IOException;
    }

    private static final UserId NOBODY = new UserId(0);

    private final HikariDataSource writers;
    private final HikariDataSource readers;
    private final Optional<String> lock;

    /**
     * @param writing gives connections for work that writes
     * @param reading gives connections that cannot write, and whose transactions see the state of one moment
     * @param lock makes a transaction wait for the end of others about the user whose id it is given; absent if transactions of
     *     {@code writing} take the right to write when they begin
     */
    Transactions(HikariConfig writing, HikariConfig reading, Optional<String> lock) {
        this.writers = pool("store-writers", writing);
        this.readers = pool("store-readers", reading);
        this.lock = lock;
    }

    /** All of {@code work}, which is about {@code user}, or nothing of it; durable when this returns. */
    <T> T write(UserId user, Work<T> work) {
        return run(
                writers,
                tx -> {
                    // First of all: what this one then reads nobody changes until it has written.
                    if (lock.isPresent()) {
                        tx.any(lock.get(), user);
                    }
                    return work.in(tx);
                },
                "written");
    }

    /** As {@link #write(UserId, Work)}, for what is about no user. */
    <T> T write(Work<T> work) {
        return write(NOBODY, work);
    }

    /** Whatever is written meanwhile, {@code work} sees the state of one moment. */
    <T> T read(Work<T> work) {
        return run(readers, work, "read");
    }

    // Readers first: the last connection to be closed tidies the file up, and a reader cannot.
    @Override
    public void close() {
        readers.close();
        writers.close();
    }

    private static <T> T run(HikariDataSource pool, Work<T> work, String done) {
        try (Connection connection = pool.getConnection()) {
            boolean committed = false;
            try {
                connection.setAutoCommit(false);
                T result = work.in(new Statements(connection));
                // Commits. Not commit(): with SQLite that begins the next transaction at once, and if this one then has
                // to wait for another process, what is stored already would be reported as failed.
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

    private static HikariDataSource pool(String name, HikariConfig config) {
        config.setPoolName(name);
        config.setMinimumIdle(1);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw new UncheckedIOException(new IOException("The store could not be opened: " + e.getMessage(), e));
        }
    }
}
