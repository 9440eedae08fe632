package io.github.smartfolio.jdbc;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteException;

/** A database in one file; the only class that knows SQLite. */
final class SqliteFile {

    private static final int WAIT_FOR_OTHERS_MILLIS = 5_000;
    private static final int READERS = 4;

    private final Path file;

    SqliteFile(Path file) {
        this.file = file.toAbsolutePath();
        if (this.file.toString().indexOf('?') >= 0) {
            throw unusable("cannot be used: the driver takes a question mark for the end of the name.");
        }
    }

    /** Creates the file if it is missing and brings its schema up to date. */
    void prepare() {
        try {
            create();
            try (Connection connection = writing().getConnection()) {
                Schema schema = new Schema(Map.of("bytes", "blob"));
                switch (schema.state(connection)) {
                    case CURRENT -> {}
                    case MISSING, OLDER -> schema.migrate(writing());
                    case NEWER -> throw unusable("was written by a newer version of Smartfolio: use that one.");
                    case FOREIGN -> throw unusable("is a database of another program.");
                }
            }
        } catch (SQLException | FlywayException e) {
            throw unusable(reason(e), e);
        } catch (IOException e) {
            throw unusable("cannot be created: " + e, e);
        }
    }

    Transactions transactions() {
        HikariConfig reading = pool(reading(), READERS);
        reading.setReadOnly(true);
        return new Transactions(pool(writing(), 1), reading, Optional.empty());
    }

    private static HikariConfig pool(DataSource source, int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        // A connection to a file does not wear out, so nothing has to renew it or keep it awake.
        config.setMaxLifetime(0);
        config.setKeepaliveTime(0);
        return config;
    }

    /** Connections whose transactions take the right to write when they begin, so that none has to give up half-way. */
    private DataSource writing() {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return source(config);
    }

    /** Connections that cannot write; they need one that can to be open. */
    private DataSource reading() {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.setTransactionMode(TransactionMode.DEFERRED);
        return source(config);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(WAIT_FOR_OTHERS_MILLIS);
        return config;
    }

    private DataSource source(SQLiteConfig config) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    // SQLite gives the files it puts beside this one the permissions of this one.
    private void create() throws IOException {
        Path folder = file.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, permissions("rwx------"));
        }
        try {
            Files.createFile(file, permissions("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Then it stays as it is.
        }
    }

    private FileAttribute<?>[] permissions(String posix) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))}
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private UncheckedIOException unusable(String why) {
        return new UncheckedIOException(new IOException(file + " " + why));
    }

    private UncheckedIOException unusable(String why, Exception cause) {
        return new UncheckedIOException(new IOException(file + " " + why, cause));
    }

    private static String reason(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException e) {
                return switch (e.getResultCode()) {
                    case SQLITE_NOTADB -> "is not a database.";
                    case SQLITE_CORRUPT -> "is damaged.";
                    case SQLITE_BUSY, SQLITE_LOCKED -> "is locked by another program.";
                    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH, SQLITE_READONLY ->
                        "cannot be opened for writing: look at its permissions and those of its folder.";
                    default -> "cannot be opened: " + e.getMessage();
                };
            }
        }
        return "cannot be opened: " + failure.getMessage();
    }
}
