package io.github.smartfolio.jdbc;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.credential.Lease;
import io.github.smartfolio.credential.RefreshPause;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The state of a login as JSON")
class TokenStateJsonTest {

    private static final String FULL = """
            {"format":1,\
            "grant":{"clientId":"client","redirectUri":"http://localhost/","codeVerifier":"verifier \\u00E9",\
            "grantedAt":"2026-02-02T09:15:00.123456789Z"},\
            "tokens":{"accessToken":"access \\u00E9","issuedAt":"2026-02-02T09:15:00.123456789Z",\
            "accessExpiresAt":"2026-02-03T09:15:00Z","refreshToken":"refresh \\u00E9",\
            "refreshExpiresAt":"2026-02-03T09:15:00Z"},\
            "lease":{"owner":"me","until":"2026-02-03T09:15:00Z"},\
            "pause":{"failures":3,"until":"2026-02-03T09:15:00Z",\
            "cause":{"reason":"UNAVAILABLE","message":"Down.","retryAt":"2026-02-03T09:15:00Z"}}}""";

    @Test
    @DisplayName("leaves out what is absent, and comes back equal")
    void form() throws IOException {
        TokenState signedIn = Samples.signedIn("é");
        TokenState full = new TokenState(
                signedIn.grant(),
                signedIn.tokens(),
                Optional.of(new Lease("me", Samples.TUESDAY)),
                Optional.of(new RefreshPause(
                        3,
                        Samples.TUESDAY,
                        new SourceFailure(Reason.UNAVAILABLE, "Down.", Optional.of(Samples.TUESDAY)))));
        assertThat(TokenStateJson.write(full)).asString(US_ASCII).isEqualTo(FULL);
        assertThat(TokenStateJson.read(FULL.getBytes(US_ASCII))).isEqualTo(full);
        assertThat(TokenStateJson.write(TokenState.SIGNED_OUT))
                .asString(US_ASCII)
                .isEqualTo("{\"format\":1}");
        assertThat(TokenStateJson.read("{\"format\":1}".getBytes(US_ASCII))).isEqualTo(TokenState.SIGNED_OUT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\":1                | \"format\":2",
                "\"format\":1,               | ``",
                "\"clientId\":\"client\",    | ``",
                "\"owner\":\"me\"            | \"owner\":\"me\",\"more\":\"secret\"",
                "\"failures\":3              | \"failures\":0",
                "\"failures\":3              | \"failures\":\"3\"",
                "UNAVAILABLE                 | ACCESS",
                "2026-02-03T09:15:00Z        | secret",
                "http://localhost/           | secret secret",
                "\"accessToken\":\"          | \"accessToken\":secret\"",
                "}}}                         | }}} secret",
            })
    @DisplayName("is refused, and nothing of it quoted, when it is anything else")
    void strict(String good, String bad) {
        String text = FULL.replace(good, bad);
        assertThat(text).isNotEqualTo(FULL);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TokenStateJson.read(text.getBytes(US_ASCII)))
                .withNoCause()
                .withMessage("The stored tokens are written in a form that this version does not know.");
    }
}
