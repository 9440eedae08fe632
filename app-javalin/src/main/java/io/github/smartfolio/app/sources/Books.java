package io.github.smartfolio.app.sources;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.jdbc.UserStores;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.source.ConnectionId;
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
            long version, Set<ConnectionId> off, Map<InstrumentIdentifier, InstrumentId> known, Ledger ledger) {}

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

    /** What all told but those that are switched off. */
    synchronized Ledger ledger(Set<ConnectionId> off) {
        Read current = read();
        // As the aggregator does: one directory at a time learns.
        synchronized (aliases) {
            Map<InstrumentIdentifier, InstrumentId> known = aliases.all();
            Optional<Ledger> made = merged.filter(m -> m.version() == current.version()
                            && m.off().equals(off)
                            && m.known().equals(known))
                    .map(Merged::ledger);
            return made.orElseGet(() -> merge(current, off));
        }
    }

    private Ledger merge(Read current, Set<ConnectionId> off) {
        InstrumentDirectory directory = InstrumentDirectory.of(aliases);
        Ledger ledger = Ledger.of(
                current.activities().stream()
                        .filter(activity -> !off.contains(activity.source().connection()))
                        .toList(),
                directory,
                store.enteredCosts());
        directory.remember();
        merged = Optional.of(new Merged(current.version(), off, aliases.all(), ledger));
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
