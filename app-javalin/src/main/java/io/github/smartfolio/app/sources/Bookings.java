package io.github.smartfolio.app.sources;

import io.github.smartfolio.jdbc.UserStores;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks APIs what was booked and keeps it. That one does not answer is kept beside what it told before. */
final class Bookings {

    private static final Logger LOG = LoggerFactory.getLogger(Bookings.class);
    // Before there was an API to ask.
    private static final LocalDate BEGINNING = LocalDate.of(2000, 1, 1);
    private static final Period CORRECTED_WITHIN = Period.ofDays(30);

    private final LedgerStore ledger;
    private final SnapshotStore failures;
    private final Books books;
    private final Pace pace;
    private final InstantSource clock;
    private final Set<SourceId> beingRead = ConcurrentHashMap.newKeySet();

    Bookings(UserStores stores, Books books, Pace pace, InstantSource clock) {
        this.ledger = stores.ledger();
        this.failures = stores.snapshots();
        this.books = books;
        this.pace = pace;
        this.clock = clock;
    }

    /** Asks for what is new, unless that was done lately or is being done. */
    void readIfDue(TransactionSource source) {
        unlessStorageFails(source, () -> ifDue(source));
    }

    /** Asks for everything: whoever answers now may be somebody else. */
    void readAnew(TransactionSource source) {
        unlessStorageFails(source, () -> read(source, Optional.empty()));
    }

    private void ifDue(TransactionSource source) {
        Optional<Instant> answered = books.of(source.id()).map(Activity::fetchedAt);
        Instant now = clock.instant();
        boolean isDue = pace.next(answered, failure(source.id(), answered))
                .map(next -> !now.isBefore(next))
                .orElse(true);
        if (isDue) {
            read(source, books.of(source.id()));
        }
    }

    // Nobody waits for this who could be told.
    private static void unlessStorageFails(TransactionSource source, Runnable reading) {
        try {
            reading.run();
        } catch (UncheckedIOException e) {
            LOG.error("What {} tells was booked could not be stored", source.id(), e);
        }
    }

    BookedStatus status(TransactionSource source) {
        Optional<Activity> told = books.of(source.id());
        Optional<Instant> answered = told.map(Activity::fetchedAt);
        return new BookedStatus(
                answered,
                told.map(activity -> activity.booked().transactions().size()).orElse(0),
                failure(source.id(), answered).map(LastRead.Failure::cause));
    }

    private void read(TransactionSource source, Optional<Activity> before) {
        if (!beingRead.add(source.id())) {
            return;
        }
        try {
            Activity told = source.fetch(before.map(Bookings::changedSince).orElse(BEGINNING));
            ledger.save(before.map(known -> known.renewedBy(told)).orElse(told));
        } catch (SourceException e) {
            failed(source, e.failure());
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException bug) {
            LOG.error("A bug in what {} tells was booked", source.id(), bug);
            failed(
                    source,
                    SourceFailure.of(
                            Reason.INTERNAL,
                            "A bug in " + source.id() + ": " + bug.getClass().getName()));
        } finally {
            beingRead.remove(source.id());
        }
    }

    private void failed(TransactionSource source, SourceFailure failure) {
        // The server stops: that says nothing about the broker.
        if (!Thread.currentThread().isInterrupted()) {
            LOG.warn("What was booked could not be read from {}: {}", source.id(), failure.message());
            failures.saveFailure(whereItFails(source.id()), failure, clock.instant());
        }
    }

    /** How it failed since it answered last. */
    private Optional<LastRead.Failure> failure(SourceId source, Optional<Instant> answered) {
        return failures.lastRead(whereItFails(source))
                .failure()
                .filter(failure ->
                        answered.filter(at -> !at.isBefore(failure.at())).isEmpty());
    }

    private static LocalDate changedSince(Activity known) {
        return known.fetchedAt().atZone(ZoneOffset.UTC).toLocalDate().minus(CORRECTED_WITHIN);
    }

    // A source of its own, which only fails: that of the balances may be well.
    private static SourceId whereItFails(SourceId source) {
        return SourceId.of(source.connection(), source.name() + "-transactions");
    }
}
