package io.github.smartfolio.portfolio;

import io.github.smartfolio.source.ConnectionId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user chose for one connection: its API, or uploaded files of different kinds. What was not chosen is never added to a
 * total, so nothing counts twice.
 *
 * @param active the API alone, or one file per kind; their accounts are put together
 * @param standIn an uploaded file to show, under its own name and date, when the active source never gave any figures
 */
public record Connection(ConnectionId id, List<SourceRegistration> active, Optional<SourceRegistration> standIn) {

    public Connection {
        Objects.requireNonNull(id, "id");
        active = List.copyOf(active);
        Objects.requireNonNull(standIn, "standIn");
        if (active.isEmpty()) {
            throw new IllegalArgumentException("A connection without a source is left out altogether: " + id);
        }
        for (SourceRegistration registration : active) {
            if (!registration.source().id().connection().equals(id)) {
                throw new IllegalArgumentException(registration.source().id() + " is no source of " + id);
            }
        }
    }

    public static Connection of(ConnectionId id, SourceRegistration... active) {
        return new Connection(id, List.of(active), Optional.empty());
    }
}
