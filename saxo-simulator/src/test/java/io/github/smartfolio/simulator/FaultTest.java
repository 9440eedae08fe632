package io.github.smartfolio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A fault")
class FaultTest {

    private static final String ACCOUNTS = "/port/v1/accounts/me";

    private final SaxoSimulator simulator = SaxoSimulator.builder(new SetTime()).start();
    private final Dance dance = Dance.of(simulator);
    private JsonNode tokens = Dance.json("{}");

    @BeforeEach
    void signIn() {
        tokens = dance.signIn();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private HttpRequest.Builder request() {
        return dance.request(tokens.get("access_token").textValue(), ACCOUNTS);
    }

    private HttpResponse<byte[]> get() {
        return Dance.send(request());
    }

    @Test
    @DisplayName("may be an answer of any kind, so many times")
    void answers() {
        simulator
                .on("/port")
                .times(2, Fault.html(503, "<title>Maintenance</title>").with("Retry-After", "7"));
        simulator.on("/port/v1/accounts").once(Fault.json(200, "[]"));
        simulator.on("/port").once(Fault.empty(200));

        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> response = get();
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/html");
            assertThat(response.headers().firstValue("Retry-After")).contains("7");
        }
        assertThat(Dance.text(get())).isEqualTo("[]");
        HttpResponse<byte[]> empty = get();
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.body()).isEmpty();
        assertThat(Dance.json(get()).get("Data"))
                .as("and then nothing is wrong")
                .hasSize(4);
    }

    @Test
    @DisplayName("may stay until it is cleared, and hits only what it is for")
    void matches() {
        String key = "k3Vb|R0mTqSx9uYe-cWfJA==";
        simulator.on("/port/v1/balances", key).always(Fault.empty(500));
        String balances = "/port/v1/balances?ClientKey=Cx7Kd%7CWmQ0yR2tVnb-uPAg%3D%3D&AccountKey=";
        String token = tokens.get("access_token").textValue();

        for (int i = 0; i < 3; i++) {
            assertThat(dance.get(token, balances + Dance.encoded(key)).statusCode())
                    .isEqualTo(500);
        }
        assertThat(dance.get(token, balances + Dance.encoded("Qy6TjXa1MvCk0bNe7fPzUg=="))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get().statusCode()).isEqualTo(200);
        simulator.clearFaults();
        assertThat(dance.get(token, balances + Dance.encoded(key)).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("may cut an answer short")
    void cutShort() {
        simulator.on(ACCOUNTS).once(Fault.cutShort());

        assertThatThrownBy(this::fetch).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("may drop the connection")
    void dropped() {
        // The client tries a GET again on its own if the connection had been used before.
        simulator.on(ACCOUNTS).times(5, Fault.dropped());

        assertThatThrownBy(this::fetch).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("may leave a request without an answer until the simulator is closed")
    void silent() throws Exception {
        simulator.on(ACCOUNTS).always(Fault.silent());
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(request().timeout(Duration.ofMillis(300)).build(), BodyHandlers.ofByteArray()))
                .isInstanceOf(HttpTimeoutException.class);

        CompletableFuture<HttpResponse<byte[]>> waiting =
                HttpClient.newHttpClient().sendAsync(request().build(), BodyHandlers.ofByteArray());
        simulator.close();
        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    @DisplayName("may stall after the headers")
    void stalled() throws Exception {
        simulator.on(ACCOUNTS).once(Fault.stalled());
        HttpResponse<InputStream> response =
                HttpClient.newHttpClient().send(request().build(), BodyHandlers.ofInputStream());

        assertThat(response.statusCode()).isEqualTo(200);
        CompletableFuture<byte[]> body = CompletableFuture.supplyAsync(() -> {
            try (InputStream in = response.body()) {
                return in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThatThrownBy(() -> body.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        simulator.close();
        assertThatThrownBy(() -> body.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecutionException.class);
    }

    @Test
    @DisplayName("may only take its time")
    void delayed() {
        simulator.on(ACCOUNTS).once(Fault.delayed(Duration.ofMillis(400)));
        Instant before = Instant.now();

        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    @DisplayName("at a refresh leaves the refresh token good")
    void beforeRotating() {
        simulator.on("/token").once(Fault.empty(503));

        assertThat(refresh().statusCode()).isEqualTo(503);
        assertThat(simulator.refreshes()).isZero();
        assertThat(refresh().statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("after the work has spent it")
    void afterRotating() {
        simulator.on("/token").once(Fault.empty(503).afterTheWork());

        assertThat(refresh().statusCode()).isEqualTo(503);
        assertThat(simulator.refreshes()).isEqualTo(1);
        assertThat(refresh().statusCode()).isEqualTo(400);
        assertThat(simulator.spentTokensPresented()).isEqualTo(1);
    }

    private HttpResponse<byte[]> refresh() {
        return dance.refresh(tokens.get("refresh_token").textValue());
    }

    private HttpResponse<byte[]> fetch() throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request().build(), BodyHandlers.ofByteArray());
    }
}
