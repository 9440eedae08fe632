package io.github.smartfolio.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every {@link BalanceSource} must do. Extend it in a class whose name ends in {@code ContractTest}, give it sources in the
 * conditions it asks for, and add tests of your own beside it.
 *
 * <p>Each supplier is called anew wherever a source is needed, and each source is closed after use. Nothing may leave the machine:
 * sources that speak to a server speak to one on the loopback address.
 */
public abstract class BalanceSourceContract extends Contract {

    /** What a source is expected to do unless {@link #declined} says that its kind cannot. */
    public enum Capability {
        /** Delivers the rest of damaged data. Whoever declines it fails on {@link #damaged} as a whole, as unreadable. */
        PARTIAL_ANSWERS,
        /** Waits for somebody else, and so may hang. Whoever declines it does not supply {@link #hanging}. */
        WAITING,
        /** Is given secrets. Whoever declines it names none in {@link #secrets}. */
        SECRETS
    }

    /** For subclasses. */
    protected BalanceSourceContract() {}

    /** A source in good health. */
    protected abstract BalanceSource healthy();

    /** What {@link #healthy} must report, written by hand from the recorded data; accounts in any order. */
    protected abstract List<AccountSnapshot> expected();

    /** What {@link #healthy} tells about: positions and cash, unless overridden. */
    protected Set<Content> contents() {
        return EnumSet.of(Content.POSITIONS, Content.CASH);
    }

    /** The reasons for which this kind of source can fail; {@link #failing} is called for each. */
    protected abstract Set<Reason> possibleFailures();

    /** A source that fails for {@code reason}, as often as it is asked. */
    protected abstract BalanceSource failing(Reason reason);

    /** A source of which one entry, row or account cannot be read and the others can. */
    protected abstract BalanceSource damaged();

    /**
     * A source over something that is not there: a port nobody listens on, a file that does not exist. That it can be constructed
     * shows that constructing looks for neither.
     */
    protected abstract BalanceSource detached();

    /** A source whose {@code fetch} waits for an answer that never comes; {@link SilentServer} helps. */
    protected BalanceSource hanging() {
        throw new NotSupplied("hanging()", "Capability.WAITING");
    }

    /** Text that must never show: the tokens, keys and passwords that all sources above were given. */
    protected Set<String> secrets() {
        return Set.of();
    }

    /** What this kind of source cannot do by its nature: nothing, unless overridden. */
    protected Set<Capability> declined() {
        return Set.of();
    }

    @Test
    @DisplayName("is given enough to be looked at")
    public final void isGivenEnough() {
        assertThat(expected()).as("expected accounts").isNotEmpty();
        assertThat(contents()).as("contents").isNotEmpty();
        if (contents().contains(Content.POSITIONS)) {
            assertThat(expected()).as("a position").anyMatch(a -> !a.positions().isEmpty());
        }
        if (contents().contains(Content.CASH)) {
            assertThat(expected()).as("a cash balance").anyMatch(a -> !a.cash().isEmpty());
        }
        assertThat(possibleFailures()).as("possible failures").isNotEmpty();
        if (!declined().contains(Capability.SECRETS)) {
            assertThat(secrets()).as("secrets").isNotEmpty().allMatch(secret -> !secret.isBlank());
        }
    }

    @Test
    @DisplayName("really cannot do what it declines")
    public final void reallyCannotDoWhatItDeclines() {
        if (declined().contains(Capability.PARTIAL_ANSWERS)) {
            try (BalanceSource source = damaged()) {
                asked(source).failsFor(Reason.UNREADABLE);
            }
        }
        if (declined().contains(Capability.WAITING)) {
            assertThat(catchThrowable(this::hanging))
                    .as("hanging() is declined")
                    .isInstanceOf(NotSupplied.class);
        }
        if (declined().contains(Capability.SECRETS)) {
            assertThat(secrets()).as("secrets are declined").isEmpty();
        }
    }

    @Test
    @DisplayName("reports exactly the figures of the recorded data")
    public final void reportsFigures() {
        try (BalanceSource source = healthy()) {
            assertThat(source.fetch().accounts()).containsExactlyInAnyOrderElementsOf(expected());
        }
    }

    @Test
    @DisplayName("says what it tells about, so that what it does not is unknown and not zero")
    public final void saysWhatItTellsAbout() {
        try (BalanceSource source = healthy()) {
            assertThat(source.fetch().contents()).isEqualTo(contents());
        }
    }

    @Test
    @DisplayName("reports nothing missing where nothing is")
    public final void isCompleteWhenHealthy() {
        try (BalanceSource source = healthy()) {
            assertThat(source.fetch()).matches(SourceSnapshot::isComplete, "complete");
        }
    }

    @Test
    @DisplayName("answers under its own id, which stays the same")
    public final void answersUnderItsId() {
        try (BalanceSource source = healthy()) {
            SourceId before = source.id();
            assertThat(source.fetch().source()).isEqualTo(before);
            assertThat(source.id()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("has no figures from the future")
    public final void hasNoFiguresFromTheFuture() {
        try (BalanceSource source = healthy()) {
            // asOf is never after fetchedAt: a snapshot cannot be made otherwise.
            assertThat(source.fetch().fetchedAt())
                    .isBeforeOrEqualTo(InstantSource.system().instant());
        }
    }

    @Test
    @DisplayName("answers the same when asked twice")
    public final void answersTheSameTwice() {
        try (BalanceSource source = healthy()) {
            SourceSnapshot first = source.fetch();
            SourceSnapshot second = source.fetch();
            assertThat(second.accounts()).isEqualTo(first.accounts());
            assertThat(second.contents()).isEqualTo(first.contents());
            assertThat(second.unread()).isEqualTo(first.unread());
            assertThat(second.findings()).isEqualTo(first.findings());
        }
    }

    @Test
    @DisplayName("answers two threads at once as it answers one")
    public final void answersTwoThreadsAtOnce() throws Exception {
        try (BalanceSource source = healthy()) {
            SourceSnapshot alone = source.fetch();
            Callable<SourceSnapshot> fetch = source::fetch;
            for (SourceSnapshot together : atOnce(List.of(fetch, fetch))) {
                assertThat(together.accounts()).isEqualTo(alone.accounts());
            }
        }
    }

    @Test
    @DisplayName("touches neither network nor disk when constructed, and so fails only when asked")
    public final void touchesNothingWhenConstructed() {
        assertThatCode(() -> detached().close()).as("constructing").doesNotThrowAnyException();
        try (BalanceSource source = detached()) {
            assertThat(catchThrowable(source::fetch)).as("asking nobody").isNotNull();
        }
    }

    @Test
    @DisplayName("admits that damaged data are not complete")
    public final void admitsDamage() {
        assumeFalse(declined().contains(Capability.PARTIAL_ANSWERS), "all or nothing");
        try (BalanceSource source = damaged()) {
            assertThat(source.fetch()).matches(snapshot -> !snapshot.isComplete(), "not complete");
        }
    }

    @Test
    @DisplayName("locates damage by row, column or account")
    public final void locatesDamage() {
        assumeFalse(declined().contains(Capability.PARTIAL_ANSWERS), "all or nothing");
        try (BalanceSource source = damaged()) {
            // An unread account is located by its key.
            assertThat(source.fetch().findings())
                    .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                    .allMatch(
                            finding -> finding.row().isPresent()
                                    || finding.column().isPresent(),
                            "located");
        }
    }

    @Test
    @DisplayName("delivers the rest of damaged data")
    public final void deliversTheRest() {
        assumeFalse(declined().contains(Capability.PARTIAL_ANSWERS), "all or nothing");
        try (BalanceSource source = damaged()) {
            assertThat(source.fetch().accounts())
                    .anyMatch(a -> !a.cash().isEmpty() || !a.positions().isEmpty());
        }
    }

    @Test
    @DisplayName("fails for the one right reason, and says what to do")
    public final void failsForTheRightReason() {
        for (Reason reason : possibleFailures()) {
            try (BalanceSource source = failing(reason)) {
                asked(source).failsFor(reason);
            }
        }
    }

    @Test
    @DisplayName("may be asked again after it failed")
    public final void mayBeAskedAgain() {
        for (Reason reason : possibleFailures()) {
            try (BalanceSource source = failing(reason)) {
                asked(source).failsTheSameTwice();
            }
        }
    }

    @Test
    @DisplayName("ends soon when it is interrupted, and by failing")
    public final void endsWhenInterrupted() throws InterruptedException {
        assumeFalse(declined().contains(Capability.WAITING), "waits for nobody");
        try (BalanceSource source = hanging()) {
            asked(source).failsWhenInterrupted();
        }
    }

    @Test
    @DisplayName("may be closed twice")
    public final void mayBeClosedTwice() {
        BalanceSource source = healthy();
        source.close();
        assertThatCode(source::close).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("shows no secret in its text, its answers, its failures or their causes")
    public final void showsNoSecret() {
        assumeFalse(declined().contains(Capability.SECRETS), "has no secrets");
        List<String> said = new ArrayList<>();
        try (BalanceSource source = healthy()) {
            said.add(asked(source).everythingSaid());
        }
        try (BalanceSource source = damaged()) {
            said.add(asked(source).everythingSaid());
        }
        for (Reason reason : possibleFailures()) {
            try (BalanceSource source = failing(reason)) {
                said.add(asked(source).everythingSaid());
            }
        }
        Asked.assertHidden(secrets(), said);
    }

    private static Asked asked(BalanceSource source) {
        return new Asked(source, source::fetch);
    }
}
