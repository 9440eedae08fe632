package io.github.smartfolio.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The authorization server")
class AuthorizationTest {

    private final SetTime time = new SetTime();
    private SaxoSimulator simulator = SaxoSimulator.builder(time).start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private void restart(SaxoSimulator.Builder builder) {
        simulator.close();
        simulator = builder.start();
    }

    private Dance dance() {
        return Dance.of(simulator);
    }

    @Test
    @DisplayName("gives tokens for a code, with the verifier of RFC 7636, in the form of the sample")
    void dances() {
        assertThat(Sessions.challenge(Dance.VERIFIER)).isEqualTo(Dance.CHALLENGE);

        URI redirect = simulator.signIn(dance().authorizationUrl());
        assertThat(redirect.toString()).startsWith(Dance.REDIRECT + "?code=").endsWith("&state=9f2c1b7a");

        HttpResponse<byte[]> response = dance().exchange(Dance.parameter(redirect, "code"));
        JsonNode tokens = Dance.json(response);
        JsonNode sample = Dance.json(Dance.fixture("token-response.json"));
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(tokens.fieldNames()).toIterable().containsExactlyElementsOf(() -> sample.fieldNames());
        assertThat(tokens.get("expires_in")).isEqualTo(sample.get("expires_in"));
        assertThat(tokens.get("refresh_token_expires_in")).isEqualTo(sample.get("refresh_token_expires_in"));
        assertThat(dance().get(tokens.get("access_token").textValue(), "/port/v1/users/me")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("shows a page with two buttons, which do what signIn and refuse do")
    void page() {
        URI url = dance().authorizationUrl(Map.of("lang", "fr", "state", "a\"<b>"));
        HttpResponse<byte[]> page = Dance.send(HttpRequest.newBuilder(url));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Dance.text(page))
                .contains("<html lang=\"fr\">", "simulateur", "inventés")
                .contains("value=\"a&quot;&lt;b&gt;\"")
                .doesNotContain("<script", "src=", "href=", "<b>");

        String form = url.getRawQuery();
        assertThat(location(post(form + "&decision=accept"))).startsWith(Dance.REDIRECT + "?code=");
        assertThat(location(post(form + "&decision=refuse")))
                .isEqualTo(simulator.refuse(url).toString())
                .contains("error=access_denied", "error_description=", "state=a%22%3Cb%3E");
    }

    @Test
    @DisplayName("speaks English to whoever does not ask for French")
    void languages() {
        HttpRequest.Builder request = HttpRequest.newBuilder(dance().authorizationUrl());
        assertThat(Dance.text(Dance.send(request))).contains("<html lang=\"en\">", "This is not Saxo");
        assertThat(Dance.text(Dance.send(request.copy().header("Accept-Language", "fr-CH,en;q=0.5"))))
                .contains("<html lang=\"fr\">", "Ceci n’est pas Saxo");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "response_type, token",
        "client_id, 0123",
        "client_id, ''",
        "state, ''",
        "code_challenge, ''",
        "code_challenge, short",
        "code_challenge_method, plain",
        "redirect_uri, ''",
        "redirect_uri, http://evil.example/api/saxo/callback",
        "redirect_uri, http://localhost.evil.example/callback",
        "redirect_uri, http://localhost@evil.example/callback",
        "redirect_uri, https://localhost/callback",
        "redirect_uri, http://localhost/callback/other",
        "redirect_uri, http://localhost/callback?next=evil",
        "redirect_uri, 'http://localhost/call back'"
    })
    @DisplayName("shows an error, and sends nobody anywhere, if a parameter is wrong")
    void wrongParameters(String name, String value) {
        URI url = dance().authorizationUrl(Map.of(name, value));
        HttpResponse<byte[]> response = Dance.send(HttpRequest.newBuilder(url));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().map()).doesNotContainKey("location");
        assertThat(post(url.getRawQuery() + "&decision=accept").statusCode()).isEqualTo(400);
        assertThatIllegalArgumentException().isThrownBy(() -> simulator.signIn(url));
    }

    @Test
    @DisplayName("takes any port where none is registered, and exactly the one that is")
    void ports() {
        restart(SaxoSimulator.builder(time).redirect(URI.create("http://broker.test:8443/back")));

        assertThat(simulator.signIn(dance().authorizationUrl(Map.of("redirect_uri", "http://localhost:1/callback"))))
                .hasPort(1);
        assertThat(simulator.signIn(dance().authorizationUrl(Map.of("redirect_uri", "http://broker.test:8443/back"))))
                .hasPort(8443);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.signIn(
                        dance().authorizationUrl(Map.of("redirect_uri", "http://broker.test:8444/back"))));
    }

    @Test
    @DisplayName("takes a code once, within a minute, with the right verifier and redirect")
    void codes() {
        String code = dance().code();
        assertThat(dance().exchange(code).statusCode()).isEqualTo(201);
        assertRefused(dance().exchange(code));

        String late = dance().code();
        time.forward(Duration.ofSeconds(60));
        assertRefused(dance().exchange(late));

        for (Map<String, String> wrong :
                List.of(Map.of("code_verifier", "x".repeat(43)), Map.of("redirect_uri", "http://localhost/callback"))) {
            Map<String, String> form = new LinkedHashMap<>(Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    RegisteredApp.PKCE_SIM.key(),
                    "code",
                    dance().code(),
                    "redirect_uri",
                    Dance.REDIRECT,
                    "code_verifier",
                    Dance.VERIFIER));
            form.putAll(wrong);
            assertRefused(dance().token(form));
        }
    }

    @Test
    @DisplayName("knows an app with a secret by HTTP Basic, and nobody by a wrong one")
    void secrets() {
        Dance dance = new Dance(simulator, RegisteredApp.CODE_SIM);
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                Dance.parameter(simulator.signIn(dance.authorizationUrl(Map.of("code_challenge", ""))), "code"),
                "redirect_uri",
                Dance.REDIRECT);

        HttpResponse<byte[]> nobody = dance.token(form);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(Dance.json(nobody)).isEqualTo(Dance.json(Dance.fixture("token-error-invalid-client.json")));
        assertThat(dance.token(form, "Authorization", basic(RegisteredApp.CODE_SIM.key(), "guessed"))
                        .statusCode())
                .isEqualTo(401);
        JsonNode tokens = Dance.json(dance.token(form, "Authorization", basic(RegisteredApp.CODE_SIM)));
        Map<String, String> refresh = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.get("refresh_token").textValue());
        assertThat(dance.token(refresh, "Authorization", basic(RegisteredApp.CODE_SIM))
                        .statusCode())
                .isEqualTo(201);
        assertThat(simulator.givenOut())
                .contains("guessed", RegisteredApp.CODE_SIM.secret().orElseThrow());
    }

    @Test
    @DisplayName("gives a new pair at each refresh")
    void rotates() {
        JsonNode first = dance().signIn();
        JsonNode second = refreshed(first);
        JsonNode third = refreshed(second);

        assertThat(third.get("refresh_token")).isNotEqualTo(second.get("refresh_token"));
        assertThat(third.get("access_token")).isNotEqualTo(second.get("access_token"));
        assertThat(simulator.refreshes()).isEqualTo(2);
        assertThat(simulator.spentTokensPresented()).isZero();
        assertThat(status(third)).isEqualTo(200);
    }

    @Test
    @DisplayName("ends the session when a spent refresh token comes again")
    void reuse() {
        JsonNode first = dance().signIn();
        JsonNode second = refreshed(first);

        assertRefused(refresh(first));
        assertThat(simulator.spentTokensPresented()).isEqualTo(1);
        assertThat(status(second)).isEqualTo(401);
        assertRefused(refresh(second));
        assertThat(simulator.refreshes()).isEqualTo(1);
    }

    @Test
    @DisplayName("or only counts it, if so asked")
    void tolerantReuse() {
        restart(SaxoSimulator.builder(time).revokeOnReuse(false));
        JsonNode first = dance().signIn();
        JsonNode second = refreshed(first);

        assertRefused(refresh(first));
        assertThat(simulator.spentTokensPresented()).isEqualTo(1);
        assertThat(status(second)).isEqualTo(200);
    }

    @Test
    @DisplayName("checks redirect and verifier at a refresh if they are sent, and demands all five fields if so asked")
    void refreshFields() {
        String token = dance().signIn().get("refresh_token").textValue();
        Map<String, String> two = Map.of("grant_type", "refresh_token", "refresh_token", token);
        Map<String, String> wrong = new LinkedHashMap<>(two);
        wrong.put("code_verifier", "x".repeat(43));

        assertRefused(dance().token(wrong));
        assertThat(dance().token(two).statusCode()).isEqualTo(201);

        restart(SaxoSimulator.builder(time).strictRefresh());
        JsonNode tokens = dance().signIn();
        HttpResponse<byte[]> incomplete = dance().token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.get("refresh_token").textValue()));
        assertThat(incomplete.statusCode()).isEqualTo(400);
        assertThat(Dance.json(incomplete).get("error").textValue()).isEqualTo("invalid_request");
        assertThat(refresh(tokens).statusCode()).isEqualTo(201);
    }

    @Test
    @DisplayName("may refuse with 401 and an empty body")
    void emptyRefusals() {
        restart(SaxoSimulator.builder(time).emptyRefusals());
        HttpResponse<byte[]> response = dance().refresh("never-given");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEmpty();
    }

    @Test
    @DisplayName("lets tokens expire, by its own clock")
    void expires() {
        JsonNode tokens = dance().signIn();
        time.forward(Duration.ofMinutes(20).minusNanos(1));
        assertThat(status(tokens)).isEqualTo(200);
        time.forward(Duration.ofNanos(1));
        assertThat(status(tokens)).isEqualTo(401);
        time.forward(Duration.ofMinutes(40));
        assertRefused(refresh(tokens));
    }

    @Test
    @DisplayName(
            "tells lifetimes in seconds, with a decimal only where there is a fraction, and less for a late exchange")
    void lifetimes() {
        restart(SaxoSimulator.builder(time).lifetimes(new Lifetimes(Duration.ofMillis(300), Duration.ofSeconds(10))));
        JsonNode tokens = dance().signIn();
        assertThat(tokens.get("expires_in")).hasToString("0.3");
        assertThat(tokens.get("refresh_token_expires_in")).hasToString("10");
        time.forward(Duration.ofMillis(300));
        assertThat(status(tokens)).isEqualTo(401);

        restart(SaxoSimulator.builder(time).lateBy(Duration.ofMinutes(21)));
        assertThat(dance().signIn().get("expires_in")).hasToString("-60");
    }

    @Test
    @DisplayName("forgets everybody at once, or the access tokens only")
    void revokes() {
        JsonNode tokens = dance().signIn();
        simulator.expireAccessTokens();
        assertThat(status(tokens)).isEqualTo(401);
        JsonNode next = refreshed(tokens);
        assertThat(status(next)).isEqualTo(200);

        simulator.revokeAll();
        assertThat(status(next)).isEqualTo(401);
        assertRefused(refresh(next));
    }

    @Test
    @DisplayName("knows what it gave out, and keeps it out of texts")
    void givenOut() {
        String code = dance().code();
        JsonNode tokens = Dance.json(dance().exchange(code));
        String access = tokens.get("access_token").textValue();
        dance().get(access, "/port/v1/accounts?ClientKey=Cx7Kd%7CWmQ0yR2tVnb-uPAg%3D%3D");

        assertThat(simulator.givenOut())
                .contains(
                        code,
                        access,
                        tokens.get("refresh_token").textValue(),
                        "Cx7Kd|WmQ0yR2tVnb-uPAg==",
                        "k3Vb|R0mTqSx9uYe-cWfJA==",
                        "u9Zs|4kQbT1wXe-MnRh7Lg==");
        String texts = simulator.requests() + " " + simulator.client()
                + simulator.client().accounts() + RegisteredApp.CODE_SIM;
        assertThat(simulator.givenOut()).noneMatch(texts::contains);
        assertThat(texts).doesNotContain("Cx7Kd");
    }

    private JsonNode refreshed(JsonNode tokens) {
        HttpResponse<byte[]> response = refresh(tokens);
        assertThat(response.statusCode()).isEqualTo(201);
        return Dance.json(response);
    }

    private HttpResponse<byte[]> refresh(JsonNode tokens) {
        return dance().refresh(tokens.get("refresh_token").textValue());
    }

    private int status(JsonNode tokens) {
        return dance().get(tokens.get("access_token").textValue(), "/port/v1/users/me")
                .statusCode();
    }

    private static void assertRefused(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Dance.json(response)).isEqualTo(Dance.json(Dance.fixture("token-error-invalid-grant.json")));
    }

    private HttpResponse<byte[]> post(String form) {
        return Dance.send(HttpRequest.newBuilder(URI.create(simulator.address() + "/authorize"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static String location(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String basic(RegisteredApp app) {
        return basic(app.key(), app.secret().orElseThrow());
    }

    private static String basic(String key, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((key + ':' + secret).getBytes(StandardCharsets.UTF_8));
    }
}
