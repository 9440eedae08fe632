package io.github.smartfolio.jdbc;

import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The files a user uploaded, byte for byte, and what was read from them. */
public final class FileStore {

    private static final int ID_BYTES = 16;

    private static final String STORED_FILE = "select connection, id, name, kind, language, as_of, as_of_guessed,"
            + " received_at, zone, rows_accepted, rows_skipped, rows_rejected, contents, size from files";

    private final Transactions transactions;
    private final UserId user;
    private final JdbcSnapshotStore snapshots;
    private final JdbcLedgerStore ledger;
    private final Choices choices;

    FileStore(
            Transactions transactions,
            UserId user,
            JdbcSnapshotStore snapshots,
            JdbcLedgerStore ledger,
            Choices choices) {
        this.transactions = transactions;
        this.user = user;
        this.snapshots = snapshots;
        this.ledger = ledger;
        this.choices = choices;
    }

    /**
     * What became of an upload.
     *
     * @param isNew whether these bytes were not stored for this connection before
     */
    public record Added(StoredFile file, boolean isNew) {

        public Added {
            Objects.requireNonNull(file, "file");
        }
    }

    /**
     * Stores a file and what was read from it: all of it or nothing. What is held is its snapshot, and if this connection has no
     * choice at all yet, the file is chosen for it; what was booked goes into the ledger, whatever is chosen.
     *
     * <p>The same bytes for the same connection are the same file, and what is stored stays; but when the stored {@code asOf} was
     * guessed and that of {@code report} is not, this upload takes the place of the stored one, under its id.
     *
     * @param report what was read from {@code file}
     * @throws IllegalArgumentException if the report is a refusal
     */
    public Added add(ConnectionId connection, UploadedFile file, ImportReport report) {
        Instant asOf = report.asOf()
                .filter(date -> report.isUsable())
                .orElseThrow(() -> new IllegalArgumentException("A refused file is not stored: " + file));
        byte[] content = file.head(file.size());
        StoredFile added = new StoredFile(
                id(content),
                connection,
                file.name(),
                report.kind(),
                report.language(),
                asOf,
                report.asOfGuessed(),
                file.receivedAt(),
                content.length,
                report.rows(),
                report.contents());
        return transactions.write(user, tx -> {
            Optional<StoredFile> stored = find(tx, connection, added.id());
            boolean replaced = stored.isPresent() && stored.get().asOfGuessed() && !added.asOfGuessed();
            if (stored.isEmpty() || replaced) {
                // The snapshot of the guess goes, or the history would have figures on a day of which they are not.
                snapshots.delete(tx, added.source());
                ledger.remove(tx, added.source());
                write(tx, added, file, content);
                if (report.hasFigures()) {
                    snapshots.save(tx, FileSource.snapshot(added.source(), file, report));
                }
                if (report.hasTransactions()) {
                    ledger.save(tx, FileSource.activity(added.source(), file, report));
                }
            }
            if (added.hasFigures()) {
                choices.chooseFirst(tx, connection, added.id());
            }
            return new Added(replaced ? added : stored.orElse(added), stored.isEmpty());
        });
    }

    public Optional<StoredFile> find(ConnectionId connection, String id) {
        return transactions.read(tx -> find(tx, connection, id));
    }

    /** The last one handed over first. */
    public List<StoredFile> list(ConnectionId connection) {
        return transactions.read(tx -> tx.list(
                STORED_FILE + " where user_id = ? and connection = ? order by received_at desc, name, id",
                FileStore::storedFile,
                user,
                connection));
    }

    /**
     * The file as it was handed over: bytes, name, time, zone and answers.
     *
     * @throws NoSuchElementException if it is not stored any more
     */
    public UploadedFile open(StoredFile file) {
        return transactions.read(tx -> {
            Map<String, String> answers = new TreeMap<>();
            tx.list(
                            "select question, answer from file_answers where user_id = ? and connection = ? and file = ?",
                            row -> Map.entry(row.getString("question"), row.getString("answer")),
                            user,
                            file.connection(),
                            file.id())
                    .forEach(answer -> answers.put(answer.getKey(), answer.getValue()));
            return tx.first(
                            "select name, content, received_at, zone from files"
                                    + " where user_id = ? and connection = ? and id = ?",
                            row -> UploadedFile.of(
                                            row.getString("name"),
                                            row.getBytes("content"),
                                            EpochNanos.instant(row.getLong("received_at")),
                                            ZoneId.of(row.getString("zone")))
                                    .withAnswers(answers),
                            user,
                            file.connection(),
                            file.id())
                    .orElseThrow(() -> new NoSuchElementException("Not stored any more: " + file.source()));
        });
    }

    /**
     * Deletes a file with its snapshots and failures, what the ledger has from it, and every choice that names it, so that the choice
     * before those is the current one. Identifiers once learnt from it stay.
     *
     * @return whether there was such a file
     */
    public boolean delete(ConnectionId connection, String id) {
        return transactions.write(user, tx -> {
            Optional<StoredFile> file = find(tx, connection, id);
            if (file.isPresent()) {
                choices.forget(tx, connection, id);
                snapshots.delete(tx, file.get().source());
                ledger.remove(tx, file.get().source());
                tx.update("delete from files where user_id = ? and connection = ? and id = ?", user, connection, id);
            }
            return file.isPresent();
        });
    }

    private Optional<StoredFile> find(Statements tx, ConnectionId connection, String id)
            throws SQLException, IOException {
        return tx.first(
                STORED_FILE + " where user_id = ? and connection = ? and id = ?",
                FileStore::storedFile,
                user,
                connection,
                id);
    }

    private void write(Statements tx, StoredFile file, UploadedFile uploaded, byte[] content) throws SQLException {
        tx.update(
                "insert into files (user_id, connection, id, name, kind, language, as_of, as_of_guessed, received_at, zone,"
                        + " rows_accepted, rows_skipped, rows_rejected, contents, size, content)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (user_id, connection, id) do update set name = excluded.name,"
                        + " kind = excluded.kind, language = excluded.language, as_of = excluded.as_of,"
                        + " as_of_guessed = excluded.as_of_guessed, received_at = excluded.received_at,"
                        + " zone = excluded.zone, rows_accepted = excluded.rows_accepted,"
                        + " rows_skipped = excluded.rows_skipped, rows_rejected = excluded.rows_rejected,"
                        + " contents = excluded.contents",
                user,
                file.connection(),
                file.id(),
                file.name(),
                file.kind(),
                file.language(),
                file.asOf(),
                file.asOfGuessed(),
                file.receivedAt(),
                uploaded.zone().getId(),
                file.rows().accepted(),
                file.rows().skipped(),
                file.rows().rejected(),
                file.contents().stream().map(Content::name).sorted().collect(Collectors.joining(",")),
                file.size(),
                content);
        tx.update(
                "delete from file_answers where user_id = ? and connection = ? and file = ?",
                user,
                file.connection(),
                file.id());
        tx.updateAll(
                "insert into file_answers (user_id, connection, file, question, answer) values (?, ?, ?, ?, ?)",
                uploaded.answers().entrySet(),
                answer -> new Object[] {user, file.connection(), file.id(), answer.getKey(), answer.getValue()});
    }

    private static StoredFile storedFile(ResultSet row) throws SQLException {
        return new StoredFile(
                row.getString("id"),
                ConnectionId.of(row.getString("connection")),
                row.getString("name"),
                Optional.ofNullable(row.getString("kind")),
                Optional.ofNullable(row.getString("language")),
                EpochNanos.instant(row.getLong("as_of")),
                row.getBoolean("as_of_guessed"),
                EpochNanos.instant(row.getLong("received_at")),
                row.getInt("size"),
                new Rows(row.getInt("rows_accepted"), row.getInt("rows_skipped"), row.getInt("rows_rejected")),
                contents(row.getString("contents")));
    }

    private static Set<Content> contents(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(Content::valueOf)
                .collect(Collectors.toSet());
    }

    // Half of a SHA-256: no two files share it by chance, and it stays short enough for an address.
    private static String id(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
