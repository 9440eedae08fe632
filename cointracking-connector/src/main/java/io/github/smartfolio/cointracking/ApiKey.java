package io.github.smartfolio.cointracking;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.http.Call;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What lets calls in: the key, and the secret with which they are signed.
 *
 * @param secret never sent
 */
record ApiKey(Secret key, Secret secret) {

    private static final String ALGORITHM = "HmacSHA512";
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    /** Whether a header can hold the key, and something can be signed with the secret. */
    boolean isUsable() {
        return VISIBLE.matcher(key.reveal()).matches() && !secret.reveal().isEmpty();
    }

    /** The call with the key and the signature of {@code body}, which has to be sent as it is, byte for byte. */
    Call sign(Call call, byte[] body) {
        return call.with("Key", key).with("Sign", signature(body));
    }

    private Secret signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Secret.of(HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM + ", and it takes any key", e);
        }
    }
}
