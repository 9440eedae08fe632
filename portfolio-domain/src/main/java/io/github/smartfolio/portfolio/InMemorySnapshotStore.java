package io.github.smartfolio.portfolio;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

final class InMemorySnapshotStore implements SnapshotStore {

    private static final Comparator<SourceSnapshot> BY_FETCH = Comparator.comparing(SourceSnapshot::fetchedAt);

    private final Map<SourceId, List<SourceSnapshot>> snapshots = new HashMap<>();
    private final Map<SourceId, LastRead.Failure> failures = new HashMap<>();

    @Override
    public synchronized void save(SourceSnapshot snapshot) {
        List<SourceSnapshot> kept = snapshots.computeIfAbsent(snapshot.source(), s -> new ArrayList<>());
        Optional<SourceSnapshot> same = kept.stream().max(BY_FETCH).filter(latest -> latest.sameFigures(snapshot));
        same.ifPresent(kept::remove);
        kept.add(same.filter(latest -> latest.fetchedAt().isAfter(snapshot.fetchedAt()))
                .orElse(snapshot));
        failures.remove(snapshot.source());
    }

    @Override
    public synchronized void saveFailure(SourceId source, SourceFailure failure, Instant at) {
        failures.put(source, new LastRead.Failure(failure, at));
    }

    @Override
    public synchronized LastRead lastRead(SourceId source) {
        return new LastRead(all(source).stream().max(BY_FETCH), Optional.ofNullable(failures.get(source)));
    }

    @Override
    public synchronized Optional<SourceSnapshot> latestWith(SourceId source, AccountId account) {
        return all(source).stream()
                .filter(s -> s.accounts().stream().anyMatch(a -> a.account().equals(account)))
                .max(BY_FETCH);
    }

    @Override
    public synchronized List<SourceSnapshot> between(SourceId source, Instant from, Instant to) {
        return all(source).stream()
                .filter(s -> !s.asOf().isBefore(from) && s.asOf().isBefore(to))
                .sorted(Comparator.comparing(SourceSnapshot::asOf).thenComparing(BY_FETCH))
                .toList();
    }

    private List<SourceSnapshot> all(SourceId source) {
        return snapshots.getOrDefault(source, List.of());
    }
}
