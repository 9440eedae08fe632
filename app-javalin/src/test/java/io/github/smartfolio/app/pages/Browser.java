package io.github.smartfolio.app.pages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chromium without a window, driven through chromedriver in the words of W3C WebDriver. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(String chromium, String chromedriver, Path profile, String language) throws IOException {
        driver = new ProcessBuilder(chromedriver, "--port=0")
                .redirectErrorStream(true)
                .start();
        String address = "http://127.0.0.1:" + port(driver);
        List<String> flags = List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000",
                "--accept-lang=" + language,
                "--user-data-dir=" + profile);
        Map<String, Object> chrome = Map.of(
                "goog:chromeOptions", Map.of("binary", chromium, "args", flags),
                "goog:loggingPrefs", Map.of("browser", "ALL"));
        JsonNode created = send("POST", address + "/session", Map.of("capabilities", Map.of("alwaysMatch", chrome)));
        session = address + "/session/" + created.get("sessionId").asText();
    }

    /** Skips the test, and says so, where chromium or chromedriver is not installed. */
    static Browser start(Path profile, String language) throws IOException {
        Optional<String> chromium = program("chromium").or(() -> program("chromium-browser"));
        Optional<String> chromedriver = program("chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            System.err.println("THE BROWSER TEST DID NOT RUN: INSTALL CHROMIUM AND CHROMEDRIVER, "
                    + "FOR EXAMPLE WITH apt-get install chromium chromium-driver");
        }
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(), "chromium and chromedriver are not installed");
        return new Browser(chromium.get(), chromedriver.get(), profile, language);
    }

    void open(URI address) {
        send("POST", session + "/url", Map.of("url", address.toString()));
    }

    /** What a script gives back; it is the body of a function. */
    JsonNode run(String script) {
        return send("POST", session + "/execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** The text a person sees of the first such element. */
    String text(String css) {
        return send("GET", session + "/element/" + find(css) + "/text", null).asText();
    }

    void click(String css) {
        send("POST", session + "/element/" + find(css) + "/click", Map.of());
    }

    /** Types into an element; into a file input, the path of a file. */
    void type(String css, String keys) {
        send("POST", session + "/element/" + find(css) + "/value", Map.of("text", keys));
    }

    /** The window that is driven. */
    String window() {
        return send("GET", session + "/window", null).asText();
    }

    /** Waits until there are {@code count} windows, and drives the newest that is not {@code known}, else {@code known} itself. */
    void awaitWindows(int count, String known) {
        await(count + " windows", () -> windows().size() == count);
        drive(windows().stream().filter(w -> !w.equals(known)).findFirst().orElse(known));
    }

    void drive(String window) {
        send("POST", session + "/window", Map.of("handle", window));
    }

    List<String> windows() {
        List<String> handles = new ArrayList<>();
        send("GET", session + "/window/handles", null).forEach(handle -> handles.add(handle.asText()));
        return handles;
    }

    void forgetCookies() {
        send("DELETE", session + "/cookie", null);
    }

    /** Errors in the console since this was asked the last time. */
    List<String> errors() {
        List<String> errors = new ArrayList<>();
        for (JsonNode entry : send("POST", session + "/se/log", Map.of("type", "browser"))) {
            if (entry.path("level").asText().equals("SEVERE")) {
                errors.add(entry.path("message").asText());
            }
        }
        return errors;
    }

    /** What it looks like, as a PNG. */
    byte[] picture() {
        return Base64.getDecoder()
                .decode(send("GET", session + "/screenshot", null).asText());
    }

    void acceptQuestion() {
        send("POST", session + "/alert/accept", Map.of());
    }

    /** Waits until the text of an element holds {@code part}. */
    void await(String css, String part) {
        await(
                '\'' + part + "' in " + css,
                () -> run("return document.querySelector(" + quoted(css) + ")?.innerText ?? ''")
                        .asText()
                        .contains(part));
    }

    /** Waits until the page is there and its script has run. */
    void awaitLoaded() {
        await(
                "a page that is loaded",
                () -> run("return document.readyState").asText().equals("complete"));
    }

    private void await(String what, BooleanSupplier there) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("There never was " + what + ", but: "
                        + run("return location.href + ' ' + document.body.innerText")
                                .asText());
            }
            pause();
        }
    }

    @Override
    public void close() {
        try {
            send("DELETE", session, null);
        } finally {
            driver.destroy();
        }
    }

    private String find(String css) {
        return send("POST", session + "/element", Map.of("using", "css selector", "value", css))
                .get(ELEMENT)
                .asText();
    }

    private JsonNode send(String method, String address, Object body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofMinutes(1))
                    .method(
                            method,
                            body == null
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build();
            JsonNode value = JSON.readTree(
                            client.send(request, BodyHandlers.ofString()).body())
                    .path("value");
            if (value.has("error")) {
                throw new AssertionError(method + ' ' + address + ' ' + body + ": "
                        + value.get("message").asText());
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    // What comes after that line is little, and fits the pipe.
    private static String port(Process driver) throws IOException {
        BufferedReader output = driver.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return started.group(1);
            }
        }
        throw new IOException("chromedriver did not start");
    }

    private static Optional<String> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    private static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
