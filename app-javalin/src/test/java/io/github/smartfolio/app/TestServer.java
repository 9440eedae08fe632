package io.github.smartfolio.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.config.SettingsReader;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.jdbc.MasterKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A real server with a real database, and a client that asks it as a program would. */
public final class TestServer implements AutoCloseable {

    public static final Instant NOW = Instant.parse("2026-02-03T09:15:00Z");

    /** Where nothing listens. */
    public static final URI NOWHERE = URI.create("http://127.0.0.1:9/");

    /** The same for all, so that a test can open what a server left behind. */
    public static final MasterKey KEY = MasterKey.random();

    private static final String BOUNDARY = "between-the-parts";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Server server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestServer(Server server) {
        this.server = server;
    }

    public static TestServer start(Path dataDir, Brokers brokers) {
        return start(settings(dataDir), brokers);
    }

    public static TestServer start(Settings settings, Brokers brokers) {
        return start(settings, brokers, InstantSource.fixed(NOW));
    }

    public static TestServer start(Settings settings, Brokers brokers, InstantSource clock) {
        return new TestServer(Server.start(settings, KEY, brokers, clock));
    }

    public static Settings settings(Path dataDir) {
        return settings(dataDir, Brokers.of(), Map.of());
    }

    /** The settings that tests have in common, but for what {@code environment} says. */
    public static Settings settings(Path dataDir, Brokers brokers, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of(
                "SMARTFOLIO_PORT", "0",
                "SMARTFOLIO_PUBLIC_URL", "https://folio.example.org",
                "SMARTFOLIO_DATA_DIR", dataDir.toString(),
                "SMARTFOLIO_MAX_UPLOAD_MB", "1",
                "ECB_BASE_URL", NOWHERE.toString()));
        all.putAll(environment);
        SettingsReader reader = new SettingsReader(all, dataDir, brokers.settings());
        CommandSpec command = CommandSpec.create();
        reader.addOptions(command);
        return reader.read(new CommandLine(command).parseArgs());
    }

    /** An answer; {@code json} is missing if the body is something else. */
    public record Answer(int status, JsonNode json, HttpResponse<String> response) {

        /** The text at a JSON pointer, {@code null} for JSON's null. */
        public String text(String pointer) {
            JsonNode node = json.at(pointer);
            return node.isNull() ? null : node.asText();
        }
    }

    public URI address() {
        return server.address();
    }

    public List<String> endpoints() {
        return server.endpoints();
    }

    /** The entry of a broker among all that were found. */
    public JsonNode source(String broker) {
        for (JsonNode source : get("/api/sources").json()) {
            if (source.path("id").asText().equals(broker)) {
                return source;
            }
        }
        throw new AssertionError("No broker " + broker);
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer put(String path, String json) {
        return send(request(path).PUT(BodyPublishers.ofString(json)).build());
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()).build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    public Answer upload(String path, String name, String content) {
        return upload(path, name, content.getBytes(StandardCharsets.UTF_8));
    }

    public Answer upload(String path, String name, byte[] content) {
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(form(name, content))
                .build());
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(60));
    }

    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter(type -> type.contains("json"))
                    .isPresent();
            return new Answer(
                    response.statusCode(),
                    isJson ? JSON.readTree(response.body()) : MissingNode.getInstance(),
                    response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static BodyPublisher form(String name, byte[] content) {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
    }

    public static String formType() {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    @Override
    public void close() {
        server.close();
    }
}
