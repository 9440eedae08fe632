package io.github.smartfolio.jdbc;

import io.github.smartfolio.calls.CallStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An open database: everything Smartfolio remembers.
 *
 * <p>Calls may come from any thread. After {@link #close} the stores throw {@link UncheckedIOException}.
 */
public final class Database implements AutoCloseable {

    private final Transactions transactions;
    private final Vault vault;
    private final InstantSource clock;
    private final ReferenceRates referenceRates;
    private final CallStore calls;
    private final Map<UserId, UserStores> stores = new ConcurrentHashMap<>();

    private Database(Transactions transactions, Vault vault, InstantSource clock) {
        this.transactions = transactions;
        this.vault = vault;
        this.clock = Objects.requireNonNull(clock, "clock");
        this.referenceRates = new ReferenceRates(transactions);
        this.calls = new JdbcCallStore(transactions);
    }

    /**
     * Opens a database in a file, creates it if it is missing, and brings one of an older version up to date. A new file, and each
     * folder made for it, is its owner's only, where the system knows owners.
     *
     * @param key encrypts tokens and credentials; the same each time
     * @param clock tells which snapshots are old enough to be thinned out
     * @throws UncheckedIOException if the file cannot be used, with the reason for the person who named it: locked, no permission, no
     *     database, not ours, written by a newer version, encrypted with another key
     */
    public static Database open(Path sqliteFile, MasterKey key, InstantSource clock) {
        SqliteFile file = new SqliteFile(sqliteFile);
        file.prepare();
        return open(file.transactions(), file.toString(), key, clock);
    }

    /**
     * Opens a database of a PostgreSQL server, and brings its tables up to date or makes them. Several programs may have it open.
     *
     * @param key encrypts tokens and credentials; the same each time, and in each program
     * @param clock tells which snapshots are old enough to be thinned out
     * @throws UncheckedIOException if the database cannot be used, with the reason for the person who named it: no server, login
     *     refused, no such database, no permission, not ours, written by a newer version, encrypted with another key
     */
    public static Database open(Postgres postgres, MasterKey key, InstantSource clock) {
        PostgresServer server = new PostgresServer(postgres);
        server.prepare();
        return open(server.transactions(), postgres.toString(), key, clock);
    }

    private static Database open(Transactions transactions, String name, MasterKey key, InstantSource clock) {
        boolean opened = false;
        try {
            Vault vault = new Vault(key);
            vault.claim(transactions, name);
            Database database = new Database(transactions, vault, clock);
            opened = true;
            return database;
        } finally {
            if (!opened) {
                transactions.close();
            }
        }
    }

    /**
     * The stores of one user; for the same user the same objects each time.
     *
     * @throws IllegalArgumentException if there is no such user
     */
    public UserStores of(UserId user) {
        return stores.computeIfAbsent(user, u -> {
            if (!transactions.read(tx -> tx.any("select 1 from users where id = ?", u))) {
                throw new IllegalArgumentException("No such user: " + u.value());
            }
            return new UserStores(transactions, u, vault, clock);
        });
    }

    public ReferenceRates referenceRates() {
        return referenceRates;
    }

    /** The calls of keys, whichever user's they are. */
    public CallStore calls() {
        return calls;
    }

    /** Waits for nothing that others still do with the stores: let them finish first. May be called twice. */
    @Override
    public void close() {
        transactions.close();
    }

    Transactions transactions() {
        return transactions;
    }
}
