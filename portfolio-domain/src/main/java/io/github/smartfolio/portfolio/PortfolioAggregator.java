package io.github.smartfolio.portfolio;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.Reconciliation;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Asks the sources of one user and puts the answers together; one that fails does not hide the others.
 *
 * <p>When a source does not answer, its last good snapshot is used; if there never was one, the connection's stand-in file; else the
 * connection is missing. An account that could not be read while others could keeps its own last good figures.
 *
 * <p>Calls may come from any thread. Instruments are identified one portfolio at a time.
 */
public final class PortfolioAggregator {

    private final SnapshotStore snapshots;
    private final InstrumentAliases aliases;
    private final InstantSource clock;

    public PortfolioAggregator(SnapshotStore snapshots, InstrumentAliases aliases, InstantSource clock) {
        this.snapshots = Objects.requireNonNull(snapshots, "snapshots");
        this.aliases = Objects.requireNonNull(aliases, "aliases");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * What is stored, at once; no source is asked.
     *
     * @throws UncheckedIOException if the storage failed
     */
    public Portfolio current(List<Connection> connections) {
        List<SourceOutcome> outcomes = connections.stream()
                .map(connection -> outcome(
                        connection,
                        connection.active().stream().map(this::stored).toList()))
                .toList();
        return assemble(outcomes, Optional.empty());
    }

    /**
     * Asks every active source, side by side as far as {@code executor} runs them so, and stores what they said.
     *
     * @throws UncheckedIOException if the storage could not be read; if it could not be written, what was fetched is returned and
     *     marked as not stored
     */
    public Portfolio refresh(List<Connection> connections, Executor executor) {
        List<List<CompletableFuture<Read>>> asked = connections.stream()
                .map(connection -> connection.active().stream()
                        .map(registration -> CompletableFuture.supplyAsync(() -> ask(registration), executor))
                        .toList())
                .toList();
        List<SourceOutcome> outcomes = new ArrayList<>();
        Optional<String> notStored = Optional.empty();
        for (int i = 0; i < connections.size(); i++) {
            List<Read> reads =
                    asked.get(i).stream().map(PortfolioAggregator::answer).toList();
            outcomes.add(outcome(connections.get(i), reads));
            notStored = notStored.or(() ->
                    reads.stream().flatMap(read -> read.notStored().stream()).findFirst());
        }
        return assemble(outcomes, notStored);
    }

    /** What is known of one active source: figures, a failure, or after a failure both. */
    private record Read(
            SourceRegistration registration,
            Optional<SourceSnapshot> snapshot,
            Optional<SourceFailure> failure,
            Optional<String> notStored) {}

    private static Read answer(CompletableFuture<Read> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException storage) {
                throw storage;
            }
            throw e;
        }
    }

    private Read stored(SourceRegistration registration) {
        LastRead last = snapshots.lastRead(registration.source().id());
        Optional<SourceFailure> failure = last.failure().map(LastRead.Failure::cause);
        if (last.snapshot().isEmpty() && failure.isEmpty()) {
            failure = Optional.of(SourceFailure.of(Reason.UNAVAILABLE, "Not read yet."));
        }
        return new Read(registration, last.snapshot(), failure, Optional.empty());
    }

    private Read ask(SourceRegistration registration) {
        BalanceSource source = registration.source();
        SourceSnapshot snapshot;
        try {
            snapshot = source.fetch();
            if (!snapshot.source().equals(source.id())) {
                throw new IllegalStateException(source.id() + " answered as " + snapshot.source());
            }
        } catch (SourceException e) {
            return failed(registration, e.failure());
        } catch (RuntimeException bug) {
            String what = "A bug in " + source.id() + ": " + bug.getClass().getName();
            return failed(registration, SourceFailure.of(Reason.INTERNAL, what));
        }
        try {
            snapshots.save(snapshot);
            return new Read(registration, Optional.of(snapshot), Optional.empty(), Optional.empty());
        } catch (UncheckedIOException e) {
            return new Read(registration, Optional.of(snapshot), Optional.empty(), Optional.of(message(e)));
        }
    }

    private Read failed(SourceRegistration registration, SourceFailure failure) {
        Optional<String> notStored = Optional.empty();
        try {
            snapshots.saveFailure(registration.source().id(), failure, clock.instant());
        } catch (UncheckedIOException e) {
            notStored = Optional.of(message(e));
        }
        Optional<SourceSnapshot> last =
                snapshots.lastRead(registration.source().id()).snapshot();
        return new Read(registration, last, Optional.of(failure), notStored);
    }

    private static String message(UncheckedIOException e) {
        return String.valueOf(e.getMessage());
    }

    private SourceOutcome outcome(Connection connection, List<Read> reads) {
        ConnectionId id = connection.id();
        List<DatedSnapshot> figures = reads.stream()
                .flatMap(read -> read.snapshot().stream()
                        .map(s -> dated(s, read.registration().limits())))
                .toList();
        Optional<SourceFailure> failure =
                reads.stream().flatMap(read -> read.failure().stream()).findFirst();
        if (failure.isEmpty()) {
            return new SourceOutcome.Answered(id, figures);
        }
        if (!figures.isEmpty()) {
            List<SourceId> missing = reads.stream()
                    .filter(read -> read.snapshot().isEmpty())
                    .map(read -> read.registration().source().id())
                    .toList();
            return new SourceOutcome.LastGood(id, figures, missing, failure.get());
        }
        Optional<DatedSnapshot> file = connection
                .standIn()
                .flatMap(standIn ->
                        snapshots.lastRead(standIn.source().id()).snapshot().map(s -> dated(s, standIn.limits())));
        return file.isPresent()
                ? new SourceOutcome.FileInstead(id, file.get(), failure.get())
                : new SourceOutcome.Missing(id, failure.get());
    }

    private DatedSnapshot dated(SourceSnapshot snapshot, Freshness.Limits limits) {
        Freshness freshness = Freshness.of(snapshot.asOf(), snapshot.asOfGuessed(), clock.instant(), limits);
        return new DatedSnapshot(snapshot, limits, freshness);
    }

    private Portfolio assemble(List<SourceOutcome> outcomes, Optional<String> notStored) {
        List<Figures> figures = new ArrayList<>();
        List<MissingAccount> missing = new ArrayList<>();
        for (SourceOutcome outcome : outcomes) {
            for (DatedSnapshot dated : outcome.snapshots()) {
                SourceSnapshot snapshot = dated.snapshot();
                snapshot.accounts().forEach(account -> figures.add(new Figures(dated, account, Optional.empty())));
                for (AccountId account : inOrder(snapshot.unread().keySet())) {
                    SourceFailure cause =
                            Objects.requireNonNull(snapshot.unread().get(account));
                    lastGood(dated, account)
                            .ifPresentOrElse(
                                    last -> figures.add(
                                            new Figures(last, accountOf(last, account), Optional.of(cause))),
                                    () -> missing.add(new MissingAccount(account, snapshot.source(), cause)));
                }
            }
        }
        return identified(figures, missing, outcomes, notStored);
    }

    // A set has no order, and a page should not shuffle its accounts.
    private static List<AccountId> inOrder(Set<AccountId> accounts) {
        return accounts.stream()
                .sorted(Comparator.comparing(AccountId::toString))
                .toList();
    }

    /** One account's figures, the snapshot they stand in, and why it is not the newest, if so. */
    private record Figures(DatedSnapshot from, AccountSnapshot account, Optional<SourceFailure> failure) {}

    private Optional<DatedSnapshot> lastGood(DatedSnapshot newest, AccountId account) {
        return snapshots.latestWith(newest.snapshot().source(), account).map(last -> dated(last, newest.limits()));
    }

    private static AccountSnapshot accountOf(DatedSnapshot dated, AccountId account) {
        return dated.snapshot().accounts().stream()
                .filter(a -> a.account().equals(account))
                .findFirst()
                .orElseThrow();
    }

    // Two portfolios of one user put together at once would otherwise give one new instrument two ids.
    private Portfolio identified(
            List<Figures> figures,
            List<MissingAccount> missing,
            List<SourceOutcome> outcomes,
            Optional<String> notStored) {
        synchronized (aliases) {
            InstrumentDirectory directory = InstrumentDirectory.of(aliases);
            List<Instrument> observed = figures.stream()
                    .flatMap(f -> f.account().positions().stream())
                    .map(position -> position.instrument())
                    .toList();
            List<InstrumentId> ids = directory.resolveAll(observed);
            int next = 0;
            List<AccountView> views = new ArrayList<>();
            for (Figures f : figures) {
                List<IdentifiedPosition> positions = new ArrayList<>();
                for (var position : f.account().positions()) {
                    positions.add(new IdentifiedPosition(ids.get(next++), position));
                }
                SourceSnapshot snapshot = f.from().snapshot();
                views.add(new AccountView(
                        f.account().account(),
                        snapshot.source(),
                        snapshot.asOf(),
                        snapshot.fetchedAt(),
                        f.from().freshness(),
                        f.account().cash(),
                        positions,
                        Reconciliation.of(f.account()),
                        snapshot.findings().stream()
                                .filter(finding -> finding.account()
                                        .equals(Optional.of(f.account().account())))
                                .toList(),
                        f.failure()));
            }
            Optional<String> forgotten = notStored;
            try {
                directory.remember();
            } catch (UncheckedIOException e) {
                forgotten = forgotten.or(() -> Optional.of(message(e)));
            }
            return new Portfolio(clock.instant(), views, missing, outcomes, directory.conflicts(), forgotten);
        }
    }
}
