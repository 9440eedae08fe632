package io.github.smartfolio.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.jdbc.Vault.Place;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The vault")
class VaultTest {

    private static final Place PLACE = new Place(7, List.of("tokens", "saxo-live", "saxo", "3"), "the tokens of saxo");
    private static final byte[] CLEAR = "refresh token é 4711".getBytes(UTF_8);

    private final Vault vault = new Vault(Samples.KEY);

    @Test
    @DisplayName("opens what it sealed, also in another process, and also nothing")
    void opens() throws IOException {
        assertThat(new Vault(Samples.KEY).open(vault.seal(CLEAR, PLACE), PLACE)).isEqualTo(CLEAR);
        assertThat(vault.open(vault.seal(new byte[0], PLACE), PLACE)).isEmpty();
    }

    @Test
    @DisplayName("seals as key number, nonce, ciphertext and tag, and never twice alike")
    void form() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            byte[] sealed = vault.seal(CLEAR, PLACE);
            // 1 key number + 12 nonce + 16 tag
            assertThat(sealed).hasSize(CLEAR.length + 29).startsWith(1);
            assertThat(new String(sealed, UTF_8)).doesNotContain("refresh");
            nonces.add(Arrays.toString(Arrays.copyOfRange(sealed, 1, 13)));
        }
        assertThat(nonces).hasSize(100);
    }

    @Test
    @DisplayName("opens nothing at another place than it was sealed for, however alike they are")
    void otherPlaces() {
        byte[] sealed = vault.seal(CLEAR, PLACE);
        List<Place> others = List.of(
                new Place(8, List.of("tokens", "saxo-live", "saxo", "3"), ""),
                new Place(7, List.of("credentials", "saxo-live", "saxo", "3"), ""),
                new Place(7, List.of("tokens", "saxo-sim", "saxo", "3"), ""),
                new Place(7, List.of("tokens", "saxo-live", "saxo-2", "3"), ""),
                new Place(7, List.of("tokens", "saxo-live", "saxo", "4"), ""),
                new Place(7, List.of("tokens", "saxo-live", "saxo3"), ""),
                new Place(7, List.of("tokens", "saxo-livesaxo", "", "3"), ""),
                new Place(7, List.of("tokens", "saxo-live", "saxo", "3", ""), ""));
        for (Place other : others) {
            assertThatExceptionOfType(IOException.class).as("%s", other).isThrownBy(() -> vault.open(sealed, other));
        }
    }

    @Test
    @DisplayName("opens nothing that was sealed with another key, cut, lengthened, or changed by one bit, and names it")
    void altered() {
        byte[] sealed = vault.seal(CLEAR, PLACE);
        assertRefused(new Vault(MasterKey.random()).seal(CLEAR, PLACE));
        for (int length = 0; length < sealed.length; length++) {
            assertRefused(Arrays.copyOf(sealed, length));
        }
        assertRefused(Arrays.copyOf(sealed, sealed.length + 1));
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(changed);
        }
    }

    private void assertRefused(byte[] sealed) {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> vault.open(sealed, PLACE))
                .withMessageContaining("the tokens of saxo");
    }
}
