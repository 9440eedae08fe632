package io.github.smartfolio.jdbc;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts what must not be read or exchanged by those who have the database but not the key: AES-256 in Galois/Counter Mode (NIST SP
 * 800-38D).
 *
 * <p>What comes out is one byte that names the key, 12 random bytes, and the ciphertext with its tag of 16 bytes. It is bound to the
 * {@link Place} where it is stored and does not decrypt anywhere else. Random nonces are good for four thousand million values
 * under one key.
 */
final class Vault {

    /** The number of the only key there is. A second one, to change keys, gets the next number. */
    static final int KEY_ID = 1;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final int HEADER_BYTES = 1 + NONCE_BYTES;

    /**
     * Where a value is stored, for the cipher and in words.
     *
     * @param path what kind of value it is, and its key among those
     * @param description for the person who reads that it cannot be decrypted; says nothing of the value
     */
    record Place(long user, List<String> path, String description) {

        Place {
            path = List.copyOf(path);
            Objects.requireNonNull(description, "description");
        }

        // Each text goes with its length: no two places have the same bytes.
        private byte[] bytes() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream data = new DataOutputStream(bytes)) {
                data.writeByte(KEY_ID);
                data.writeLong(user);
                for (String step : path) {
                    byte[] text = step.getBytes(StandardCharsets.UTF_8);
                    data.writeInt(text.length);
                    data.write(text);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    }

    private final MasterKey key;

    // Nothing of the platform's cryptography is loaded before there is something to seal: that would slow the start.
    Vault(MasterKey key) {
        this.key = key;
    }

    byte[] seal(byte[] clear, Place place) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = new byte[HEADER_BYTES + clear.length + TAG_BYTES];
        sealed[0] = KEY_ID;
        System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
        try {
            cipher(Cipher.ENCRYPT_MODE, sealed, place).doFinal(clear, 0, clear.length, sealed, HEADER_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has AES in Galois/Counter Mode", e);
        }
        return sealed;
    }

    /** @throws IOException if it was not sealed with this key for this place, or was altered since */
    byte[] open(byte[] sealed, Place place) throws IOException {
        if (sealed.length < HEADER_BYTES + TAG_BYTES || sealed[0] != KEY_ID) {
            throw new IOException("The store holds something else than " + place.description() + '.');
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed, place)
                    .doFinal(sealed, HEADER_BYTES, sealed.length - HEADER_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "The store cannot decrypt " + place.description()
                            + ": what is stored was altered, or copied from elsewhere.",
                    e);
        }
    }

    /**
     * Looks whether {@code database} was encrypted with this key; marks it if it never was with any.
     *
     * @throws UncheckedIOException if it was with another key; then nothing has changed
     */
    void claim(Transactions transactions, String database) {
        byte[] mine = key.fingerprint();
        Optional<byte[]> stored = transactions.read(Vault::fingerprint);
        if (stored.isEmpty()) {
            // Of several servers that start at once, one writes it.
            transactions.write(tx -> tx.update(
                    "insert into master_keys (id, fingerprint) values (?, ?) on conflict (id) do nothing",
                    KEY_ID,
                    mine));
            stored = transactions.read(Vault::fingerprint);
        }
        if (!MessageDigest.isEqual(mine, stored.orElseThrow())) {
            throw new UncheckedIOException(
                    new IOException(
                            "The database " + database
                                    + " was encrypted with another master key. Give the key it was made with, or use another database."));
        }
    }

    private static Optional<byte[]> fingerprint(Statements tx) throws SQLException, IOException {
        return tx.first("select fingerprint from master_keys where id = ?", row -> row.getBytes("fingerprint"), KEY_ID);
    }

    private Cipher cipher(int mode, byte[] sealed, Place place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.forCipher("AES"), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, sealed, 1, NONCE_BYTES));
        cipher.updateAAD(place.bytes());
        return cipher;
    }
}
