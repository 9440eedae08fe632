package io.github.smartfolio.source;

import java.util.regex.Pattern;

/** A user's link to a broker; the first one has the broker's id, a second login of the same broker another. */
public record ConnectionId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]*");

    public ConnectionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a connection id: '" + value + "'");
        }
    }

    public static ConnectionId of(String value) {
        return new ConnectionId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
