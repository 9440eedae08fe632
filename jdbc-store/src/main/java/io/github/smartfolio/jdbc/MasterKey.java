package io.github.smartfolio.jdbc;

import io.github.smartfolio.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that encrypts tokens and credentials in a database: 256 bits, from a good source of chance. Keep it apart from the
 * database; without it nobody can read them, its owner included.
 */
public final class MasterKey {

    private static final int BYTES = 32;

    private final byte[] bytes;

    private MasterKey(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new one. */
    public static MasterKey random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new MasterKey(bytes);
    }

    /**
     * @param base64 as {@link #text} gives it; blanks and line breaks around it do not matter
     * @throws IllegalArgumentException if it is no key, with a message that does not show it
     */
    public static MasterKey parse(Secret base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.reveal().strip());
        } catch (IllegalArgumentException e) {
            // Without its cause, which quotes the text.
            throw new IllegalArgumentException("Not a master key: it is not Base64");
        }
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException(
                    "Not a master key: " + BYTES + " bytes in Base64 are expected, not " + bytes.length);
        }
        return new MasterKey(bytes);
    }

    /** In Base64 (RFC 4648, section 4), to be kept in a safe place. */
    public Secret text() {
        return Secret.of(Base64.getEncoder().encodeToString(bytes));
    }

    /** Tells this key from others and says nothing about it: a SHA-256, of more bytes than anybody can try. */
    byte[] fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("smartfolio master key".getBytes(StandardCharsets.US_ASCII));
            return digest.digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    SecretKey forCipher(String algorithm) {
        return new SecretKeySpec(bytes, algorithm);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MasterKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "MasterKey[*]";
    }
}
