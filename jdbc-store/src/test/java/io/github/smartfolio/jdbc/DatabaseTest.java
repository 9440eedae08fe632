package io.github.smartfolio.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A database")
class DatabaseTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("smartfolio.db");
    }

    @Test
    @DisplayName("gives the same stores for the same user, and none for a user who does not exist")
    void stores() {
        try (Database database = open(file)) {
            assertThat(database.of(UserId.LOCAL)).isSameAs(database.of(new UserId(1)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> database.of(new UserId(2)))
                    .withMessageContaining("2");
        }
    }

    @Test
    @DisplayName("is there again after it was closed, twice")
    void reopened() {
        Database database = open(file);
        database.of(UserId.LOCAL).preferences().set("currency", "EUR");
        database.close();
        assertThatNoException().isThrownBy(database::close);
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> database.of(new UserId(1)).preferences().get("currency"));
        assertThat(folder).as("one file, nothing beside it").isDirectoryContaining(file::equals);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (Database again = open(file)) {
            assertThat(again.of(UserId.LOCAL).preferences().get("currency")).contains("EUR");
        }
    }

    @Test
    @DisplayName("survives losing power: its log is written ahead and every commit reaches the disk")
    void durable() throws Exception {
        try (Database database = open(file)) {
            assertThat(pragma(database, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(database, "synchronous")).isEqualTo("2");
            assertThat(pragma(database, "foreign_keys")).isEqualTo("1");
        }
    }

    @Test
    @DisplayName("can be opened by a second program at the same time")
    void openedTwice() {
        try (Database one = open(file);
                Database other = open(file)) {
            one.of(UserId.LOCAL).preferences().set("currency", "EUR");
            assertThat(other.of(UserId.LOCAL).preferences().get("currency")).contains("EUR");
            other.of(UserId.LOCAL).preferences().set("currency", "USD");
            assertThat(one.of(UserId.LOCAL).preferences().get("currency")).contains("USD");
        }
    }

    @Test
    @DisplayName("makes its file and the folders made for it the owner's only")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no POSIX permissions")
    void permissions() throws IOException {
        Path deep = folder.resolve("data/mine/smartfolio.db");
        try (Database database = open(deep)) {
            database.of(UserId.LOCAL).preferences().set("currency", "EUR");
            assertThat(permissions(deep.getParent())).isEqualTo("rwx------");
            assertThat(permissions(deep.getParent().getParent())).isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(deep.getParent())) {
                List<Path> all = files.toList();
                assertThat(all)
                        .hasSize(3)
                        .allSatisfy(each -> assertThat(permissions(each)).isEqualTo("rw-------"));
            }
        }
    }

    @Test
    @DisplayName("is made of an empty file")
    void emptyFile() throws IOException {
        Files.createFile(file);
        try (Database database = open(file)) {
            assertThat(database.of(UserId.LOCAL).preferences().get("currency")).isEmpty();
        }
    }

    @Test
    @DisplayName("records the version that its tables have, which is that of the last migration")
    void version() throws Exception {
        open(file).close();
        assertThat(query("select max(cast(version as integer)) from smartfolio_schema"))
                .isEqualTo(String.valueOf(Schema.VERSION));
    }

    @Test
    @DisplayName("has one user from the beginning")
    void localUser() throws Exception {
        open(file).close();
        assertThat(query("select group_concat(id) from users")).isEqualTo("1");
    }

    @Test
    @DisplayName("is refused, untouched, when the file holds something else")
    void textFile() throws IOException {
        String text = "Dear diary, this is not a database, but it is long enough to be taken for one.".repeat(20);
        Files.writeString(file, text);
        assertThatRefused("is not a database");
        assertThat(file).hasContent(text);
    }

    @Test
    @DisplayName("is refused when a newer version of the program wrote it")
    void newerSchema() throws Exception {
        open(file).close();
        Samples.execute(
                file,
                "insert into smartfolio_schema (installed_rank, version, description, type, script, checksum, installed_by,"
                        + " execution_time, success) values (99, '99', 'future', 'SQL', 'V99__future.sql', 1, '', 1, true)");
        assertThatRefused("newer version");
    }

    @Test
    @DisplayName("is refused, untouched, when another program keeps its tables in the file")
    void foreign() throws Exception {
        Samples.execute(file, "create table diary (entry text)");
        assertThatRefused("another program");
        assertThat(query("select group_concat(name) from sqlite_master")).isEqualTo("diary");
    }

    @Test
    @DisplayName("is refused when another program has locked the file")
    void locked() throws Exception {
        open(file).close();
        Samples.execute(file, "pragma journal_mode = delete");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("begin exclusive");
            assertThatRefused("locked");
        }
    }

    @Test
    @DisplayName("is refused when it is a folder, or cannot be in its folder")
    void noFile() throws IOException {
        Files.createDirectory(file);
        assertThatRefused("smartfolio.db");
        Path text = Files.writeString(folder.resolve("text"), "text", StandardCharsets.UTF_8);
        file = text.resolve("smartfolio.db");
        assertThatRefused("cannot be created");
        file = folder.resolve("what?.db");
        assertThatRefused("question mark");
    }

    /** A program that opens a database and reads. */
    static final class Reader {

        private Reader() {}

        public static void main(String[] arguments) {
            try (Database database = open(Path.of(arguments[0]))) {
                if (database.of(UserId.LOCAL).preferences().get("currency").isEmpty()) {
                    throw new IllegalStateException("Nothing to read");
                }
            }
        }
    }

    @Test
    @DisplayName("that is up to date is opened without loading Flyway, a cipher or anything of PostgreSQL")
    void loadsLittle() throws Exception {
        try (Database database = open(file)) {
            database.of(UserId.LOCAL).preferences().set("currency", "EUR");
        }
        Path log = folder.resolve("classes.log");
        Process reader = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log.getFileName(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        file.toString())
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(reader.waitFor()).isZero();
        assertThat(Files.readString(log))
                .contains("io.github.smartfolio.jdbc.SqliteFile ")
                .doesNotContain("org.postgresql.", "org.flywaydb.core.Flyway ", "javax.crypto.Cipher ");
    }

    private void assertThatRefused(String why) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> open(file).close())
                .withMessageContaining(file.toString())
                .withMessageContaining(why);
    }

    private static Database open(Path file) {
        return Database.open(file, Samples.KEY, Samples.CLOCK);
    }

    private static String pragma(Database database, String name) {
        return database.transactions()
                .write(tx -> tx.first("pragma " + name, row -> row.getString(1)))
                .orElseThrow();
    }

    private String query(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.getString(1);
        }
    }

    private static String permissions(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
