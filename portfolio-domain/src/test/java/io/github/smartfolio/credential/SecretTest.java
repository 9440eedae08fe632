package io.github.smartfolio.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    @DisplayName("shows nothing of itself, neither alone nor within something else")
    void showsNothing() {
        Secret secret = Secret.of("hunter2");
        assertThat(secret).hasToString("Secret[*]");
        assertThat(List.of(secret).toString()).doesNotContain("hunter2");
        assertThat(secret.reveal()).isEqualTo("hunter2");
    }

    @Test
    @DisplayName("two secrets of one value are equal")
    void isAValue() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b"));
    }
}
