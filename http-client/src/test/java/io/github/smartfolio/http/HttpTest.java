package io.github.smartfolio.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.SilentServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the connectors' own tests do not show of the calls: those see the answers of whole servers. */
@DisplayName("A call of a broker's API")
class HttpTest {

    private static final Call CALL = Call.within(Duration.ofMillis(300));
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static Request request(String url) {
        return Request.create(Request.HttpMethod.GET, url, Map.of(), Request.Body.empty(), new feign.RequestTemplate());
    }

    private static CallException failure(String base, String url, Call call) {
        Client client = new Http("Acme").below(URI.create(base));
        return catchThrowableOfType(CallException.class, () -> client.execute(request(url), call));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:9/api",
                "http://127.0.0.1:9/apiary/x",
                "http://127.0.0.1:99/api/x",
                "http://127.0.0.1.example.org/api/x",
                "https://127.0.0.1:9/api/x"
            })
    @DisplayName("is not sent anywhere but below the base address")
    void elsewhere(String url) {
        CallException failed = failure("http://127.0.0.1:9/api", url, CALL.authorized("Bearer", Secret.of("token")));

        assertThat(failed.failure().reason()).isEqualTo(Reason.INTERNAL);
        assertThat(failed).hasMessageContaining("not below");
    }

    @Test
    @DisplayName("ends within its limit when nothing comes")
    void silence() {
        try (SilentServer server = SilentServer.start()) {
            CallException failed = failure(server.uri().toString(), server.uri() + "/prices?key=hidden", CALL);

            assertThat(failed.failure().reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(failed).hasMessage("No whole answer within 0.3 s to GET /prices.");
        }
    }

    @Test
    @DisplayName("is not sent with a key that no header can hold, and the key is not repeated")
    void impossibleKey() {
        CallException failed =
                failure("http://127.0.0.1:9", "http://127.0.0.1:9/x", CALL.with("Key", Secret.of("a\nb")));

        assertThat(failed.failure().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failed)
                .hasMessage("A key or token of Acme cannot be sent: GET /x.")
                .hasNoCause();
    }

    @Test
    @DisplayName("sends a form in the order of its fields, encoded, and shows no field's content")
    void form() {
        Form form = new Form().with("method", "get all").with("code", Secret.of("a+b=ü"));

        assertThat(form.encoded()).isEqualTo("method=get+all&code=a%2Bb%3D%C3%BC");
        assertThat(form).hasToString("form with [method, code]");
    }

    private static Body body(String type, String text) {
        return Body.of(Response.builder()
                .request(request("http://127.0.0.1:9/x"))
                .status(200)
                .headers(Map.of("content-type", List.of(type)))
                .body(text, StandardCharsets.UTF_8)
                .build());
    }

    @Test
    @DisplayName("tells JSON from pages")
    void bodies() {
        // More digits than a double has.
        assertThat(body("application/json", "{\"a\":0.12345678901234567891}")
                        .json()
                        .map(node -> node.get("a").decimalValue().toPlainString()))
                .contains("0.12345678901234567891");
        assertThat(body("application/json", "{} {}").json()).isEmpty();
        assertThat(body("application/json", "").isEmpty()).isTrue();
        assertThat(body("application/json", "").json()).isEmpty();
        assertThat(body("text/plain", " <html>").isPage()).isTrue();
        assertThat(body("text/html; charset=UTF-8", "Hello").isPage()).isTrue();
        assertThat(body("text/html", "{}").json()).isPresent();
        assertThat(body("application/json", "{}").isPage()).isFalse();
        assertThat(body("text/html", "<title>Down \n for 0123456789abcdef0123456789abcdef</title>")
                        .title())
                .isEqualTo(" (\"Down for …\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120|2026-11-20T12:02:00Z",
                // A day at most.
                "999999999|2026-11-21T12:00:00Z",
                "Fri, 20 Nov 2026 13:00:00 GMT|2026-11-20T13:00:00Z",
                "Fri, 20 Nov 2026 11:00:00 GMT|",
                "0|",
                "soon|"
            })
    @DisplayName("learns when to come again")
    void retryAfter(String header, Instant expected) {
        Map<String, Collection<String>> headers = Map.of("retry-after", List.of(header));

        assertThat(RetryAfter.in(headers, NOW)).isEqualTo(Optional.ofNullable(expected));
        assertThat(RetryAfter.in(Map.of(), NOW)).isEmpty();
    }

    private static SourceException fails(Breaker breaker, RuntimeException failure) {
        return catchThrowableOfType(
                SourceException.class,
                () -> breaker.run(() -> {
                    throw failure;
                }));
    }

    @Test
    @DisplayName("is not made for a while after two of three fetches found nobody there")
    void breaker() {
        Instant[] now = {NOW};
        InstantSource clock = () -> now[0];
        Breaker breaker = new Breaker("Acme", clock);
        assertThat(breaker.run(() -> "fine")).isEqualTo("fine");
        fails(breaker, CallException.passing("down"));
        fails(breaker, CallException.passing("down"));

        SourceException left = fails(breaker, new IllegalStateException("not reached"));
        assertThat(left.failure().retryAt()).contains(NOW.plusSeconds(15));
        assertThat(left).hasMessageContaining("Acme has not answered");

        now[0] = NOW.plusSeconds(16);
        assertThat(breaker.run(() -> "fine again")).isEqualTo("fine again");
    }

    @Test
    @DisplayName("goes on being made after failures that are nobody's absence")
    void noOutage() {
        Breaker breaker = new Breaker("Acme", InstantSource.fixed(NOW));
        for (int i = 0; i < 5; i++) {
            fails(breaker, CallException.of(Reason.UNREADABLE, "strange"));
            // Others of ours had their turns.
            fails(breaker, CallException.of(Reason.UNAVAILABLE, "no turn").toSourceException());
        }
        assertThat(breaker.run(() -> "fine")).isEqualTo("fine");
    }

    @Test
    @DisplayName("shows no header that lets it in")
    void callText() {
        Call call = CALL.with("Key", Secret.of("hidden key")).authorized("Basic", Secret.of("hidden too"));

        assertThat(call).hasToString("call within PT0.3S with [Key, Authorization]");
    }
}
