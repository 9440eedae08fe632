package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link TransactionSource} must do. Extend it in a class whose name ends in {@code ContractTest}, give it sources in the
 * conditions it asks for, and add tests of your own beside it.
 *
 * <p>Each supplier is called anew wherever a source is needed. Nothing may leave the machine: sources that speak to a server speak to
 * one on the loopback address.
 */
public abstract class TransactionSourceContract extends Contract {

    /** For subclasses. */
    protected TransactionSourceContract() {}

    /** A source in good health. */
    protected abstract TransactionSource healthy();

    /** A day from which {@link #healthy} tells {@link #expected}; no trade date of those is before it. */
    protected abstract LocalDate from();

    /** What {@link #healthy} must report, written by hand from the recorded data, in any order; of two trade dates at least. */
    protected abstract List<Transaction> expected();

    /** The reasons for which this kind of source can fail; {@link #failing} is called for each. */
    protected abstract Set<Reason> possibleFailures();

    /** A source that fails for {@code reason}, as often as it is asked. */
    protected abstract TransactionSource failing(Reason reason);

    /** A source of which one transaction cannot be read and the others can. */
    protected abstract TransactionSource damaged();

    /** A source over something that is not there: that it can be constructed shows that constructing does not look for it. */
    protected abstract TransactionSource detached();

    /** A source whose {@code fetch} waits for an answer that never comes; {@link SilentServer} helps. */
    protected abstract TransactionSource hanging();

    /** Text that must never show: the tokens, keys and passwords that all sources above were given. */
    protected abstract Set<String> secrets();

    @Test
    @DisplayName("is given enough to be looked at")
    public final void isGivenEnough() {
        assertThat(expected().stream().map(Transaction::date).distinct())
                .as("trade dates")
                .hasSizeGreaterThan(1)
                .allMatch(day -> !day.isBefore(from()), "from the first day on");
        assertThat(possibleFailures()).as("possible failures").isNotEmpty();
        assertThat(secrets()).as("secrets").isNotEmpty().allMatch(secret -> !secret.isBlank());
    }

    @Test
    @DisplayName("reports exactly the transactions of the recorded data, equal ones as often as they are there")
    public final void reportsTransactions() {
        assertThat(fetch(healthy()).booked().transactions()).containsExactlyInAnyOrderElementsOf(expected());
    }

    @Test
    @DisplayName("reports nothing missing where nothing is")
    public final void isCompleteWhenHealthy() {
        assertThat(errors(fetch(healthy()))).isEmpty();
    }

    @Test
    @DisplayName("leaves out nothing of the days it is asked for")
    public final void leavesOutNothing() {
        LocalDate last = expected().stream()
                .map(Transaction::date)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        List<Transaction> ofLastDay =
                expected().stream().filter(t -> t.date().equals(last)).toList();
        assertThat(healthy().fetch(last).booked().transactions())
                .filteredOn(transaction -> !transaction.date().isBefore(last))
                .containsExactlyInAnyOrderElementsOf(ofLastDay);
    }

    @Test
    @DisplayName("says from which day on it tells everything: that of the question, or one before")
    public final void saysFromWhen() {
        assertThat(fetch(healthy()).from())
                .isPresent()
                .hasValueSatisfying(day -> assertThat(day).isBeforeOrEqualTo(from()));
    }

    @Test
    @DisplayName("answers under its own id, which stays the same")
    public final void answersUnderItsId() {
        TransactionSource source = healthy();
        SourceId before = source.id();
        assertThat(fetch(source).source()).isEqualTo(before);
        assertThat(source.id()).isEqualTo(before);
    }

    @Test
    @DisplayName("was not read in the future")
    public final void wasNotReadInTheFuture() {
        assertThat(fetch(healthy()).fetchedAt())
                .isBeforeOrEqualTo(InstantSource.system().instant());
    }

    @Test
    @DisplayName("answers the same when asked twice")
    public final void answersTheSameTwice() {
        TransactionSource source = healthy();
        Activity first = fetch(source);
        Activity second = fetch(source);
        assertThat(second.booked()).isEqualTo(first.booked());
        assertThat(second.from()).isEqualTo(first.from());
        assertThat(second.findings()).isEqualTo(first.findings());
    }

    @Test
    @DisplayName("answers two threads at once as it answers one")
    public final void answersTwoThreadsAtOnce() throws Exception {
        TransactionSource source = healthy();
        Activity alone = fetch(source);
        Callable<Activity> fetch = () -> fetch(source);
        for (Activity together : atOnce(List.of(fetch, fetch))) {
            assertThat(together.booked()).isEqualTo(alone.booked());
        }
    }

    @Test
    @DisplayName("touches neither network nor disk when constructed, and so fails only when asked")
    public final void touchesNothingWhenConstructed() {
        assertThatCode(this::detached).as("constructing").doesNotThrowAnyException();
        assertThat(catchThrowable(() -> fetch(detached()))).as("asking nobody").isNotNull();
    }

    @Test
    @DisplayName("admits that damaged data are not complete, and says where")
    public final void admitsDamage() {
        assertThat(errors(fetch(damaged())))
                .isNotEmpty()
                .allMatch(
                        finding -> finding.row().isPresent() || finding.column().isPresent(), "located");
    }

    @Test
    @DisplayName("delivers the rest of damaged data")
    public final void deliversTheRest() {
        assertThat(fetch(damaged()).booked().transactions()).isNotEmpty();
    }

    @Test
    @DisplayName("fails for the one right reason, and says what to do: never like a time without transactions")
    public final void failsForTheRightReason() {
        possibleFailures().forEach(reason -> asked(failing(reason)).failsFor(reason));
    }

    @Test
    @DisplayName("may be asked again after it failed")
    public final void mayBeAskedAgain() {
        possibleFailures().forEach(reason -> asked(failing(reason)).failsTheSameTwice());
    }

    @Test
    @DisplayName("ends soon when it is interrupted, and by failing")
    public final void endsWhenInterrupted() throws InterruptedException {
        asked(hanging()).failsWhenInterrupted();
    }

    @Test
    @DisplayName("shows no secret in its text, its answers, its failures or their causes")
    public final void showsNoSecret() {
        List<String> said = new ArrayList<>();
        said.add(asked(healthy()).everythingSaid());
        said.add(asked(damaged()).everythingSaid());
        possibleFailures().forEach(reason -> said.add(asked(failing(reason)).everythingSaid()));
        Asked.assertHidden(secrets(), said);
    }

    private Activity fetch(TransactionSource source) {
        return source.fetch(from());
    }

    private Asked asked(TransactionSource source) {
        return new Asked(source, () -> fetch(source));
    }

    private static List<Finding> errors(Activity activity) {
        return activity.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }
}
