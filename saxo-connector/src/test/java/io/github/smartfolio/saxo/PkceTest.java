package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PKCE")
class PkceTest {

    @Test
    @DisplayName("makes the challenge of RFC 7636, appendix B")
    void challenge() {
        assertThat(Pkce.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    @DisplayName("makes verifiers of 43 unreserved characters, each another one")
    void verifiers() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            made.add(Pkce.random());
        }
        assertThat(made).hasSize(1000).allMatch(verifier -> verifier.matches("[A-Za-z0-9_-]{43}"));
    }
}
