package io.github.smartfolio.app.web;

import io.github.smartfolio.app.sources.BookedStatus;
import io.github.smartfolio.app.sources.SourceStatus;
import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.SourceOutcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A broker's entry in the list of sources.
 *
 * @param file the id of the file in use; of several, the first chosen
 * @param files the ids of all files in use, one per kind
 * @param state absent if no source is in use
 * @param lastSuccess when the figures in use were fetched
 * @param nextRefresh when the API in use is read by itself; absent for files
 * @param transactions what the API tells was booked; absent if it tells nothing of that
 * @param credentials the fields to fill in
 * @param credentialAdvice where to get them and which rights they need
 * @param apiOff why the API cannot be chosen although there is one
 */
record SourceAnswer(
        String id,
        String name,
        List<String> modes,
        String mode,
        Optional<String> file,
        List<String> files,
        Optional<SourceState> state,
        Optional<Freshness> freshness,
        Optional<Instant> asOf,
        Optional<Instant> lastSuccess,
        Optional<Instant> nextRefresh,
        Optional<FailureAnswer> failure,
        Optional<BookedAnswer> transactions,
        List<CredentialAnswer> credentials,
        Optional<String> credentialAdvice,
        Optional<String> apiOff) {

    /** How it stands with what an API tells was booked. */
    record BookedAnswer(Optional<Instant> asOf, int count, Optional<FailureAnswer> failure) {

        static BookedAnswer of(BookedStatus booked) {
            return new BookedAnswer(
                    booked.asOf(), booked.count(), booked.failure().map(FailureAnswer::of));
        }
    }

    /** A field of credentials; its value is never told. */
    record CredentialAnswer(String name, String label, boolean secret, boolean required, boolean set) {

        static CredentialAnswer of(SourceStatus.Entered entered) {
            CredentialField field = entered.field();
            return new CredentialAnswer(field.name(), field.label(), field.secret(), field.required(), entered.isSet());
        }
    }

    static SourceAnswer of(SourceStatus status) {
        Optional<SourceOutcome> outcome = status.outcome();
        List<String> files = status.files().stream().map(StoredFile::id).toList();
        return new SourceAnswer(
                status.broker().id(),
                status.broker().name(),
                status.modes().stream().map(SourceAnswer::word).toList(),
                word(status.mode()),
                files.stream().findFirst(),
                files,
                outcome.map(SourceState::of),
                outcome.flatMap(SourceOutcome::freshness),
                outcome.flatMap(SourceOutcome::asOf),
                outcome.flatMap(SourceAnswer::fetchedAt),
                status.nextRefresh(),
                outcome.flatMap(SourceOutcome::failure).map(FailureAnswer::of),
                status.booked().map(BookedAnswer::of),
                status.credentials().stream().map(CredentialAnswer::of).toList(),
                status.credentialAdvice(),
                status.apiOff());
    }

    static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    /** When the oldest of the figures were fetched. */
    static Optional<Instant> fetchedAt(SourceOutcome outcome) {
        return outcome.snapshots().stream()
                .map(dated -> dated.snapshot().fetchedAt())
                .min(Comparator.naturalOrder());
    }
}
