package io.github.smartfolio.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceId;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class JdbcLedgerStore implements LedgerStore {

    private final Transactions transactions;
    private final UserId user;

    JdbcLedgerStore(Transactions transactions, UserId user) {
        this.transactions = transactions;
        this.user = user;
    }

    @Override
    public void save(Activity activity) {
        transactions.write(user, tx -> {
            save(tx, activity);
            return activity;
        });
    }

    @Override
    public void remove(SourceId source) {
        transactions.write(user, tx -> remove(tx, source));
    }

    @Override
    public Optional<Activity> find(SourceId source) {
        return transactions.read(tx -> {
            Optional<Head> head = tx.first(Head.SELECT + " and source = ?", JdbcLedgerStore::head, user, source);
            return head.isEmpty() ? Optional.empty() : Optional.of(activity(tx, head.get()));
        });
    }

    @Override
    public List<Activity> all() {
        return transactions.read(tx -> {
            List<Head> heads = new ArrayList<>(tx.list(Head.SELECT, JdbcLedgerStore::head, user));
            // Not by the database, which may order texts as its country does.
            heads.sort(Comparator.comparing(head -> head.source().toString()));
            List<Activity> all = new ArrayList<>();
            for (Head head : heads) {
                all.add(activity(tx, head));
            }
            return all;
        });
    }

    @Override
    public void enterCost(TransactionId transaction, Money cost) {
        Objects.requireNonNull(cost, "cost");
        transactions.write(user, tx -> {
            tx.update(
                    "insert into entered_costs (user_id, entry, cost) values (?, ?, ?)"
                            + " on conflict (user_id, entry) do update set cost = excluded.cost",
                    user,
                    transaction,
                    cost);
            changed(tx);
            return cost;
        });
    }

    @Override
    public void forgetCost(TransactionId transaction) {
        transactions.write(user, tx -> {
            boolean entered =
                    tx.update("delete from entered_costs where user_id = ? and entry = ?", user, transaction) > 0;
            if (entered) {
                changed(tx);
            }
            return entered;
        });
    }

    @Override
    public Map<TransactionId, Money> enteredCosts() {
        return transactions.read(tx -> {
            Map<TransactionId, Money> costs = new HashMap<>();
            tx.list(
                            "select entry, cost from entered_costs where user_id = ?",
                            row -> Map.entry(
                                    TransactionId.parse(row.getString("entry")), Money.parse(row.getString("cost"))),
                            user)
                    .forEach(cost -> costs.put(cost.getKey(), cost.getValue()));
            return costs;
        });
    }

    @Override
    public long version() {
        return transactions.read(tx -> tx.first(
                        "select version from ledger_versions where user_id = ?", row -> row.getLong("version"), user)
                .orElse(0L));
    }

    /** As {@link #save(Activity)}, within a transaction of the database. */
    void save(Statements tx, Activity activity) throws SQLException, IOException {
        tx.update("delete from activities where user_id = ? and source = ?", user, activity.source());
        tx.update(
                "insert into activities (user_id, source, fetched_at, first_day, summary, findings)"
                        + " values (?, ?, ?, ?, ?, ?)",
                user,
                activity.source(),
                activity.fetchedAt(),
                activity.from(),
                activity.booked().summary(),
                LedgerJson.write(activity.findings()));
        List<String> booked = new ArrayList<>();
        for (Transaction transaction : activity.booked().transactions()) {
            booked.add(LedgerJson.write(transaction));
        }
        insert(tx, "transactions", activity.source(), booked);
        List<String> gains = new ArrayList<>();
        for (ReportedGain gain : activity.booked().gains()) {
            gains.add(LedgerJson.write(gain));
        }
        insert(tx, "reported_gains", activity.source(), gains);
        changed(tx);
    }

    /** As {@link #remove(SourceId)}, within a transaction of the database; whether there was anything. */
    boolean remove(Statements tx, SourceId source) throws SQLException {
        boolean told = tx.update("delete from activities where user_id = ? and source = ?", user, source) > 0;
        if (told) {
            changed(tx);
        }
        return told;
    }

    private void insert(Statements tx, String table, SourceId source, List<String> figures) throws SQLException {
        List<Numbered> rows = new ArrayList<>(figures.size());
        for (String text : figures) {
            rows.add(new Numbered(rows.size(), text));
        }
        tx.updateAll("insert into " + table + " (user_id, source, place, figures) values (?, ?, ?, ?)", rows, row ->
                new Object[] {user, source, row.place(), row.figures()});
    }

    private void changed(Statements tx) throws SQLException {
        tx.update(
                "insert into ledger_versions (user_id, version) values (?, 1)"
                        + " on conflict (user_id) do update set version = ledger_versions.version + 1",
                user);
    }

    private Activity activity(Statements tx, Head head) throws SQLException, IOException {
        Map<JsonNode, Instrument> known = new HashMap<>();
        return new Activity(
                head.source(),
                head.fetchedAt(),
                head.from(),
                new Booked(
                        tx.list(
                                "select figures from transactions where user_id = ? and source = ? order by place",
                                row -> LedgerJson.transaction(row.getString("figures"), known),
                                user,
                                head.source()),
                        tx.list(
                                "select figures from reported_gains where user_id = ? and source = ? order by place",
                                row -> LedgerJson.gain(row.getString("figures")),
                                user,
                                head.source()),
                        head.summary()),
                head.findings());
    }

    private static Head head(ResultSet row) throws SQLException, IOException {
        return new Head(
                SourceId.parse(row.getString("source")),
                EpochNanos.instant(row.getLong("fetched_at")),
                Optional.ofNullable(row.getString("first_day")).map(LocalDate::parse),
                row.getBoolean("summary"),
                LedgerJson.findings(row.getString("findings")));
    }

    /** An activity without what was booked. */
    private record Head(
            SourceId source, Instant fetchedAt, Optional<LocalDate> from, boolean summary, List<Finding> findings) {

        static final String SELECT =
                "select source, fetched_at, first_day, summary, findings from activities where user_id = ?";
    }

    private record Numbered(int place, String figures) {}
}
