package io.github.smartfolio.jdbc;

import io.github.smartfolio.calls.CallKey;
import io.github.smartfolio.calls.CallState;
import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.credential.Lease;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class JdbcCallStore implements CallStore {

    private final Transactions transactions;

    JdbcCallStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public CallState find(CallKey key) {
        return transactions.read(tx -> find(tx, key));
    }

    @Override
    public CallState update(CallKey key, UnaryOperator<CallState> change) {
        return transactions.write(tx -> {
            CallState seen = find(tx, key);
            CallState next = change.apply(seen);
            if (!next.equals(seen)) {
                save(tx, key, next);
            }
            return next;
        });
    }

    private static CallState find(Statements tx, CallKey key) throws SQLException, IOException {
        return tx.first(
                        "select last_nonce, lease_owner, lease_until, counted from calls"
                                + " where provider = ? and fingerprint = ?",
                        row -> new CallState(row.getLong("last_nonce"), lease(row), instants(row.getString("counted"))),
                        key.provider(),
                        key.fingerprint())
                .orElse(CallState.NONE);
    }

    private static void save(Statements tx, CallKey key, CallState state) throws SQLException {
        tx.update(
                "insert into calls (provider, fingerprint, last_nonce, lease_owner, lease_until, counted)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (provider, fingerprint) do update set"
                        + " last_nonce = excluded.last_nonce, lease_owner = excluded.lease_owner,"
                        + " lease_until = excluded.lease_until, counted = excluded.counted",
                key.provider(),
                key.fingerprint(),
                state.lastNonce(),
                state.lease().map(Lease::owner),
                state.lease().map(lease -> EpochNanos.of(lease.until())),
                text(state.counted()));
    }

    private static Optional<Lease> lease(ResultSet row) throws SQLException {
        String owner = row.getString("lease_owner");
        return owner == null
                ? Optional.empty()
                : Optional.of(new Lease(owner, EpochNanos.instant(row.getLong("lease_until"))));
    }

    // Numbers with blanks between them: they are read and written together, and never looked for.
    private static String text(List<Instant> instants) {
        return instants.stream()
                .map(instant -> String.valueOf(EpochNanos.of(instant)))
                .collect(Collectors.joining(" "));
    }

    private static List<Instant> instants(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(" ", -1))
                        .map(nanos -> EpochNanos.instant(Long.parseLong(nanos)))
                        .toList();
    }
}
