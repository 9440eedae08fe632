package io.github.smartfolio.jdbc;

import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An uploaded file that is stored, without its bytes.
 *
 * @param id the same for the same bytes; fits the name of a source
 * @param name as the person's system called it
 * @param kind what the file is, for example {@code saxo-positions}
 * @param language of its headers, ISO 639-1
 * @param asOf of when its figures are
 * @param asOfGuessed whether neither file nor person said so
 * @param receivedAt when it was handed over
 * @param size in bytes
 * @param rows what became of its rows
 * @param contents what it tells about
 */
public record StoredFile(
        String id,
        ConnectionId connection,
        String name,
        Optional<String> kind,
        Optional<String> language,
        Instant asOf,
        boolean asOfGuessed,
        Instant receivedAt,
        int size,
        Rows rows,
        Set<Content> contents) {

    public StoredFile {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(receivedAt, "receivedAt");
        Objects.requireNonNull(rows, "rows");
        contents = Set.copyOf(contents);
    }

    /** Whether it says what is held: only such a file can be chosen for what is owned. */
    public boolean hasFigures() {
        return contents.contains(Content.POSITIONS) || contents.contains(Content.CASH);
    }

    /** Whether the ledger has something from it. */
    public boolean hasTransactions() {
        return contents.contains(Content.TRANSACTIONS);
    }

    /** The source that this file is. */
    public SourceId source() {
        return SourceId.of(connection, id);
    }
}
