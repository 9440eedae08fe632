package io.github.smartfolio.jdbc;

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
    private final InstantSource clock;
    private final ReferenceRates referenceRates;
    private final Map<UserId, UserStores> stores = new ConcurrentHashMap<>();

    private Database(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
        this.referenceRates = new ReferenceRates(transactions);
    }

    /**
     * Opens a database in a file, creates it if it is missing, and brings one of an older version up to date. A new file, and each
     * folder made for it, is its owner's only, where the system knows owners.
     *
     * @param clock tells which snapshots are old enough to be thinned out
     * @throws UncheckedIOException if the file cannot be used, with the reason for the person who named it: locked, no permission, no
     *     database, not ours, written by a newer version
     */
    public static Database open(Path sqliteFile, InstantSource clock) {
        Objects.requireNonNull(clock, "clock");
        SqliteFile file = new SqliteFile(sqliteFile);
        file.prepare();
        return new Database(new Transactions(file.writing(), file.reading()), clock);
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
            return new UserStores(transactions, u, clock);
        });
    }

    public ReferenceRates referenceRates() {
        return referenceRates;
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
