package io.github.smartfolio.jdbc;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import java.util.HashMap;
import java.util.Map;

final class JdbcInstrumentAliases implements InstrumentAliases {

    private final Transactions transactions;
    private final UserId user;

    JdbcInstrumentAliases(Transactions transactions, UserId user) {
        this.transactions = transactions;
        this.user = user;
    }

    @Override
    public Map<InstrumentIdentifier, InstrumentId> all() {
        return transactions.read(tx -> {
            Map<InstrumentIdentifier, InstrumentId> all = new HashMap<>();
            tx.list(
                            "select identifier, instrument from instrument_aliases where user_id = ?",
                            row -> Map.entry(
                                    InstrumentIdentifier.parse(row.getString("identifier")),
                                    InstrumentId.parse(row.getString("instrument"))),
                            user)
                    .forEach(alias -> all.put(alias.getKey(), alias.getValue()));
            return all;
        });
    }

    @Override
    public void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
        transactions.write(user, tx -> {
            tx.updateAll(
                    "insert into instrument_aliases (user_id, identifier, instrument) values (?, ?, ?)"
                            + " on conflict (user_id, identifier) do update set instrument = excluded.instrument",
                    learnt.entrySet(),
                    alias -> new Object[] {user, alias.getKey(), alias.getValue()});
            return learnt.size();
        });
    }
}
