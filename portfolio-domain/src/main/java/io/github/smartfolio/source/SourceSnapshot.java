package io.github.smartfolio.source;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What one source said, once.
 *
 * @param asOf when the broker's books were read: for an API the answer, for a file its stamp; never after {@code fetchedAt}
 * @param asOfGuessed whether nobody said so and {@code asOf} is only the latest it can be; such figures are never fresh
 * @param fetchedAt when we got them, by our clock
 * @param contents what the source tells about; what is not in it is unknown, not zero
 * @param accounts each account once
 * @param unread accounts the source has but that could not be read this time, and why
 * @param findings what was left out, is doubtful, or good to know
 */
public record SourceSnapshot(
        SourceId source,
        Instant asOf,
        boolean asOfGuessed,
        Instant fetchedAt,
        Set<Content> contents,
        List<AccountSnapshot> accounts,
        Map<AccountId, SourceFailure> unread,
        List<Finding> findings) {

    /** A kind of thing a source can tell about. */
    public enum Content {
        POSITIONS,
        CASH,
        /** What was booked. A file that tells nothing else has no snapshot: it belongs to the ledger. */
        TRANSACTIONS
    }

    public SourceSnapshot {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(fetchedAt, "fetchedAt");
        contents = Set.copyOf(contents);
        accounts = List.copyOf(accounts);
        unread = Map.copyOf(unread);
        findings = List.copyOf(findings);
        if (asOf.isAfter(fetchedAt)) {
            throw new IllegalArgumentException("Figures of " + asOf + " cannot have been read at " + fetchedAt);
        }
        Set<AccountId> seen = new HashSet<>(unread.keySet());
        for (AccountSnapshot account : accounts) {
            if (!seen.add(account.account())) {
                throw new IllegalArgumentException(account.account() + " occurs twice in " + source);
            }
        }
    }

    /** What it says of one account alone; empty if that is nothing. */
    public Optional<SourceSnapshot> of(AccountId account) {
        List<AccountSnapshot> own =
                accounts.stream().filter(a -> a.account().equals(account)).toList();
        Map<AccountId, SourceFailure> ownUnread = Optional.ofNullable(unread.get(account))
                .map(failure -> Map.of(account, failure))
                .orElse(Map.of());
        return own.isEmpty() && ownUnread.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SourceSnapshot(source, asOf, asOfGuessed, fetchedAt, contents, own, ownUnread, findings));
    }

    /** Whether nothing was left out. */
    public boolean isComplete() {
        return unread.isEmpty() && findings.stream().noneMatch(f -> f.severity() == Finding.Severity.ERROR);
    }

    /** Whether this says the same as {@code other}, whenever the two were fetched. */
    public boolean sameFigures(SourceSnapshot other) {
        return source.equals(other.source)
                && asOf.equals(other.asOf)
                && asOfGuessed == other.asOfGuessed
                && contents.equals(other.contents)
                && accounts.equals(other.accounts)
                && unread.equals(other.unread)
                && findings.equals(other.findings);
    }
}
