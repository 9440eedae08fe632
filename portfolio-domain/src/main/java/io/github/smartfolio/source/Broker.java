package io.github.smartfolio.source;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Whoever keeps accounts and offers sources about them.
 *
 * @param id what modules, settings and accounts call it, for example {@code saxo}: small letters, digits and hyphens
 * @param name what people call it, for example {@code Saxo Bank}
 */
public record Broker(String id, String name) {

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    public Broker {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("Not a broker id: '" + id + "'");
        }
        Objects.requireNonNull(name, "name");
    }

    public static Broker of(String id, String name) {
        return new Broker(id, name);
    }
}
