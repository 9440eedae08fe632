package io.github.smartfolio.csv;

/** The file as a whole cannot be read; its reason says why, to the person who uploaded it. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Unreadable(String reason) {
        super(reason);
        this.reason = reason;
    }

    Unreadable(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** For the person who uploaded the file. */
    public String reason() {
        return reason;
    }
}
