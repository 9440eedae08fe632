package io.github.smartfolio.simulator;

import java.util.Optional;

/**
 * An application as registered with Saxo. The grant is fixed there: with a secret it is the code grant, without one PKCE.
 *
 * @param key what OAuth calls the client id
 */
public record RegisteredApp(Environment environment, String key, Optional<String> secret) {

    /** Apps that every simulator knows. */
    public static final RegisteredApp PKCE_SIM = pkce(Environment.SIM, "5a1e0f7c3b9d4e2680c4d1f7a6b3e952");

    public static final RegisteredApp PKCE_LIVE = pkce(Environment.LIVE, "e07b64d28f3c41a99b5d0c6e7f1a2b83");
    public static final RegisteredApp CODE_SIM =
            withSecret(Environment.SIM, "77c0d1a9e4b84f6f9a3b2d5c6e8f0a14", "9d4c7b1e2f6a48d0b5e3c9a7f1d20e68");
    public static final RegisteredApp CODE_LIVE =
            withSecret(Environment.LIVE, "b2f9a6c3d7e14805a1c4e8f0d3b69a72", "3e8a1d5f7c2b4960d8f4a6b0c7e91d35");

    public static RegisteredApp pkce(Environment environment, String key) {
        return new RegisteredApp(environment, key, Optional.empty());
    }

    public static RegisteredApp withSecret(Environment environment, String key, String secret) {
        return new RegisteredApp(environment, key, Optional.of(secret));
    }

    boolean isPkce() {
        return secret.isEmpty();
    }

    @Override
    public String toString() {
        return environment + " app " + key;
    }
}
