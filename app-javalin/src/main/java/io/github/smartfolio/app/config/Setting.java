package io.github.smartfolio.app.config;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/**
 * The declaration of one setting.
 *
 * @param name of the environment variable; the option's name follows from it
 * @param byDefault the text that is read if nobody set it
 * @param secret whether its value is not repeated, not even if it is wrong
 * @param meaning for the person who reads {@code --help}
 * @param allowed for the person who got it wrong
 * @param reading makes the value of the text, or throws a {@link RuntimeException} if the text is not allowed
 */
record Setting<T>(
        String name, String byDefault, boolean secret, String meaning, String allowed, Function<String, T> reading) {

    private static final String PREFIX = "SMARTFOLIO_";

    Setting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(byDefault, "byDefault");
        Objects.requireNonNull(meaning, "meaning");
        Objects.requireNonNull(allowed, "allowed");
        Objects.requireNonNull(reading, "reading");
    }

    /** One that anybody may see. */
    static <T> Setting<T> open(
            String name, String byDefault, String meaning, String allowed, Function<String, T> reading) {
        return new Setting<>(name, byDefault, false, meaning, allowed, reading);
    }

    /** One that a connector declares; whether it is allowed the connector says. */
    static Setting<String> of(io.github.smartfolio.connect.Setting declared) {
        return new Setting<>(
                declared.name(),
                declared.byDefault(),
                declared.secret(),
                declared.meaning(),
                declared.allowed(),
                text -> {
                    if (!declared.accepts(text)) {
                        throw new IllegalArgumentException("Not accepted: " + declared.name());
                    }
                    return text;
                });
    }

    /** {@code --data-dir} for {@code SMARTFOLIO_DATA_DIR}. */
    String option() {
        String word = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        return "--" + word.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
