package io.github.smartfolio.jdbc;

import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.portfolio.SnapshotStore;
import java.time.InstantSource;

/** Everything that is stored about one user. Nothing of another user can be reached through it. */
public final class UserStores {

    private final SnapshotStore snapshots;
    private final LedgerStore ledger;
    private final InstrumentAliases aliases;
    private final FileStore files;
    private final Choices choices;
    private final Preferences preferences;
    private final TokenStore tokens;
    private final Credentials credentials;

    UserStores(Transactions transactions, UserId user, Vault vault, InstantSource clock) {
        JdbcSnapshotStore durable = new JdbcSnapshotStore(transactions, user, clock);
        JdbcLedgerStore books = new JdbcLedgerStore(transactions, user);
        this.snapshots = durable;
        this.ledger = books;
        this.aliases = new JdbcInstrumentAliases(transactions, user);
        this.choices = new Choices(transactions, user);
        this.files = new FileStore(transactions, user, durable, books, choices);
        this.preferences = new Preferences(transactions, user);
        this.tokens = new JdbcTokenStore(transactions, user, vault);
        this.credentials = new Credentials(transactions, user, vault);
    }

    /**
     * Of each source, the last snapshot of each day (UTC, by {@code asOf}) is kept for ever; the others for 30 days after they were
     * fetched, and longer as long as they are the latest, or the latest that read some account. Saved again with the same {@code
     * fetchedAt}, a snapshot replaces the one before.
     */
    public SnapshotStore snapshots() {
        return snapshots;
    }

    /** What uploaded files told is there as long as they are: {@link FileStore} sees to that. */
    public LedgerStore ledger() {
        return ledger;
    }

    public InstrumentAliases aliases() {
        return aliases;
    }

    public FileStore files() {
        return files;
    }

    public Choices choices() {
        return choices;
    }

    public Preferences preferences() {
        return preferences;
    }

    /** Encrypted. What was altered or copied from another user's, login's or version's row is an error when it is read. */
    public TokenStore tokens() {
        return tokens;
    }

    public Credentials credentials() {
        return credentials;
    }
}
