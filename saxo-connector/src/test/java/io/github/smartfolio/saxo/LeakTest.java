package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.http.Form;
import io.github.smartfolio.http.Http;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.SourceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("No token, code, key or secret is seen")
class LeakTest {

    private final SaxoSimulator simulator =
            SaxoSimulator.builder(InstantSource.system()).start();
    private final StringWriter said = new StringWriter();
    private final PrintWriter text = new PrintWriter(said);

    @AfterEach
    void close() {
        simulator.close();
    }

    private void says(Object object) {
        if (object instanceof Throwable thrown) {
            thrown.printStackTrace(text);
        } else {
            text.println(object);
        }
    }

    private void assertNothingSecret() {
        assertThat(said.toString()).isNotBlank();
        for (String secret : simulator.givenOut()) {
            assertThat(said.toString())
                    .doesNotContain(secret)
                    .doesNotContain(URLEncoder.encode(secret, StandardCharsets.UTF_8));
        }
    }

    @Test
    @DisplayName("in the texts of what takes part, before, while and after signing in")
    void texts() {
        SaxoSettings settings = Login.settings(simulator)
                .withClient(
                        RegisteredApp.CODE_SIM.key(),
                        RegisteredApp.CODE_SIM.secret().map(Secret::of));
        SaxoSignIn signIn = Login.signIn(settings, TokenStore.inMemory());
        says(settings);
        says(signIn);
        SignInAttempt attempt = signIn.start(Login.REDIRECT);
        says(attempt);
        Map<String, String> answer = Login.parameters(simulator.signIn(attempt.authorizationUrl()));
        signIn.finish(attempt, answer);
        says(signIn.session());
        says(signIn.session().state());
        try (SaxoSource source = new SaxoSource(signIn)) {
            says(source);
            says(source.fetch());
        }
        // A code is good once.
        says(catchThrowable(() -> signIn.finish(attempt, answer)));

        assertNothingSecret();
    }

    @Test
    @DisplayName("in the texts of what is sent and read")
    void wire() {
        says(new Form().with("refresh_token", Secret.of("very secret")));
        says(Fixtures.rows("accounts-me.json").stream()
                .map(row -> SaxoAccount.from(Entry.of(row)))
                .toList());

        assertThat(said.toString())
                .contains("refresh_token", "9300123USD")
                .doesNotContain("very secret", "Zp8-uHn4GdLw");
    }

    @Test
    @DisplayName("in what is said about a token that no header can hold")
    void impossibleToken() {
        SaxoSignIn signIn = Login.signIn(Login.settings(simulator), TokenStore.inMemory());
        simulator.on("/token").once(Fault.json(200, "{\"access_token\":\"line\\nbreak\",\"expires_in\":1200}"));
        Login.byBrowser(simulator, signIn);
        try (SaxoSource source = new SaxoSource(signIn)) {
            Throwable failed = catchThrowable(source::fetch);

            says(failed);
            assertThat(failed).isInstanceOf(SourceException.class);
            assertThat(said.toString()).doesNotContain("line\nbreak");
        }
    }

    @Test
    @DisplayName("in what is said about an address that holds a key")
    void keyInPath() {
        assertThat(Http.path(URI.create(
                        "http://127.0.0.1/sim/openapi/cs/v1/reports/trades/Cx7Kd%7CWmQ0yR2tVnb-uPAg==?ClientKey=x")))
                .isEqualTo("/sim/openapi/cs/v1/reports/trades/…");
    }

    @Test
    @DisplayName("in what is said about answers that repeat them")
    void echo() {
        SaxoSignIn signIn = Login.to(simulator, Login.settings(simulator));
        String token = signIn.session().accessToken().reveal();
        String refreshToken = signIn.session()
                .state()
                .tokens()
                .flatMap(tokens -> tokens.refreshToken())
                .map(Secret::reveal)
                .orElseThrow();
        String key = "Cx7Kd|WmQ0yR2tVnb-uPAg==";
        String json = "{\"ErrorCode\":\"" + token + "\",\"Message\":\"" + key + "\"}";
        String page = "<html><title>No " + token + " and " + key + "</title>" + refreshToken + "</html>";
        for (String path : List.of("/port/v1/accounts/me", "/port/v1/netpositions", "/token")) {
            for (Fault fault : List.of(
                    Fault.json(400, json),
                    Fault.html(500, page),
                    Fault.html(403, page),
                    Fault.html(200, page),
                    Fault.json(200, json),
                    Fault.empty(302).with("Location", "http://127.0.0.1:1/" + token),
                    Fault.empty(503).with("X-Correlation", key))) {
                simulator.clearFaults();
                simulator.on(path).always(fault);
                try (SaxoSource source = new SaxoSource(signIn)) {
                    says(Optional.ofNullable(catchThrowable(source::fetch))
                            .map(Object.class::cast)
                            .orElse(source));
                }
                says(catchThrowable(() -> signIn.session().refresh()));
            }
        }

        assertNothingSecret();
        assertThat(said.toString()).doesNotContain(token, refreshToken, key);
    }
}
