package io.github.smartfolio.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.credential.Secret;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A master key")
class MasterKeyTest {

    @Test
    @DisplayName("is another one each time, 32 bytes in Base64, and comes back from its text")
    void random() {
        MasterKey key = MasterKey.random();
        assertThat(MasterKey.random()).isNotEqualTo(key);
        String text = key.text().reveal();
        assertThat(Base64.getDecoder().decode(text)).hasSize(32);
        assertThat(MasterKey.parse(Secret.of(text))).isEqualTo(key).hasSameHashCodeAs(key);
        assertThat(MasterKey.parse(Secret.of(' ' + text + "\n"))).isEqualTo(key);
    }

    @Test
    @DisplayName("does not show")
    void doesNotShow() {
        assertThat(MasterKey.random()).hasToString("MasterKey[*]");
        assertThat(MasterKey.random().text()).hasToString("Secret[*]");
    }

    // Nothing, no Base64, 31 bytes, 33 bytes, the other Base64, and one that has a character in the middle.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "your_master_key_here",
                "c21hcnRmb2xpbyB0ZXN0cyB1c2UgdGhpcyBrZXkgIQ==",
                "c21hcnRmb2xpbyB0ZXN0cyB1c2UgdGhpcyBrZXkgISEh",
                "-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_8=",
                "c21hcnRmb2xpbyB0ZXN0cyB1c2 gdGhpcyBrZXkgISE="
            })
    @DisplayName("is refused when it is none, without being shown")
    void refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.parse(Secret.of(text)))
                .withMessageStartingWith("Not a master key")
                .withNoCause()
                .satisfies(e -> assertThat(text.isEmpty() || !e.getMessage().contains(text))
                        .isTrue());
    }
}
