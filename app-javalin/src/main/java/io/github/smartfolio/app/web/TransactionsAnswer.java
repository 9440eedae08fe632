package io.github.smartfolio.app.web;

import io.github.smartfolio.app.sources.ToldBooked;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A page of the ledger, the newest events first.
 *
 * @param total how many there are on all pages
 * @param unknown those of a type nobody knows, on all pages
 * @param sources who told of what, before each event was counted once
 */
record TransactionsAnswer(
        int total,
        int offset,
        int limit,
        List<TransactionAnswer> transactions,
        List<UnknownAnswer> unknown,
        List<SourceAnswer> sources) {

    /**
     * What one source told.
     *
     * @param file its name, if it is one
     * @param from the first day of which it tells everything; absent for a file, which tells what it tells
     */
    record SourceAnswer(
            String id,
            String broker,
            Optional<String> file,
            Instant fetchedAt,
            Optional<LocalDate> from,
            boolean summary,
            int transactions,
            int gains,
            List<FindingAnswer> findings) {

        static SourceAnswer of(ToldBooked told) {
            return new SourceAnswer(
                    told.activity().source().toString(),
                    told.activity().source().connection().value(),
                    told.file(),
                    told.activity().fetchedAt(),
                    told.activity().from(),
                    told.activity().booked().summary(),
                    told.activity().booked().transactions().size(),
                    told.activity().booked().gains().size(),
                    told.activity().findings().stream().map(FindingAnswer::of).toList());
        }
    }
}
