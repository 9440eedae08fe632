package io.github.smartfolio.jdbc;

import io.github.smartfolio.credential.Secret;
import java.util.Objects;
import java.util.Optional;

/**
 * A PostgreSQL database, which several servers may share, and how to log in. It needs {@code org.postgresql:postgresql} and
 * {@code org.flywaydb:flyway-database-postgresql} on the class path.
 *
 * @param url {@code jdbc:postgresql://host:port/database?parameters}, as the driver defines it, without a password; its user must be
 *     allowed to create tables
 * @param user if not the one of the operating system
 */
public record Postgres(String url, Optional<String> user, Optional<Secret> password) {

    private static final String PREFIX = "jdbc:postgresql://";

    /** @throws IllegalArgumentException if the URL is of another kind or has a password in it */
    public Postgres {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        if (!url.startsWith(PREFIX)) {
            throw new IllegalArgumentException("The address of a PostgreSQL database begins with " + PREFIX);
        }
        if (withoutParameters(url).indexOf('@') >= 0 || url.contains("?password=") || url.contains("&password=")) {
            throw new IllegalArgumentException(
                    "The address of a database is without user and password: each is a setting of its own");
        }
    }

    /** The address without its parameters. */
    @Override
    public String toString() {
        return withoutParameters(url);
    }

    private static String withoutParameters(String url) {
        int end = url.indexOf('?');
        return end < 0 ? url : url.substring(0, end);
    }
}
