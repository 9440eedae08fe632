package io.github.smartfolio.jdbc;

import java.util.Optional;

/** Small settings of one user, by name; what names there are is the caller's business. */
public final class Preferences {

    private final Transactions transactions;
    private final UserId user;

    Preferences(Transactions transactions, UserId user) {
        this.transactions = transactions;
        this.user = user;
    }

    public Optional<String> get(String name) {
        return transactions.read(tx -> tx.first(
                "select value from preferences where user_id = ? and name = ?",
                row -> row.getString("value"),
                user,
                name));
    }

    public void set(String name, String value) {
        transactions.write(
                user,
                tx -> tx.update(
                        "insert into preferences (user_id, name, value) values (?, ?, ?)"
                                + " on conflict (user_id, name) do update set value = excluded.value",
                        user,
                        name,
                        value));
    }
}
