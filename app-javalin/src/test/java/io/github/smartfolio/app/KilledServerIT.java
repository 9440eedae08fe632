package io.github.smartfolio.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.FileStore;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.jdbc.UserId;
import io.github.smartfolio.source.ConnectionId;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server, killed without warning while files are uploaded, again and again over one database. */
class KilledServerIT {

    private static final int KILLS = 20;
    private static final int UPLOADERS = 2;
    private static final Path JAR = Path.of("target", "smartfolio.jar").toAbsolutePath();
    private static final ConnectionId SAXO = ConnectionId.of("saxo");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final MasterKey key = MasterKey.random();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger nextFile = new AtomicInteger();

    @Test
    void losesNothingItAnswered201() throws Exception {
        Path keyFile = Files.createFile(
                folder.resolve("master.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, key.text().reveal());
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        Random random = new Random(20);
        for (int kill = 0; kill < KILLS; kill++) {
            Running server = start();
            int before = acknowledged.size();
            ExecutorService uploaders = Executors.newFixedThreadPool(UPLOADERS);
            for (int i = 0; i < UPLOADERS; i++) {
                Future<?> ignored = uploaders.submit(() -> uploadUntilKilled(server.address(), acknowledged));
                assertThat(ignored).isNotNull();
            }
            while (acknowledged.size() == before && server.process().isAlive()) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(150));
            server.process().destroyForcibly().waitFor();
            uploaders.shutdownNow();
            assertThat(uploaders.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS);

        Running server = start();
        try {
            assertThat(idsOf(server.address())).containsAll(acknowledged.keySet());
        } finally {
            server.process().destroy();
            server.process().waitFor();
        }
        assertThat(integrity()).isEqualTo("ok");
        assertWhole(acknowledged);
    }

    private void assertWhole(Map<String, String> acknowledged) throws IOException {
        try (Database database = Database.open(folder.resolve("smartfolio.db"), key, InstantSource.system())) {
            FileStore files = database.of(UserId.LOCAL).files();
            for (StoredFile file : files.list(SAXO)) {
                String content = new String(files.open(file).open().readAllBytes(), UTF_8);
                // Also what was stored and not yet answered is whole: it names itself in its last row.
                assertThat(content)
                        .isEqualTo(content(Integer.parseInt(content.replaceAll("(?s).*Company (\\d+),.*", "$1"))));
                assertThat(content).isEqualTo(acknowledged.getOrDefault(file.id(), content));
                assertThat(database.of(UserId.LOCAL)
                                .snapshots()
                                .lastRead(file.source())
                                .snapshot())
                        .hasValueSatisfying(s -> assertThat(s.accounts()).hasSize(1));
            }
        }
    }

    private void uploadUntilKilled(URI server, Map<String, String> acknowledged) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String content = content(nextFile.incrementAndGet());
                HttpResponse<String> answer = http.send(upload(server, content), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    acknowledged.put(JSON.readTree(answer.body()).get("id").asText(), content);
                }
            }
        } catch (IOException | InterruptedException killed) {
            Thread.currentThread().interrupt();
        }
    }

    private static String content(int number) {
        StringBuilder rows = new StringBuilder("Instruments,Quantité,Valeur actuelle (EUR)\n");
        for (int row = 0; row < 200; row++) {
            rows.append("Filler ").append(row).append(" of ").append(number).append(",1,1.5\n");
        }
        return rows.append("Company ").append(number).append(",2,3.5\n").toString();
    }

    private static HttpRequest upload(URI server, String content) {
        String boundary = "smartfolio-test-boundary";
        String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"p.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + content + "\r\n--" + boundary + "--\r\n";
        return HttpRequest.newBuilder(server.resolve("/api/sources/saxo/files"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Set<String> idsOf(URI server) throws IOException, InterruptedException {
        HttpResponse<String> files = http.send(
                HttpRequest.newBuilder(server.resolve("/api/sources/saxo/files"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return JSON.readTree(files.body()).findValuesAsText("id").stream().collect(Collectors.toSet());
    }

    private String integrity() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("smartfolio.db"));
                ResultSet answer = connection.createStatement().executeQuery("pragma integrity_check")) {
            return answer.getString(1);
        }
    }

    private record Running(Process process, URI address) {}

    private Running start() throws IOException {
        assertThat(Files.exists(JAR)).as("the jar was packaged").isTrue();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "--port",
                        "0",
                        "--data-dir",
                        folder.toString(),
                        // nobody listens there: the test leaves no machine
                        "--ecb-base-url",
                        "http://127.0.0.1:1/",
                        "--master-key-file",
                        folder.resolve("master.key").toString())
                .directory(folder.toFile())
                .redirectError(folder.resolve("server.log").toFile())
                .start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            String line = out.readLine();
            assertThat(line).as("what the server prints").isNotNull().contains("http://");
            return new Running(process, URI.create(line.replaceAll(".*(http://\\S+).*", "$1")));
        }
    }
}
