package io.github.smartfolio.jdbc;

import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenRecord;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.jdbc.Vault.Place;
import java.util.List;
import java.util.Optional;

final class JdbcTokenStore implements TokenStore {

    private final Transactions transactions;
    private final UserId user;
    private final Vault vault;

    JdbcTokenStore(Transactions transactions, UserId user, Vault vault) {
        this.transactions = transactions;
        this.user = user;
        this.vault = vault;
    }

    @Override
    public Optional<TokenRecord> find(TokenKey key) {
        return transactions.read(tx -> tx.first(
                "select version, sealed from tokens where user_id = ? and provider = ? and subject = ?",
                row -> {
                    long version = row.getLong("version");
                    byte[] clear = vault.open(row.getBytes("sealed"), place(key, version));
                    return new TokenRecord(version, TokenStateJson.read(clear));
                },
                user,
                key.provider(),
                key.subject()));
    }

    @Override
    public Optional<TokenRecord> compareAndSet(TokenKey key, long expectedVersion, TokenState next) {
        long version = Math.addExact(expectedVersion, 1);
        byte[] sealed = vault.seal(TokenStateJson.write(next), place(key, version));
        // One statement each, so that the database itself compares and sets.
        int changed = transactions.write(
                user,
                tx -> expectedVersion == ABSENT
                        ? tx.update(
                                "insert into tokens (user_id, provider, subject, version, sealed) values (?, ?, ?, ?, ?)"
                                        + " on conflict (user_id, provider, subject) do nothing",
                                user,
                                key.provider(),
                                key.subject(),
                                version,
                                sealed)
                        : tx.update(
                                "update tokens set version = ?, sealed = ?"
                                        + " where user_id = ? and provider = ? and subject = ? and version = ?",
                                version,
                                sealed,
                                user,
                                key.provider(),
                                key.subject(),
                                expectedVersion));
        return changed == 0 ? Optional.empty() : Optional.of(new TokenRecord(version, next));
    }

    // With the version: who writes into the database cannot bring spent tokens back under a newer one.
    private Place place(TokenKey key, long version) {
        return new Place(
                user.value(),
                List.of("tokens", key.provider(), key.subject(), String.valueOf(version)),
                "the tokens of " + key.subject() + " at " + key.provider());
    }
}
