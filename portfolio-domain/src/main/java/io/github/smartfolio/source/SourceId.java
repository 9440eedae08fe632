package io.github.smartfolio.source;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * One source of a connection: its API, or one uploaded file.
 *
 * @param name {@code api}, for another environment than the real one {@code api-} and its name, or the file's id: letters, digits
 *     and hyphens
 */
public record SourceId(ConnectionId connection, String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

    public SourceId {
        Objects.requireNonNull(connection, "connection");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a source name: '" + name + "'");
        }
    }

    public static SourceId of(ConnectionId connection, String name) {
        return new SourceId(connection, name);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static SourceId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Not a source such as 'saxo/api': '" + text + "'");
        }
        return new SourceId(ConnectionId.of(text.substring(0, slash)), text.substring(slash + 1));
    }

    /** {@code saxo/api}. */
    @Override
    public String toString() {
        return connection + "/" + name;
    }
}
