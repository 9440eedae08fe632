package io.github.smartfolio.jdbc;

/** Whose rows these are. */
public record UserId(long value) {

    /** Whoever runs the program: the only user as long as nobody signs in. */
    public static final UserId LOCAL = new UserId(1);
}
