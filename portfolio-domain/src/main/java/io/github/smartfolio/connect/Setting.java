package io.github.smartfolio.connect;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * A setting of the server that a connector declares: whoever runs the server sets it, for all its users.
 *
 * @param name of the environment variable, for example {@code SAXO_ENVIRONMENT}
 * @param byDefault what counts if nobody set it; empty for nothing
 * @param secret whether its value must not be shown, not even if it is wrong
 * @param meaning for the person who reads the list of settings
 * @param allowed for the person who got it wrong
 * @param accepts whether a text, never an empty one, is allowed
 */
public record Setting(
        String name, String byDefault, boolean secret, String meaning, String allowed, Predicate<String> accepts) {

    public Setting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(byDefault, "byDefault");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(accepts, "accepts");
    }

    public boolean accepts(String text) {
        return text.isEmpty() || accepts.test(text);
    }
}
