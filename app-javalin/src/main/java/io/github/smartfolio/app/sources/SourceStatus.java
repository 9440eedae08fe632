package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.Broker;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with one broker.
 *
 * @param mode {@link Mode#OFF} also if nothing was ever chosen
 * @param modes what can be chosen
 * @param files the files in use, one per kind
 * @param nextRefresh when the API in use is read next by itself; absent for files, which say what they said
 * @param credentials what can be entered, and whether it was
 * @param credentialAdvice in English, for the person who enters them
 * @param signIn how a person signs in to the API, if that is how it lets programs in and nothing switches it off
 * @param booked how it stands with what the API tells was booked; absent if there is none, or it tells nothing of that
 * @param countsInLedger whether what its files and its API told was booked is in the ledger: unless a person switched it off
 * @param apiOff why the API cannot be chosen although there is one
 * @param outcome what the source in use says; absent if there is none
 */
public record SourceStatus(
        Broker broker,
        Mode mode,
        List<Mode> modes,
        List<StoredFile> files,
        Optional<Instant> nextRefresh,
        List<Entered> credentials,
        Optional<String> credentialAdvice,
        Optional<SignInStatus> signIn,
        Optional<BookedStatus> booked,
        boolean countsInLedger,
        Optional<String> apiOff,
        Optional<SourceOutcome> outcome) {

    /** A field of credentials, and whether something is kept in it. */
    public record Entered(CredentialField field, boolean isSet) {

        public Entered {
            Objects.requireNonNull(field, "field");
        }
    }

    public SourceStatus {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(mode, "mode");
        modes = List.copyOf(modes);
        files = List.copyOf(files);
        Objects.requireNonNull(nextRefresh, "nextRefresh");
        credentials = List.copyOf(credentials);
        Objects.requireNonNull(credentialAdvice, "credentialAdvice");
        Objects.requireNonNull(signIn, "signIn");
        Objects.requireNonNull(booked, "booked");
        Objects.requireNonNull(apiOff, "apiOff");
        Objects.requireNonNull(outcome, "outcome");
    }

    /** Whether what is held according to {@code file} counts. */
    public boolean isInUse(StoredFile file) {
        return files.stream().anyMatch(used -> used.id().equals(file.id()));
    }

    /** Whether what was booked according to {@code file} counts. */
    public boolean isInLedger(StoredFile file) {
        return countsInLedger && file.hasTransactions();
    }
}
