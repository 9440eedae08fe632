package io.github.smartfolio.app;

import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.config.WrongSettingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the database is: a folder that only the account of the server can open. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final boolean temporary;

    private DataFolder(Path path, boolean temporary) {
        this.path = path;
        this.temporary = temporary;
    }

    /** @throws WrongSettingsException if it is no folder that can be written to */
    static DataFolder of(Settings settings) {
        Path path = settings.dataDir().toAbsolutePath();
        try {
            Files.createDirectories(path, forTheOwnerOnly());
        } catch (IOException e) {
            throw WrongSettingsException.dataDir(settings);
        }
        if (!Files.isWritable(path)) {
            throw WrongSettingsException.dataDir(settings);
        }
        return new DataFolder(path, false);
    }

    /** One that is gone when it is closed. */
    static DataFolder temporary() {
        try {
            return new DataFolder(Files.createTempDirectory("smartfolio-demo", forTheOwnerOnly()), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path database() {
        return path.resolve("smartfolio.db");
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] forTheOwnerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
