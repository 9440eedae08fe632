package io.github.smartfolio.jdbc;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

final class JdbcSnapshotStore implements SnapshotStore {

    private static final Duration KEPT = Duration.ofDays(30);

    private static final String SNAPSHOT =
            "select s.source, s.as_of, s.as_of_guessed, s.fetched_at, s.figures from snapshots s";

    private final Transactions transactions;
    private final UserId user;
    private final InstantSource clock;

    JdbcSnapshotStore(Transactions transactions, UserId user, InstantSource clock) {
        this.transactions = transactions;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public void save(SourceSnapshot snapshot) {
        transactions.write(user, tx -> {
            save(tx, snapshot);
            return snapshot;
        });
    }

    @Override
    public void saveFailure(SourceId source, SourceFailure failure, Instant at) {
        transactions.write(
                user,
                tx -> tx.update(
                        "insert into failures (user_id, source, failed_at, reason, message, retry_at) values (?, ?, ?, ?, ?, ?)"
                                + " on conflict (user_id, source) do update set failed_at = excluded.failed_at,"
                                + " reason = excluded.reason, message = excluded.message, retry_at = excluded.retry_at",
                        user,
                        source,
                        at,
                        failure.reason().name(),
                        failure.message(),
                        failure.retryAt()));
    }

    @Override
    public LastRead lastRead(SourceId source) {
        return transactions.read(tx -> new LastRead(
                tx.first(
                        SNAPSHOT + " where s.user_id = ? and s.source = ? order by s.fetched_at desc limit 1",
                        JdbcSnapshotStore::snapshot,
                        user,
                        source),
                tx.first(
                        "select failed_at, reason, message, retry_at from failures where user_id = ? and source = ?",
                        JdbcSnapshotStore::failure,
                        user,
                        source)));
    }

    @Override
    public Optional<SourceSnapshot> latestWith(SourceId source, AccountId account) {
        return transactions.read(tx -> tx.first(
                SNAPSHOT
                        + " join snapshot_accounts a on a.user_id = s.user_id and a.source = s.source"
                        + " and a.fetched_at = s.fetched_at"
                        + " where a.user_id = ? and a.source = ? and a.account = ?"
                        + " order by a.fetched_at desc limit 1",
                JdbcSnapshotStore::snapshot,
                user,
                source,
                account));
    }

    @Override
    public List<SourceSnapshot> between(SourceId source, Instant from, Instant to) {
        return transactions.read(tx -> tx.list(
                SNAPSHOT
                        + " where s.user_id = ? and s.source = ? and s.as_of_day between ? and ?"
                        + " and s.as_of >= ? and s.as_of < ?"
                        + " order by s.as_of, s.fetched_at",
                JdbcSnapshotStore::snapshot,
                user,
                source,
                day(EpochNanos.instant(EpochNanos.nearest(from))),
                day(EpochNanos.instant(EpochNanos.nearest(to))),
                EpochNanos.nearest(from),
                EpochNanos.nearest(to)));
    }

    /** As {@link #save(SourceSnapshot)}, within a transaction. */
    void save(Statements tx, SourceSnapshot snapshot) throws SQLException, IOException {
        String figures = FiguresJson.write(snapshot);
        Optional<Instant> same = latestIfSame(tx, snapshot, figures);
        if (same.isEmpty()) {
            insert(tx, snapshot, figures);
        } else if (same.get().isBefore(snapshot.fetchedAt())) {
            tx.update(
                    "update snapshots set fetched_at = ? where user_id = ? and source = ? and fetched_at = ?",
                    snapshot.fetchedAt(),
                    user,
                    snapshot.source(),
                    same.get());
        }
        tx.update("delete from failures where user_id = ? and source = ?", user, snapshot.source());
        thinOut(tx, snapshot.source());
    }

    /** Forgets everything about a source. */
    void delete(Statements tx, SourceId source) throws SQLException {
        tx.update("delete from snapshots where user_id = ? and source = ?", user, source);
        tx.update("delete from failures where user_id = ? and source = ?", user, source);
    }

    /** When the latest snapshot was fetched, if it has these figures. */
    private Optional<Instant> latestIfSame(Statements tx, SourceSnapshot snapshot, String figures)
            throws SQLException, IOException {
        // Compared as text: equal figures have one text, and one that this version cannot read is just different.
        return tx.first(
                        "select as_of, as_of_guessed, fetched_at, figures from snapshots"
                                + " where user_id = ? and source = ? order by fetched_at desc limit 1",
                        row -> instant(row, "as_of").equals(snapshot.asOf())
                                        && row.getBoolean("as_of_guessed") == snapshot.asOfGuessed()
                                        && row.getString("figures").equals(figures)
                                ? Optional.of(instant(row, "fetched_at"))
                                : Optional.<Instant>empty(),
                        user,
                        snapshot.source())
                .flatMap(fetchedAt -> fetchedAt);
    }

    private void insert(Statements tx, SourceSnapshot snapshot, String figures) throws SQLException {
        tx.update(
                "delete from snapshots where user_id = ? and source = ? and fetched_at = ?",
                user,
                snapshot.source(),
                snapshot.fetchedAt());
        tx.update(
                "insert into snapshots (user_id, source, fetched_at, as_of, as_of_day, as_of_guessed, figures)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                user,
                snapshot.source(),
                snapshot.fetchedAt(),
                snapshot.asOf(),
                day(snapshot.asOf()),
                snapshot.asOfGuessed(),
                figures);
        tx.updateAll(
                "insert into snapshot_accounts (user_id, source, fetched_at, account) values (?, ?, ?, ?)",
                snapshot.accounts(),
                account -> new Object[] {user, snapshot.source(), snapshot.fetchedAt(), account.account()});
    }

    // Goes: what is old enough, is not the last of its day, not the latest, and not the latest with some account.
    private void thinOut(Statements tx, SourceId source) throws SQLException {
        tx.update(
                "delete from snapshots where user_id = ? and source = ? and fetched_at < ?"
                        + " and exists (select 1 from snapshots later"
                        + "  where later.user_id = snapshots.user_id and later.source = snapshots.source"
                        + "  and later.as_of_day = snapshots.as_of_day"
                        + "  and (later.as_of > snapshots.as_of"
                        + "   or later.as_of = snapshots.as_of and later.fetched_at > snapshots.fetched_at))"
                        + " and exists (select 1 from snapshots newer"
                        + "  where newer.user_id = snapshots.user_id and newer.source = snapshots.source"
                        + "  and newer.fetched_at > snapshots.fetched_at)"
                        + " and not exists (select 1 from snapshot_accounts a"
                        + "  where a.user_id = snapshots.user_id and a.source = snapshots.source"
                        + "  and a.fetched_at = snapshots.fetched_at"
                        + "  and not exists (select 1 from snapshot_accounts newer"
                        + "   where newer.user_id = a.user_id and newer.source = a.source"
                        + "   and newer.account = a.account and newer.fetched_at > a.fetched_at))",
                user,
                source,
                clock.instant().minus(KEPT));
    }

    private static SourceSnapshot snapshot(ResultSet row) throws SQLException, IOException {
        return FiguresJson.read(
                row.getString("figures"),
                SourceId.parse(row.getString("source")),
                instant(row, "as_of"),
                row.getBoolean("as_of_guessed"),
                instant(row, "fetched_at"));
    }

    private static LastRead.Failure failure(ResultSet row) throws SQLException {
        long retryAt = row.getLong("retry_at");
        Optional<Instant> retry = row.wasNull() ? Optional.empty() : Optional.of(EpochNanos.instant(retryAt));
        return new LastRead.Failure(
                new SourceFailure(Reason.valueOf(row.getString("reason")), row.getString("message"), retry),
                instant(row, "failed_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return EpochNanos.instant(row.getLong(column));
    }

    private static long day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }
}
