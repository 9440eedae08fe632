package io.github.smartfolio.credential;

import java.util.Objects;

/** A value that must not reach a log, a message or a page. Only {@link #reveal} gives it out. */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    public static Secret of(String value) {
        return new Secret(value);
    }

    /** For the one line that puts it on the wire or hands it to the encrypting store; a build rule names those places. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "Secret[*]";
    }
}
