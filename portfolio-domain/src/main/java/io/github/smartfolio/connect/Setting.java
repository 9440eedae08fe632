package io.github.smartfolio.connect;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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

    // What people copy from a sample and forget to replace.
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "your[_ -].*|.*[_ -]here|<.*>|\\$\\{.*}|x{3,}|\\*+|\\.{3}|change[_ -]?me|placeholder|todo|tbd|none|null",
            Pattern.CASE_INSENSITIVE);

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

    /**
     * Something that a broker gave out, such as a key. It has no default, and a placeholder such as {@code your_app_key_here} is
     * refused.
     *
     * @param allowed says where the right text stands
     */
    public static Setting givenOut(String name, boolean secret, String meaning, String allowed) {
        return new Setting(name, "", secret, meaning, allowed, text -> !isPlaceholder(text));
    }

    /** The address of a server below which others are, so that it has no query. */
    public static Setting address(String name, String byDefault, String meaning) {
        return new Setting(
                name,
                byDefault,
                false,
                meaning,
                "an http or https address",
                text -> isAddress(text) && text.indexOf('?') < 0);
    }

    static boolean isPlaceholder(String text) {
        return PLACEHOLDER.matcher(text.strip()).matches();
    }

    /** Whether it is an {@code http} or {@code https} address with a host, and without a user and a fragment. */
    public static boolean isAddress(String text) {
        try {
            URI address = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
