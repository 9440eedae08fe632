package io.github.smartfolio.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.ToyReader;
import io.github.smartfolio.app.sources.Brokers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteCheckTest {

    @TempDir
    private static Path folder;

    private static TestServer server;
    private static int port;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder, Brokers.of(new ToyReader("toy", "Toy Bank")));
        port = server.address().getPort();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    @DisplayName("answers to its own names only")
    void answersToItsNames() throws IOException {
        for (String name : new String[] {
            "localhost:" + port,
            "LOCALHOST:" + port,
            "127.0.0.1:" + port,
            "[::1]:" + port,
            "folio.example.org",
            "folio.example.org:443"
        }) {
            assertThat(status("GET /health HTTP/1.1", "Host: " + name)).as(name).isEqualTo(200);
        }
        for (String name : new String[] {
            "evil.example",
            "evil.example:" + port,
            "localhost",
            "localhost:1",
            "127.0.0.2:" + port,
            "folio.example.org:80",
            "folio.example.org.evil.example",
            ""
        }) {
            assertThat(status("GET /health HTTP/1.1", "Host: " + name)).as(name).isIn(400, 421);
        }
        assertThat(status("GET /health HTTP/1.1", "Host: evil.example")).isEqualTo(421);
        assertThat(status("GET /nothing HTTP/1.1", "Host: evil.example")).isEqualTo(421);
        assertThat(status("GET http://evil.example/health HTTP/1.1", "Host: localhost:" + port))
                .isIn(400, 421);
        assertThat(status("GET /health HTTP/1.0")).isEqualTo(421);
    }

    @Test
    @DisplayName("lets its own pages and programs change something")
    void letsOwnPagesChange() throws IOException {
        for (String[] headers : new String[][] {
            {},
            {"Sec-Fetch-Site: same-origin"},
            {"Sec-Fetch-Site: none"},
            {"Origin: http://localhost:" + port},
            {"Origin: http://127.0.0.1:" + port, "Sec-Fetch-Site: same-origin"},
            {"Origin: https://folio.example.org"}
        }) {
            assertThat(refresh("POST /api/sources/toy/refresh", headers))
                    .as(String.join(", ", headers))
                    .isEqualTo(200);
        }
    }

    @Test
    @DisplayName("lets no other site change anything")
    void letsNoOtherSiteChange() throws IOException {
        for (String[] headers : new String[][] {
            {"Sec-Fetch-Site: cross-site"},
            {"Sec-Fetch-Site: same-site"},
            {"Sec-Fetch-Site: same-origin", "Origin: https://evil.example"},
            {"Origin: https://evil.example"},
            {"Origin: null"},
            {"Origin: http://localhost:1"},
            {"Origin: http://folio.example.org"},
            {"Origin: https://localhost:" + port},
            {"Origin: http://localhost:" + port + ".evil.example"}
        }) {
            assertThat(refresh("POST /api/sources/toy/refresh", headers))
                    .as(String.join(", ", headers))
                    .isEqualTo(403);
            assertThat(refresh("GET /api/portfolio?refresh=true", headers)).isEqualTo(403);
            assertThat(refresh("GET /api/portfolio", headers)).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("says on every answer what a browser may do with it")
    void sendsHeaders() {
        for (String path : new String[] {"/api/portfolio", "/api/nothing", "/health", "/openapi.json"}) {
            var headers = server.get(path).response().headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'self'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
            assertThat(headers.firstValue("Server")).isEmpty();
            assertThat(headers.firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(server.get("/api/portfolio").response().headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    @DisplayName("answers what it does not know as a problem, without a word about itself")
    void answersProblems() throws IOException {
        var nothing = server.get("/api/nothing");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(nothing.text("/title")).isEqualTo("Not Found");
        assertThat(nothing.text("/status")).isEqualTo("404");
        assertThat(server.delete("/api/portfolio").status()).isEqualTo(405);
        String malformed = raw("GET /api/%zz HTTP/1.1", "Host: localhost:" + port);
        assertThat(malformed)
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json")
                .doesNotContain("Jetty");
    }

    private static int refresh(String request, String... headers) throws IOException {
        String[] lines = new String[headers.length + 2];
        lines[0] = request + " HTTP/1.1";
        lines[1] = "Host: localhost:" + port;
        System.arraycopy(headers, 0, lines, 2, headers.length);
        return status(lines);
    }

    private static int status(String... lines) throws IOException {
        return Integer.parseInt(raw(lines).split(" ", 3)[1]);
    }

    // JDK's HttpClient does not let anybody set Host or Origin.
    private static String raw(String... lines) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request = String.join("\r\n", lines) + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        }
    }
}
