package io.github.smartfolio.connect;

import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link FileReader} made of a file: its figures, what became of each row, and what it would like to know.
 *
 * @param kind what the file is, for example {@code saxo-positions}; absent if it was not recognised
 * @param language of its headers, ISO 639-1; absent if it was not recognised
 * @param asOf of when its figures are; absent in a refusal
 * @param asOfGuessed whether neither file nor person said so, and {@code asOf} is the moment it was handed over
 * @param contents what the file tells about
 * @param accounts the figures; empty in a refusal
 * @param booked the transactions it tells of; none in a refusal
 * @param refusal why nothing of the file can be used, for a person; absent if it can
 */
public record ImportReport(
        Optional<String> kind,
        Optional<String> language,
        Optional<Instant> asOf,
        boolean asOfGuessed,
        Rows rows,
        List<Finding> findings,
        List<Question> questions,
        Set<Content> contents,
        List<AccountSnapshot> accounts,
        Booked booked,
        Optional<String> refusal) {

    public ImportReport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(rows, "rows");
        findings = List.copyOf(findings);
        questions = List.copyOf(questions);
        contents = Set.copyOf(contents);
        accounts = List.copyOf(accounts);
        Objects.requireNonNull(booked, "booked");
        Objects.requireNonNull(refusal, "refusal");
        if (refusal.isEmpty() && asOf.isEmpty()) {
            throw new IllegalArgumentException("Figures need a date");
        }
        if (refusal.isPresent() && !(accounts.isEmpty() && booked.isEmpty())) {
            throw new IllegalArgumentException("A refused file has no figures");
        }
    }

    /** A file that tells of no transactions. */
    public ImportReport(
            Optional<String> kind,
            Optional<String> language,
            Optional<Instant> asOf,
            boolean asOfGuessed,
            Rows rows,
            List<Finding> findings,
            List<Question> questions,
            Set<Content> contents,
            List<AccountSnapshot> accounts,
            Optional<String> refusal) {
        this(kind, language, asOf, asOfGuessed, rows, findings, questions, contents, accounts, Booked.NONE, refusal);
    }

    /** A file of which nothing can be used, and of which nobody knows what it is. */
    public static ImportReport refused(String reason) {
        return refused(Optional.empty(), Optional.empty(), Rows.NONE, List.of(), reason);
    }

    /** A file that was recognised and of which nothing can be used all the same. */
    public static ImportReport refused(
            String kind, Optional<String> language, Rows rows, List<Finding> findings, String reason) {
        return refused(Optional.of(kind), language, rows, findings, reason);
    }

    private static ImportReport refused(
            Optional<String> kind, Optional<String> language, Rows rows, List<Finding> findings, String reason) {
        return new ImportReport(
                kind,
                language,
                Optional.empty(),
                false,
                rows,
                findings,
                List.of(),
                Set.of(),
                List.of(),
                Optional.of(reason));
    }

    public boolean isUsable() {
        return refusal.isEmpty();
    }

    /** Whether it says what is held: only such a file can be chosen for what is owned. */
    public boolean hasFigures() {
        return contents.contains(Content.POSITIONS) || contents.contains(Content.CASH);
    }

    /** Whether it says what was booked: such a file counts in the ledger without being chosen. */
    public boolean hasTransactions() {
        return contents.contains(Content.TRANSACTIONS) || !booked.isEmpty();
    }

    /** How many positions are in {@link #accounts}. */
    public int positions() {
        return accounts.stream().mapToInt(account -> account.positions().size()).sum();
    }
}
