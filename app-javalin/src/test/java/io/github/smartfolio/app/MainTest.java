package io.github.smartfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.sources.Brokers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {

    @TempDir
    private Path folder;

    /** What a call printed and returned. */
    private record Result(int exitCode, String out, String err) {}

    @Test
    @DisplayName("--help lists every setting, with its variable and default")
    void listsSettings() {
        Result help = call(Map.of(), "--help");
        assertThat(help.exitCode()).isZero();
        for (String name : List.of(
                "HOST",
                "PORT",
                "PUBLIC_URL",
                "DATA_DIR",
                "MAX_UPLOAD_MB",
                "ZONE",
                "CURRENCY",
                "REFRESH_HOURS",
                "DEMO")) {
            assertThat(help.out()).contains("SMARTFOLIO_" + name);
        }
        assertThat(help.out()).contains("ECB_BASE_URL").contains("--data-dir").contains("./data");
    }

    @Test
    @DisplayName("--version names the release")
    void namesTheRelease() {
        assertThat(call(Map.of(), "--version").out()).startsWith("Smartfolio ");
    }

    @Test
    @DisplayName("does not start with wrong settings, and prints one line for each")
    void refusesWrongSettings() {
        Result result = call(Map.of("SMARTFOLIO_PORT", "x"), "--host", "0.0.0.0");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(2);
        assertThat(result.err()).contains("SMARTFOLIO_HOST is '0.0.0.0'").contains("needs a user with a password");
        assertThat(call(Map.of(), "--prot=1").exitCode()).isEqualTo(2);
    }

    @Test
    @DisplayName("does not start on a port or in a folder that it cannot have")
    void refusesWhatIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Result taken = call(Map.of(), "--port=" + other.getLocalPort(), "--data-dir=" + folder);
            assertThat(taken.exitCode()).isEqualTo(2);
            assertThat(taken.err()).startsWith("SMARTFOLIO_PORT is '" + other.getLocalPort() + "', where another");
        }
        Path file = Files.writeString(folder.resolve("file"), "x");
        Result noFolder = call(Map.of(), "--port=0", "--data-dir=" + file);
        assertThat(noFolder.exitCode()).isEqualTo(2);
        assertThat(noFolder.err()).startsWith("SMARTFOLIO_DATA_DIR is '" + file + "'; allowed: a folder");
    }

    @Test
    @DisplayName("prints where it answers, shows the sample data, and ends soon when asked to")
    void runs() throws Exception {
        Path data = folder.resolve("data");
        Process process = start("--port=0", "--demo", "--data-dir=" + data);
        try {
            URI address = address(process);
            HttpClient client = HttpClient.newHttpClient();
            assertThat(get(client, address, "/health"))
                    .contains("\"demo\":true")
                    .contains("\"rates\":null");
            String portfolio = get(client, address, "/api/portfolio");
            // The sum of the sample's values in euros.
            assertThat(portfolio).contains("\"total\":{\"amount\":\"33933.64\",\"currency\":\"EUR\"}");
            assertThat(data).doesNotExist();
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @DisplayName("makes a folder that only its own account can open")
    void closesTheFolder() throws IOException {
        Path data = folder.resolve("data");
        Settings settings = TestServer.settings(data);
        try (TestServer server = TestServer.start(settings, Brokers.of())) {
            assertThat(server.get("/health").status()).isEqualTo(200);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
                .isEqualTo("rwx------");
    }

    private Result call(Map<String, String> environment, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Main.commandLine(environment, folder)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exitCode = commandLine.execute(args);
        return new Result(exitCode, out.toString(), err.toString());
    }

    private static Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static URI address(Process process) throws IOException {
        String line =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        assertThat(line).matches("Smartfolio answers at http://127\\.0\\.0\\.1:[0-9]+ with sample data");
        return URI.create(line.split(" ", -1)[3]);
    }

    private static String get(HttpClient client, URI address, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }
}
