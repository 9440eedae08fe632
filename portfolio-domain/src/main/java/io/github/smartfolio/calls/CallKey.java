package io.github.smartfolio.calls;

import io.github.smartfolio.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Whose calls are counted together: those that one key makes at one provider, whoever entered the key.
 *
 * @param provider for example {@code cointracking}
 * @param fingerprint of the key, from which the key cannot be got back
 */
public record CallKey(String provider, String fingerprint) {

    public CallKey {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(fingerprint, "fingerprint");
        if (provider.isBlank() || fingerprint.isBlank()) {
            throw new IllegalArgumentException("Not a key of calls: '" + provider + "' '" + fingerprint + "'");
        }
    }

    /** The fingerprint is the SHA-256 of provider and key, in hexadecimal digits. */
    public static CallKey of(String provider, Secret key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((provider + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(key.reveal().getBytes(StandardCharsets.UTF_8));
            return new CallKey(provider, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
