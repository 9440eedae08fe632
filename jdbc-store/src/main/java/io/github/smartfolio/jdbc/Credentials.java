package io.github.smartfolio.jdbc;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.Vault.Place;
import io.github.smartfolio.source.ConnectionId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a user entered so that connections can be read: keys, passwords. Each is encrypted. */
public final class Credentials {

    private final Transactions transactions;
    private final UserId user;
    private final Vault vault;

    Credentials(Transactions transactions, UserId user, Vault vault) {
        this.transactions = transactions;
        this.user = user;
        this.vault = vault;
    }

    /** By field, in alphabetical order; empty if none were entered. The map is the caller's own. */
    public Map<String, Secret> of(ConnectionId connection) {
        return transactions.read(tx -> {
            Map<String, Secret> values = new TreeMap<>();
            tx.list(
                            "select field, sealed from credentials where user_id = ? and connection = ?",
                            row -> {
                                String field = row.getString("field");
                                byte[] clear = vault.open(row.getBytes("sealed"), place(connection, field));
                                return Map.entry(field, Secret.of(new String(clear, StandardCharsets.UTF_8)));
                            },
                            user,
                            connection)
                    .forEach(value -> values.put(value.getKey(), value.getValue()));
            return values;
        });
    }

    /** Replaces all that were entered for {@code connection} by {@code values}, which are by field. */
    public void put(ConnectionId connection, Map<String, Secret> values) {
        Map<String, byte[]> sealed = new LinkedHashMap<>();
        values.forEach((field, value) -> sealed.put(
                field, vault.seal(value.reveal().getBytes(StandardCharsets.UTF_8), place(connection, field))));
        transactions.write(user, tx -> {
            tx.update("delete from credentials where user_id = ? and connection = ?", user, connection);
            tx.updateAll(
                    "insert into credentials (user_id, connection, field, sealed) values (?, ?, ?, ?)",
                    sealed.entrySet(),
                    value -> new Object[] {user, connection, value.getKey(), value.getValue()});
            return sealed.size();
        });
    }

    /** Forgets all that were entered for {@code connection}. */
    public void clear(ConnectionId connection) {
        put(connection, Map.of());
    }

    private Place place(ConnectionId connection, String field) {
        return new Place(
                user.value(),
                List.of("credentials", connection.toString(), field),
                "'" + field + "' among the credentials of " + connection);
    }
}
