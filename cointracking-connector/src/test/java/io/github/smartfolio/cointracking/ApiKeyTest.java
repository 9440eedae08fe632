package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.ConnectionId;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call")
class ApiKeyTest {

    @Test
    @DisplayName("is a form, signed byte for byte with HMAC-SHA512, in small hexadecimal digits")
    void signed() {
        try (CoinTrackingServer server = CoinTrackingServer.start();
                CoinTrackingSource source = new CoinTrackingSource(
                        server.settings(),
                        ConnectionId.of("cointracking"),
                        CallStore.inMemory(),
                        // 1767225600 s: 2026 began. The second nonce is one more, because the clock stands.
                        InstantSource.fixed(
                                Instant.parse("2026-01-01T00:00:00Z").minusMillis(1)))) {
            source.fetch();

            assertThat(server.bodies())
                    .containsExactly(
                            "method=getBalance&nonce=1767225599999",
                            "method=getGroupedBalance&nonce=1767225600000&group=exchange");
            // printf 'method=getGroupedBalance&nonce=1767225600000&group=exchange'
            //     | openssl dgst -sha512 -hmac f0e1d2c3b4a5968778695a4b3c2d1e0f
            assertThat(server.signatures())
                    .last()
                    .isEqualTo("c13b4265b7ef2410906ca5116ce089415e13a83df0dddc0c4af02764803000b1"
                            + "8ffd3e6caf36e392b892cfb7024769841de918f4a696f6d5fb9ba6e050042dab");
            assertThat(server.accepted()).isEqualTo(2);
        }
    }

    @Test
    @DisplayName("is not made with a key that no header can hold, or with an empty secret")
    void unusable() {
        Secret fine = Secret.of("abc");
        assertThat(new ApiKey(fine, fine).isUsable()).isTrue();
        assertThat(new ApiKey(Secret.of("a\nb"), fine).isUsable()).isFalse();
        assertThat(new ApiKey(Secret.of("a b"), fine).isUsable()).isFalse();
        assertThat(new ApiKey(Secret.of("ä"), fine).isUsable()).isFalse();
        assertThat(new ApiKey(Secret.of(""), fine).isUsable()).isFalse();
        assertThat(new ApiKey(fine, Secret.of("")).isUsable()).isFalse();
    }
}
