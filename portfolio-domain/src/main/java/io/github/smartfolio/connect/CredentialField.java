package io.github.smartfolio.connect;

import java.util.Objects;

/**
 * Something a user enters so that a broker's API lets his or her connection in.
 *
 * @param name under which it is sent and kept, for example {@code clientId}
 * @param label for the person who fills it in
 * @param secret whether it is hidden while it is typed; whatever it is, it is kept encrypted and never shown again
 * @param required whether the others are worth nothing without it
 */
public record CredentialField(String name, String label, boolean secret, boolean required) {

    public CredentialField {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(label, "label");
    }
}
