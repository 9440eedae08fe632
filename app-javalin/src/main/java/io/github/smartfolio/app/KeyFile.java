package io.github.smartfolio.app;

import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.config.WrongSettingsException;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.MasterKey;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The file of the master key: apart from the database, so that a copy of that alone opens nothing. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNERS_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_MAY_READ = PosixFilePermissions.fromString("rwx------");

    private final Path path;

    private KeyFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The one that was set, else {@code smartfolio/master.key} in the configuration folder of the account. */
    static KeyFile of(Settings settings, Map<String, String> environment, String home, String system) {
        return new KeyFile(settings.masterKeyFile()
                .orElseGet(() -> configuration(environment, Path.of(home), system)
                        .resolve("smartfolio")
                        .resolve("master.key")));
    }

    private static Path configuration(Map<String, String> environment, Path home, String system) {
        if (system.startsWith("Windows")) {
            return folder(environment, "APPDATA").orElseGet(() -> home.resolve("AppData/Roaming"));
        }
        if (system.startsWith("Mac")) {
            return home.resolve("Library/Application Support");
        }
        return folder(environment, "XDG_CONFIG_HOME").orElseGet(() -> home.resolve(".config"));
    }

    // The base directory specification tells to leave out what is not absolute.
    private static Optional<Path> folder(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute);
    }

    Path path() {
        return path;
    }

    /**
     * Writes a new key, if there is no file yet.
     *
     * @return whether it did
     * @throws WrongSettingsException if it cannot be written
     */
    boolean create() {
        if (Files.exists(path)) {
            return false;
        }
        try {
            if (hasOwners()) {
                Files.createDirectories(path.getParent(), PosixFilePermissions.asFileAttribute(OWNER_MAY_READ));
                Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNERS_ONLY));
            } else {
                Files.createDirectories(path.getParent());
                Files.createFile(path);
            }
            Files.writeString(
                    path, MasterKey.random().text().reveal() + System.lineSeparator(), StandardOpenOption.SYNC);
            return true;
        } catch (FileAlreadyExistsException e) {
            // Another server of this account was quicker.
            return false;
        } catch (IOException e) {
            throw WrongSettingsException.masterKeyFile("no key can be written to " + path + "; name another file");
        }
    }

    /** @throws WrongSettingsException if the file cannot be read, holds no key, or others can read it */
    MasterKey read() {
        try {
            if (hasOwners() && !OWNER_MAY_READ.containsAll(Files.getPosixFilePermissions(path))) {
                throw WrongSettingsException.masterKeyFile(
                        "others than its owner can open " + path + "; take that away with chmod 600");
            }
            return MasterKey.parse(Secret.of(Files.readString(path).strip()));
        } catch (IOException e) {
            throw WrongSettingsException.masterKeyFile(path + " cannot be read");
        } catch (IllegalArgumentException e) {
            throw WrongSettingsException.masterKeyFile(path + " holds no key of 256 bits in Base64");
        }
    }

    private boolean hasOwners() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
