package io.github.smartfolio.jdbc;

import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.source.ConnectionId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which source of each connection a user chose, and what was chosen before. */
public final class Choices {

    private final Transactions transactions;
    private final UserId user;

    Choices(Transactions transactions, UserId user) {
        this.transactions = transactions;
        this.user = user;
    }

    /** What was chosen last; empty if nothing ever was, or all that was has been deleted. */
    public Optional<Choice> current(ConnectionId connection) {
        return transactions.read(tx -> current(tx, connection));
    }

    /** Every connection with a choice or a file, in alphabetical order. */
    public List<ConnectionId> connections() {
        return transactions.read(tx -> tx.list(
                "select connection from choices where user_id = ?"
                        + " union select connection from files where user_id = ? order by connection",
                row -> ConnectionId.of(row.getString("connection")),
                user,
                user));
    }

    /**
     * Makes {@code choice} the current one; the one before comes back when a file of this one is deleted.
     *
     * @throws IllegalArgumentException if the connection has no such file
     */
    public void choose(ConnectionId connection, Choice choice) {
        transactions.write(user, tx -> {
            for (String file : choice.files()) {
                if (!tx.any(
                        "select 1 from files where user_id = ? and connection = ? and id = ?",
                        user,
                        connection,
                        file)) {
                    throw new IllegalArgumentException(connection + " has no file '" + file + "'");
                }
            }
            if (!current(tx, connection).equals(Optional.of(choice))) {
                append(tx, connection, choice);
            }
            return choice;
        });
    }

    /** Makes {@code file} the choice of a connection that has none. */
    void chooseFirst(Statements tx, ConnectionId connection, String file) throws SQLException, IOException {
        if (current(tx, connection).isEmpty()) {
            append(tx, connection, Choice.file(file));
        }
    }

    /** Forgets every choice that names {@code file}. */
    void forget(Statements tx, ConnectionId connection, String file) throws SQLException {
        tx.update(
                "delete from choices where user_id = ? and connection = ? and number in"
                        + " (select number from choice_files where user_id = ? and connection = ? and file = ?)",
                user,
                connection,
                user,
                connection,
                file);
    }

    private Optional<Choice> current(Statements tx, ConnectionId connection) throws SQLException, IOException {
        record Numbered(long number, Mode mode) {}
        Optional<Numbered> last = tx.first(
                "select number, mode from choices where user_id = ? and connection = ? order by number desc limit 1",
                row -> new Numbered(row.getLong("number"), Mode.valueOf(row.getString("mode"))),
                user,
                connection);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        List<String> files = tx.list(
                "select file from choice_files where user_id = ? and connection = ? and number = ? order by place",
                row -> row.getString("file"),
                user,
                connection,
                last.get().number());
        return Optional.of(new Choice(last.get().mode(), files));
    }

    private void append(Statements tx, ConnectionId connection, Choice choice) throws SQLException, IOException {
        long number = tx.first(
                        "select coalesce(max(number), 0) + 1 as next from choices where user_id = ? and connection = ?",
                        row -> row.getLong("next"),
                        user,
                        connection)
                .orElseThrow();
        tx.update(
                "insert into choices (user_id, connection, number, mode) values (?, ?, ?, ?)",
                user,
                connection,
                number,
                choice.mode().name());
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < choice.files().size(); place++) {
            places.add(place);
        }
        tx.updateAll(
                "insert into choice_files (user_id, connection, number, place, file) values (?, ?, ?, ?, ?)",
                places,
                place -> new Object[] {
                    user, connection, number, place, choice.files().get(place)
                });
    }
}
