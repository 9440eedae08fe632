package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

final class InMemoryLedgerStore implements LedgerStore {

    private final Map<SourceId, Activity> activities = new TreeMap<>(Comparator.comparing(SourceId::toString));
    private final Map<TransactionId, Money> costs = new HashMap<>();
    private long version;

    @Override
    public synchronized void save(Activity activity) {
        activities.put(activity.source(), activity);
        version++;
    }

    @Override
    public synchronized void remove(SourceId source) {
        if (activities.remove(source) != null) {
            version++;
        }
    }

    @Override
    public synchronized Optional<Activity> find(SourceId source) {
        return Optional.ofNullable(activities.get(source));
    }

    @Override
    public synchronized List<Activity> all() {
        return List.copyOf(activities.values());
    }

    @Override
    public synchronized void enterCost(TransactionId transaction, Money cost) {
        costs.put(transaction, cost);
        version++;
    }

    @Override
    public synchronized void forgetCost(TransactionId transaction) {
        if (costs.remove(transaction) != null) {
            version++;
        }
    }

    @Override
    public synchronized Map<TransactionId, Money> enteredCosts() {
        return Map.copyOf(costs);
    }

    @Override
    public synchronized long version() {
        return version;
    }
}
