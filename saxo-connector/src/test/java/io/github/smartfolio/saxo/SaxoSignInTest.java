package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.simulator.Environment;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.RecordedRequest;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Signing in to Saxo")
class SaxoSignInTest {

    private Instant now = Instant.parse("2026-11-20T09:00:00Z");
    private final InstantSource clock = () -> now;
    private final SaxoSimulator simulator =
            SaxoSimulator.builder(clock).strictRefresh().start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private SaxoSignIn signIn(SaxoSettings settings) {
        return new SaxoSignIn(settings, ConnectionId.of("saxo"), TokenStore.inMemory(), Login.THREADS, clock);
    }

    private SaxoSettings settings() {
        return Login.settings(simulator)
                .withTimeLimits(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    private Map<String, String> answer(SignInAttempt attempt) {
        return Login.parameters(simulator.signIn(attempt.authorizationUrl()));
    }

    private static SourceFailure failure(SaxoSignIn signIn, SignInAttempt attempt, Map<String, String> answer) {
        return catchThrowableOfType(SourceException.class, () -> signIn.finish(attempt, answer))
                .failure();
    }

    private RecordedRequest lastTokenRequest() {
        return simulator.requests().stream()
                .filter(request -> request.path().equals("/token"))
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private static Map<String, String> form(RecordedRequest request) {
        return Login.parameters(URI.create("http://localhost/?" + request.body()));
    }

    @Test
    @DisplayName("by PKCE: the challenge is asked for, the verifier is sent, and no secret")
    void pkce() {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        Map<String, String> asked = Login.parameters(attempt.authorizationUrl());

        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", RegisteredApp.PKCE_SIM.key())
                .containsEntry("redirect_uri", "http://localhost/api/saxo/callback")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry(
                        "code_challenge", Pkce.challenge(attempt.codeVerifier().reveal()))
                .containsEntry("state", attempt.state().reveal())
                .hasSize(6);

        Map<String, String> answer = answer(attempt);
        signIn.finish(attempt, answer);

        RecordedRequest request = lastTokenRequest();
        assertThat(request.authorization()).isEmpty();
        assertThat(form(request))
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", answer.get("code"))
                .containsEntry("redirect_uri", "http://localhost/api/saxo/callback")
                .containsEntry("code_verifier", attempt.codeVerifier().reveal())
                .containsEntry("client_id", RegisteredApp.PKCE_SIM.key())
                .hasSize(5);
        assertThat(simulator.givenOut()).contains(signIn.session().accessToken().reveal());
    }

    @Test
    @DisplayName("by the code grant: the secret goes as HTTP Basic, and PKCE comes along")
    void codeGrant() {
        RegisteredApp app = RegisteredApp.CODE_SIM;
        String secret = app.secret().orElseThrow();
        SaxoSignIn signIn = signIn(settings().withClient(app.key(), Optional.of(Secret.of(secret))));
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        signIn.finish(attempt, answer(attempt));

        String basic = "Basic "
                + Base64.getEncoder().encodeToString((app.key() + ':' + secret).getBytes(StandardCharsets.US_ASCII));
        assertThat(lastTokenRequest().authorization()).contains(basic);
        assertThat(form(lastTokenRequest()))
                .containsKey("code_verifier")
                .doesNotContainKeys("client_id", "client_secret");

        signIn.session().refresh();
        assertThat(lastTokenRequest().authorization()).contains(basic);
        assertThat(form(lastTokenRequest()))
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("redirect_uri", "http://localhost/api/saxo/callback")
                .containsKeys("refresh_token", "code_verifier")
                .hasSize(4);
    }

    @Test
    @DisplayName("a refresh sends all five parameters, as granted")
    void refresh() {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        signIn.finish(attempt, answer(attempt));
        Secret first = signIn.session().accessToken();
        signIn.session().refresh();

        assertThat(form(lastTokenRequest()))
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("redirect_uri", "http://localhost/api/saxo/callback")
                .containsEntry("code_verifier", attempt.codeVerifier().reveal())
                .containsEntry("client_id", RegisteredApp.PKCE_SIM.key())
                .containsKey("refresh_token")
                .hasSize(5);
        assertThat(signIn.session().accessToken()).isNotEqualTo(first);
    }

    @Test
    @DisplayName("an app's secret is not sent with the grant of another app")
    void otherApp() {
        TokenStore tokens = TokenStore.inMemory();
        SaxoSignIn pkce = new SaxoSignIn(settings(), ConnectionId.of("saxo"), tokens, Login.THREADS, clock);
        Login.byBrowser(simulator, pkce);
        RegisteredApp other = RegisteredApp.CODE_SIM;
        SaxoSettings changed = settings().withClient(other.key(), other.secret().map(Secret::of));
        new SaxoSignIn(changed, ConnectionId.of("saxo"), tokens, Login.THREADS, clock)
                .session()
                .refresh();

        assertThat(lastTokenRequest().authorization()).isEmpty();
        assertThat(form(lastTokenRequest())).containsEntry("client_id", RegisteredApp.PKCE_SIM.key());
    }

    @Test
    @DisplayName("an answer with another state, or none, is not this attempt's")
    void state() {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        Map<String, String> answer = new HashMap<>(answer(attempt));

        answer.put("state", signIn.start(Login.REDIRECT).state().reveal());
        assertThat(failure(signIn, attempt, answer).reason()).isEqualTo(Reason.AUTHORIZATION_REQUIRED);
        answer.remove("state");
        assertThat(failure(signIn, attempt, answer).reason()).isEqualTo(Reason.AUTHORIZATION_REQUIRED);
        assertThat(simulator.counts()).doesNotContainKey("/token");
    }

    @Test
    @DisplayName("an attempt is good for ten minutes")
    void tenMinutes() {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        now = now.plus(Duration.ofMinutes(10));
        signIn.finish(attempt, answer(attempt));

        SignInAttempt late = signIn.start(Login.REDIRECT);
        now = now.plus(Duration.ofMinutes(10)).plusNanos(1);
        assertThat(failure(signIn, late, answer(late)).reason()).isEqualTo(Reason.AUTHORIZATION_REQUIRED);
    }

    @Test
    @DisplayName("a person may decline")
    void declined() {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        SourceFailure failure =
                failure(signIn, attempt, Login.parameters(simulator.refuse(attempt.authorizationUrl())));

        assertThat(failure.reason()).isEqualTo(Reason.ACCESS_DENIED);
        assertThat(failure.message()).contains("declined");
        assertThat(signIn.session().state()).isEqualTo(TokenState.SIGNED_OUT);
    }

    // The addresses to which browsers were sent back, with the state of an attempt of ours.
    @Test
    @DisplayName("answers are read as recorded")
    void recordedAnswers() {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt begun = signIn.start(Login.REDIRECT);
        SignInAttempt attempt = new SignInAttempt(
                Secret.of("9f2c1b7a"), begun.authorizationUrl(), begun.redirect(), begun.codeVerifier(), now);

        Map<String, String> denied = Login.parameters(
                URI.create(Fixtures.text("authorize-redirect-denied.txt").strip()));
        assertThat(failure(signIn, attempt, denied).reason()).isEqualTo(Reason.ACCESS_DENIED);

        simulator.on("/token").once(Fault.json(201, Fixtures.text("token-response.json")));
        signIn.finish(
                attempt,
                Login.parameters(
                        URI.create(Fixtures.text("authorize-redirect-ok.txt").strip())));
        assertThat(form(lastTokenRequest())).containsEntry("code", "3d2a6b0e-4e1e-4e3c-9f61-0a7f8a1b2c3d");
        TokenState state = signIn.session().state();
        assertThat(state.tokens().orElseThrow().accessExpiresAt()).isEqualTo(now.plusSeconds(1200));
        assertThat(state.tokens().orElseThrow().refreshExpiresAt()).contains(now.plusSeconds(3600));
        assertThat(state.tokens().orElseThrow().refreshToken())
                .contains(Secret.of("7b0d8f7e-5c1a-4d52-9a86-2f4f0b7c9e11"));

        simulator.on("/token").once(Fault.json(201, Fixtures.text("token-response-refreshed.json")));
        signIn.session().refresh();
        assertThat(signIn.session().state().tokens().orElseThrow().refreshToken())
                .contains(Secret.of("c41f2a90-0e63-4f7b-b1d8-93a75e6c2d04"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "temporarily_unavailable, UNAVAILABLE",
        "server_error, UNAVAILABLE",
        "unauthorized_client, MISCONFIGURED",
        "invalid_request, MISCONFIGURED",
        "something_new, UNREADABLE"
    })
    @DisplayName("may end with an error of Saxo's")
    void errors(String error, Reason reason) {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);

        assertThat(failure(
                                signIn,
                                attempt,
                                Map.of("error", error, "state", attempt.state().reveal()))
                        .reason())
                .isEqualTo(reason);
    }

    @Test
    @DisplayName("an answer without a code is none")
    void noCode() {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);

        assertThat(failure(signIn, attempt, Map.of("state", attempt.state().reveal()))
                        .reason())
                .isEqualTo(Reason.UNREADABLE);
    }

    @Test
    @DisplayName("nobody can come back to an address that is none")
    void redirect() {
        SaxoSignIn signIn = signIn(settings());

        assertThatIllegalArgumentException().isThrownBy(() -> signIn.start(URI.create("/callback")));
        assertThatIllegalArgumentException().isThrownBy(() -> signIn.start(URI.create("http://localhost/#a")));
    }

    // What the token endpoint may say, and whether it was its last word.
    static Stream<Arguments> tokenAnswers() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("AUTHORIZATION_REQUIRED 400 invalid_grant", json(400, "token-error-invalid-grant.json"));
        faults.put("AUTHORIZATION_REQUIRED 401 invalid_grant", json(401, "token-error-invalid-grant.json"));
        faults.put("AUTHORIZATION_REQUIRED 401 without a body", Fault.empty(401));
        faults.put("AUTHORIZATION_REQUIRED 401 as a page", Fault.html(401, "<html></html>"));
        faults.put("MISCONFIGURED 401 invalid_client", json(401, "token-error-invalid-client.json"));
        faults.put("MISCONFIGURED 400 invalid_client", json(400, "token-error-invalid-client.json"));
        faults.put("MISCONFIGURED 400 invalid_request", Fault.json(400, "{\"error\":\"invalid_request\"}"));
        faults.put("UNREADABLE 400 without a body", Fault.empty(400));
        faults.put("UNREADABLE 404", Fault.html(404, Fixtures.text("error-404-unknown-route.html")));
        faults.put("UNAVAILABLE 403 by a gatekeeper", Fault.html(403, Fixtures.text("error-403-akamai.html")));
        faults.put("UNAVAILABLE 500", Fault.json(500, Fixtures.text("error-500.json")));
        faults.put("UNAVAILABLE 503", Fault.html(503, Fixtures.text("error-503.html")));
        faults.put("RATE_LIMITED 429", Fault.empty(429));
        faults.put("UNREADABLE 302", Fault.empty(302).with("Location", "http://127.0.0.1:1/"));
        faults.put("UNREADABLE 200 without a body", Fault.empty(200));
        faults.put("UNREADABLE 200 as a page", Fault.html(200, "<html><title>Maintenance</title></html>"));
        faults.put("UNREADABLE 200 cut", Fault.json(200, "{\"access_token\":\"abc"));
        faults.put("UNREADABLE 200 without a token", Fault.json(200, "{\"expires_in\":1200}"));
        faults.put("UNREADABLE 200 with a list", Fault.json(200, "[]"));
        faults.put("UNAVAILABLE dropped", Fault.dropped());
        faults.put("UNAVAILABLE cut short", Fault.cutShort());
        faults.put("UNAVAILABLE stalled", Fault.stalled());
        faults.put("UNAVAILABLE silent", Fault.silent());
        faults.put("UNAVAILABLE late", Fault.delayed(Duration.ofSeconds(5)));
        return faults.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static Fault json(int status, String fixture) {
        return Fault.json(status, Fixtures.text(fixture));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokenAnswers")
    @DisplayName("a refresh fails for the right reason, is sent once, and only a final word ends the session")
    void refreshFails(String expected, Fault fault) {
        Reason reason = Reason.valueOf(expected.substring(0, expected.indexOf(' ')));
        SaxoSignIn signIn = signIn(settings());
        Login.byBrowser(simulator, signIn);
        long before = simulator.counts().get("/token");
        simulator.on("/token").always(fault);

        SourceException failed = catchThrowableOfType(
                SourceException.class, () -> signIn.session().refresh());

        assertThat(failed.failure().reason()).isEqualTo(reason);
        assertThat(simulator.counts().get("/token")).isEqualTo(before + 1);
        assertThat(signIn.session().state().tokens().isPresent()).isEqualTo(reason != Reason.AUTHORIZATION_REQUIRED);
        assertThat(failed.toString() + failed.failure()).doesNotContain(simulator.givenOut());
        simulator.clearFaults();
        if (signIn.session().state().tokens().isPresent()
                && !expected.contains("cut short")
                && !expected.contains("stalled")
                && !expected.contains("late")) {
            // The refresh token was not spent: after the pause it is good.
            now = now.plus(Duration.ofMinutes(3));
            signIn.session().refresh();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokenAnswers")
    @DisplayName("a sign-in fails for the same reasons, and nobody is signed in")
    void redeemFails(String expected, Fault fault) {
        SaxoSignIn signIn = signIn(settings());
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        Map<String, String> answer = answer(attempt);
        simulator.on("/token").always(fault);

        SourceFailure failure = failure(signIn, attempt, answer);

        assertThat(failure.reason()).isEqualTo(Reason.valueOf(expected.substring(0, expected.indexOf(' '))));
        assertThat(failure.toString()).doesNotContain(simulator.givenOut());
        assertThat(simulator.counts().get("/token")).isEqualTo(1);
        assertThat(signIn.session().state()).isEqualTo(TokenState.SIGNED_OUT);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"access_token\":\"a\",\"expires_in\":-30,\"refresh_token\":\"r\"} | -30000 |",
                "{\"access_token\":\"a\",\"expires_in\":0.3,\"refresh_token\":\"r\",\"refresh_token_expires_in\":2400} | 300 | 2400000",
                "{\"access_token\":\"a\",\"refresh_token\":\"r\"} | 1200000 |",
                "{\"access_token\":\"a\",\"expires_in\":\"soon\"} | 1200000 |"
            })
    @DisplayName("lifetimes may be negative, decimal or absent")
    void lifetimes(String json, long accessMillis, Long refreshMillis) {
        SaxoSignIn signIn = signIn(settings());
        simulator.on("/token").once(Fault.json(200, json));
        Login.byBrowser(simulator, signIn);

        assertThat(signIn.session().state().tokens()).hasValueSatisfying(tokens -> {
            assertThat(tokens.accessExpiresAt()).isEqualTo(now.plusMillis(accessMillis));
            assertThat(tokens.refreshExpiresAt())
                    .isEqualTo(Optional.ofNullable(refreshMillis).map(now::plusMillis));
        });
    }

    @Test
    @DisplayName("a code that was exchanged late gives a session that refreshes at once")
    void late() {
        try (SaxoSimulator slow =
                SaxoSimulator.builder(clock).lateBy(Duration.ofMinutes(21)).start()) {
            SaxoSignIn signIn = signIn(Login.settings(slow));
            Login.byBrowser(slow, signIn);

            assertThat(signIn.session().accessToken()).isNotNull();
            assertThat(slow.refreshes()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("who gives no new refresh token leaves the old one good")
    void sameRefreshToken() {
        SaxoSignIn signIn = signIn(settings());
        Login.byBrowser(simulator, signIn);
        Optional<Secret> first = signIn.session().state().tokens().orElseThrow().refreshToken();
        simulator.on("/token").once(Fault.json(200, "{\"access_token\":\"other\",\"expires_in\":1200}"));
        signIn.session().refresh();

        assertThat(signIn.session().accessToken()).isEqualTo(Secret.of("other"));
        assertThat(signIn.session().state().tokens().orElseThrow().refreshToken())
                .isEqualTo(first);
    }

    @Test
    @DisplayName("tokens of SIM and LIVE do not meet")
    void environments() {
        TokenStore tokens = TokenStore.inMemory();
        SaxoSignIn sim = new SaxoSignIn(settings(), ConnectionId.of("saxo"), tokens, Login.THREADS, clock);
        Login.byBrowser(simulator, sim);
        SaxoSignIn live = new SaxoSignIn(
                SaxoSettings.live(RegisteredApp.PKCE_LIVE.key())
                        .withAddresses(simulator.address(), simulator.gateway(Environment.LIVE)),
                ConnectionId.of("saxo"),
                tokens,
                Login.THREADS,
                clock);

        assertThat(live.session().state()).isEqualTo(TokenState.SIGNED_OUT);
    }
}
