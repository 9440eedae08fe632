package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static io.github.smartfolio.jdbc.Samples.SAXO;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.UploadedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a program while it stores files, again and again in the same database. */
@DisplayName("After a crash")
class CrashTest {

    private static final int CRASHES = 10;
    private static final int LONGEST_LIFE_MILLIS = 300;

    /** Stores files until it is killed, and says on a line of its own which one is stored. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) {
            try (Database database = Database.open(Path.of(arguments[0]), Samples.KEY, Samples.CLOCK)) {
                FileStore files = database.of(UserId.LOCAL).files();
                for (int number = Integer.parseInt(arguments[1]); ; number++) {
                    files.add(SAXO, file(number), Samples.report(MONDAY, false, String.valueOf(number)));
                    System.out.println(number);
                }
            }
        }
    }

    @Test
    @DisplayName("every file that was acknowledged is there with its bytes and its snapshot, and no half one")
    @Timeout(300)
    void nothingIsLost(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("smartfolio.db");
        Random random = new Random(20260202);
        int acknowledged = 0;
        for (int crash = 0; crash < CRASHES; crash++) {
            // The one that was on its way may be stored or not; the next child stores it again.
            acknowledged = killedAfter(random.nextInt(LONGEST_LIFE_MILLIS), path, acknowledged);
            assertThat(integrity(path)).isEqualTo("ok");
        }
        assertThat(acknowledged).isGreaterThan(CRASHES);
        try (Database database = Database.open(path, Samples.KEY, Samples.CLOCK)) {
            UserStores stores = database.of(UserId.LOCAL);
            Map<String, StoredFile> byName = new HashMap<>();
            stores.files().list(SAXO).forEach(file -> byName.put(file.name(), file));
            assertThat(byName.size()).isBetween(acknowledged, acknowledged + 1);
            for (int number = 0; number < byName.size(); number++) {
                UploadedFile expected = file(number);
                StoredFile stored = byName.get(expected.name());
                assertThat(stored).as(expected.name()).isNotNull();
                assertThat(stores.files().open(stored).open().readAllBytes())
                        .isEqualTo(expected.open().readAllBytes());
                assertThat(stores.snapshots().lastRead(stored.source()).snapshot())
                        .contains(FileSource.snapshot(
                                stored.source(), expected, Samples.report(MONDAY, false, String.valueOf(number))));
            }
            assertThat(stores.choices().current(SAXO))
                    .contains(Choice.file(byName.get(file(0).name()).id()));
        }
    }

    /** From {@code first} on; how many files there are that the child said were stored, since the very first. */
    private static int killedAfter(int millis, Path path, int first) throws IOException, InterruptedException {
        Path said = path.resolveSibling("said-from-" + first);
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        path.toString(),
                        String.valueOf(first))
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (child.isAlive() && Files.size(said) == 0) {
                Thread.sleep(1);
            }
            Thread.sleep(millis);
        } finally {
            child.destroyForcibly().waitFor();
        }
        String lines = Files.readString(said);
        // What stands behind the last line break may be half a number.
        List<String> numbers =
                lines.substring(0, lines.lastIndexOf('\n') + 1).lines().toList();
        assertThat(numbers).as("files stored by a child").isNotEmpty();
        return Integer.parseInt(numbers.get(numbers.size() - 1)) + 1;
    }

    /** From 4 bytes to some 100 kB, no two the same. */
    private static UploadedFile file(int number) {
        byte[] content = new byte[4 + number * 7919 % 100_000];
        new Random(number).nextBytes(content);
        return UploadedFile.of("file-" + number, content, MONDAY, Samples.PARIS);
    }

    private static String integrity(Path path) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("pragma integrity_check")) {
            return rows.getString(1);
        }
    }
}
