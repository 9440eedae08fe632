package io.github.smartfolio.app.sources;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.jdbc.UserStores;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.source.SourceId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was booked, read from the store and put together once for as long as nothing changes. */
final class Books {

    private final LedgerStore store;
    private final InstrumentAliases aliases;
    private Optional<Read> read = Optional.empty();
    private Optional<Merged> merged = Optional.empty();

    private record Read(long version, List<Activity> activities) {}

    /** What a ledger follows from, and the ledger. */
    private record Merged(
            long version, Set<SourceId> of, Map<InstrumentIdentifier, InstrumentId> known, Ledger ledger) {}

    Books(UserStores stores) {
        this.store = stores.ledger();
        this.aliases = stores.aliases();
    }

    /** What each source told. */
    List<Activity> all() {
        return read().activities();
    }

    /** What one source told. */
    Optional<Activity> of(SourceId source) {
        return read().activities().stream()
                .filter(activity -> activity.source().equals(source))
                .findFirst();
    }

    /** What {@code sources} told. */
    synchronized Ledger ledger(Set<SourceId> sources) {
        Read current = read();
        // As the aggregator does: one directory at a time learns.
        synchronized (aliases) {
            Map<InstrumentIdentifier, InstrumentId> known = aliases.all();
            Optional<Ledger> made = merged.filter(m -> m.version() == current.version()
                            && m.of().equals(sources)
                            && m.known().equals(known))
                    .map(Merged::ledger);
            return made.orElseGet(() -> merge(current, sources));
        }
    }

    private Ledger merge(Read current, Set<SourceId> sources) {
        InstrumentDirectory directory = InstrumentDirectory.of(aliases);
        Ledger ledger = Ledger.of(
                current.activities().stream()
                        .filter(activity -> sources.contains(activity.source()))
                        .toList(),
                directory,
                store.enteredCosts());
        directory.remember();
        merged = Optional.of(new Merged(current.version(), sources, aliases.all(), ledger));
        return ledger;
    }

    private synchronized Read read() {
        // Looked at first: whatever comes in between is read, and once more the next time.
        long version = store.version();
        Read current = read.filter(r -> r.version() == version).orElseGet(() -> new Read(version, store.all()));
        read = Optional.of(current);
        return current;
    }
}
