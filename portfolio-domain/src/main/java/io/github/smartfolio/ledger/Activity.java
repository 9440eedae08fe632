package io.github.smartfolio.ledger;

import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one source tells was booked, and when it said so.
 *
 * @param fetchedAt when we got it, by our clock
 * @param from the first trade date of which it tells everything; absent for a file, which tells what it tells
 * @param findings what was left out, is doubtful, or good to know
 */
public record Activity(
        SourceId source, Instant fetchedAt, Optional<LocalDate> from, Booked booked, List<Finding> findings) {

    public Activity {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(booked, "booked");
        findings = List.copyOf(findings);
    }

    /** What a file tells. */
    public static Activity of(SourceId source, Instant fetchedAt, Booked booked) {
        return new Activity(source, fetchedAt, Optional.empty(), booked, List.of());
    }

    /**
     * This, with what {@code newer} tells in place of everything from its first day on: a broker corrects its books, and who tells
     * everything of a day also tells what is no longer on it.
     *
     * @throws IllegalArgumentException if {@code newer} is of another source, or does not say of which days it tells everything
     */
    public Activity renewedBy(Activity newer) {
        LocalDate first = newer.from.orElseThrow(() -> new IllegalArgumentException("From when? " + newer.source));
        if (!newer.source.equals(source)) {
            throw new IllegalArgumentException(newer.source + " cannot renew " + source);
        }
        Stream<Transaction> transactions = Stream.concat(
                booked.transactions().stream().filter(t -> t.date().isBefore(first)),
                newer.booked.transactions().stream().filter(t -> !t.date().isBefore(first)));
        Stream<ReportedGain> gains = Stream.concat(
                booked.gains().stream().filter(g -> g.closed().isBefore(first)),
                newer.booked.gains().stream().filter(g -> !g.closed().isBefore(first)));
        return new Activity(
                source,
                newer.fetchedAt,
                Optional.of(from.filter(earlier -> earlier.isBefore(first)).orElse(first)),
                new Booked(transactions.toList(), gains.toList(), booked.summary()),
                newer.findings);
    }
}
