package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract has to fail every source that breaks one rule, in the one test that is about that rule. */
class BalanceSourceContractItselfTest {

    private static final String FOUND = "stands in a class whose name ends in ContractTest, so that the build runs it";
    private static final String ENOUGH = "is given enough to be looked at";
    private static final String DECLINES = "really cannot do what it declines";
    private static final String FIGURES = "reports exactly the figures of the recorded data";
    private static final String CONTENTS = "says what it tells about, so that what it does not is unknown and not zero";
    private static final String COMPLETE = "reports nothing missing where nothing is";
    private static final String ID = "answers under its own id, which stays the same";
    private static final String FUTURE = "has no figures from the future";
    private static final String TWICE = "answers the same when asked twice";
    private static final String THREADS = "answers two threads at once as it answers one";
    private static final String CONSTRUCTING =
            "touches neither network nor disk when constructed, and so fails only when asked";
    private static final String ADMITS = "admits that damaged data are not complete";
    private static final String LOCATES = "locates damage by row, column or account";
    private static final String REST = "delivers the rest of damaged data";
    private static final String REASON = "fails for the one right reason, and says what to do";
    private static final String AGAIN = "may be asked again after it failed";
    private static final String INTERRUPT = "ends soon when it is interrupted, and by failing";
    private static final String CLOSED = "may be closed twice";
    private static final String SECRET = "shows no secret in its text, its answers, its failures or their causes";

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, FOUND),
            entry(ExpectsNothingContractTest.class, ENOUGH),
            entry(ExpectsNoCashContractTest.class, ENOUGH),
            entry(ExpectsNoPositionContractTest.class, ENOUGH),
            entry(TellsAboutNothingContractTest.class, ENOUGH),
            entry(NeverFailsContractTest.class, ENOUGH),
            entry(NamesNoSecretContractTest.class, ENOUGH),
            entry(DeclinesHangingButHangsContractTest.class, DECLINES),
            entry(DeclinesPartialAnswersButGivesOneContractTest.class, DECLINES),
            entry(DeclinesPartialAnswersForAnotherReasonContractTest.class, DECLINES),
            entry(DeclinesSecretsButHasOneContractTest.class, DECLINES),
            entry(LosesACentContractTest.class, FIGURES),
            entry(LosesAnAccountContractTest.class, FIGURES),
            entry(ClaimsCashContractTest.class, CONTENTS),
            entry(CriesWolfContractTest.class, COMPLETE),
            entry(AnswersAsAnotherContractTest.class, ID),
            entry(ChangesItsIdContractTest.class, ID),
            entry(ReadTomorrowContractTest.class, FUTURE),
            entry(AnswersOnceContractTest.class, TWICE),
            entry(NotForThreadsContractTest.class, THREADS),
            entry(ConnectsWhenConstructedContractTest.class, CONSTRUCTING),
            entry(KnowsOfNothingWithNobodyToAskContractTest.class, CONSTRUCTING),
            entry(HidesDamageContractTest.class, ADMITS),
            entry(OnlyWarnsOfDamageContractTest.class, ADMITS),
            entry(VagueAboutDamageContractTest.class, LOCATES),
            entry(DropsTheRestContractTest.class, REST),
            entry(AnotherReasonContractTest.class, REASON),
            entry(AnotherExceptionContractTest.class, REASON),
            entry(SaysNothingContractTest.class, REASON),
            entry(AnswersEmptyInsteadOfFailingContractTest.class, REASON),
            entry(BrokenByFailureContractTest.class, AGAIN),
            entry(ForgetsWhyItFailedContractTest.class, AGAIN),
            entry(DeafToInterruptsContractTest.class, INTERRUPT),
            entry(AnswersEmptyWhenInterruptedContractTest.class, INTERRUPT),
            entry(AnotherExceptionWhenInterruptedContractTest.class, INTERRUPT),
            entry(DoesNotHangContractTest.class, INTERRUPT),
            entry(SuppliesNoHangingContractTest.class, INTERRUPT),
            entry(ClosesOnceContractTest.class, CLOSED),
            entry(SecretInTextContractTest.class, SECRET),
            entry(SecretInMessageContractTest.class, SECRET),
            entry(SecretInCauseContractTest.class, SECRET),
            entry(SecretInFindingContractTest.class, SECRET),
            entry(SecretInUrlContractTest.class, SECRET));

    @Test
    @DisplayName("passes a good source")
    void passesAGoodSource() {
        assertThat(FailedTests.of(GoodContractTest.class, BalanceSourceContract.class))
                .isEmpty();
    }

    @Test
    @DisplayName("passes a good source that declines everything")
    void passesAGoodSourceThatDeclines() {
        assertThat(FailedTests.of(GoodAndModestContractTest.class, BalanceSourceContract.class))
                .isEmpty();
    }

    @Test
    @DisplayName("passes a source that names the account it could not read")
    void passesAnUnreadAccount() {
        assertThat(FailedTests.of(UnreadAccountContractTest.class, BalanceSourceContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty source in the one test about its fault")
    Stream<DynamicTest> failsFaultySources() {
        return FailedTests.failsOnly(BalanceSourceContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty source for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(BalanceSourceContract.class));
    }

    private static final SourceId ID_OF_ACME = SourceId.parse("acme/api");
    private static final String TOKEN = "tok/123 +=";
    private static final Instant AS_OF = Instant.parse("2024-03-08T09:00:00Z");

    private static final AccountSnapshot CURRENT = AccountSnapshot.of(
            AccountId.of("acme", "1"),
            List.of(CashBalance.of(Money.of("12.34", "EUR"))),
            List.of(Position.of(
                    Instrument.of(
                            "Apple", AssetClass.STOCK, Currency.getInstance("USD"), NativeId.of("acme", "211:Stock")),
                    Quantity.of("3"))));
    private static final AccountSnapshot SAVINGS =
            AccountSnapshot.of(AccountId.of("acme", "2"), List.of(CashBalance.of(Money.of("1000", "EUR"))), List.of());

    /** What a source answers, called by its threads. */
    @FunctionalInterface
    interface Answer {
        SourceSnapshot fetch();
    }

    /** A source made of an answer. */
    static class Acme implements BalanceSource {

        private final Answer answer;

        Acme(Answer answer) {
            this.answer = answer;
        }

        @Override
        public SourceId id() {
            return ID_OF_ACME;
        }

        @Override
        public SourceSnapshot fetch() {
            return answer.fetch();
        }

        @Override
        public String toString() {
            return "Acme";
        }
    }

    private static SourceSnapshot snapshot(AccountSnapshot... accounts) {
        return snapshotWith(List.of(), accounts);
    }

    private static SourceSnapshot snapshotWith(List<Finding> findings, AccountSnapshot... accounts) {
        return new SourceSnapshot(
                ID_OF_ACME,
                AS_OF,
                false,
                InstantSource.system().instant(),
                EnumSet.of(Content.POSITIONS, Content.CASH),
                List.of(accounts),
                Map.of(),
                findings);
    }

    private static Finding error() {
        return Finding.of(Severity.ERROR, "NOT_A_NUMBER", "Not a number, left out.");
    }

    private static SourceException failure(Reason reason) {
        return new SourceException(SourceFailure.of(reason, "Sorry: " + reason));
    }

    private static SourceSnapshot waitFor(URI server) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20);
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    if (socket.getInputStream().read() < 0) {
                        throw failure(Reason.UNAVAILABLE);
                    }
                } catch (SocketTimeoutException e) {
                    // Not yet.
                }
            }
            throw failure(Reason.UNAVAILABLE);
        } catch (IOException e) {
            throw new SourceException(SourceFailure.of(Reason.UNAVAILABLE, "Not reachable."), e);
        }
    }

    static class GoodContractTest extends BalanceSourceContract {

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> snapshot(CURRENT, SAVINGS));
        }

        @Override
        protected List<AccountSnapshot> expected() {
            return List.of(SAVINGS, CURRENT);
        }

        @Override
        protected Set<Reason> possibleFailures() {
            return Set.of(Reason.UNAVAILABLE, Reason.UNREADABLE);
        }

        @Override
        protected BalanceSource failing(Reason reason) {
            return new Acme(() -> {
                throw failure(reason);
            });
        }

        @Override
        protected BalanceSource damaged() {
            return new Acme(() -> snapshotWith(List.of(error().atRow(3)), CURRENT));
        }

        @Override
        protected BalanceSource detached() {
            return failing(Reason.UNAVAILABLE);
        }

        @Override
        protected BalanceSource hanging() {
            SilentServer server = SilentServer.start();
            return new Acme(() -> waitFor(server.uri())) {
                @Override
                public void close() {
                    server.close();
                }
            };
        }

        @Override
        protected Set<String> secrets() {
            return Set.of(TOKEN);
        }
    }

    static class GoodAndModestContractTest extends BalanceSourceContract {

        private final GoodContractTest good = new GoodContractTest();

        @Override
        protected BalanceSource healthy() {
            return good.healthy();
        }

        @Override
        protected List<AccountSnapshot> expected() {
            return good.expected();
        }

        @Override
        protected Set<Reason> possibleFailures() {
            return Set.of(Reason.UNREADABLE);
        }

        @Override
        protected BalanceSource failing(Reason reason) {
            return good.failing(reason);
        }

        @Override
        protected BalanceSource damaged() {
            return failing(Reason.UNREADABLE);
        }

        @Override
        protected BalanceSource detached() {
            return new Acme(() -> {
                throw new UncheckedIOException(new IOException("no such file"));
            });
        }

        @Override
        protected Set<Capability> declined() {
            return EnumSet.allOf(Capability.class);
        }
    }

    static class UnreadAccountContractTest extends GoodContractTest {

        @Override
        protected BalanceSource damaged() {
            return new Acme(() -> new SourceSnapshot(
                    ID_OF_ACME,
                    AS_OF,
                    false,
                    AS_OF,
                    EnumSet.of(Content.POSITIONS, Content.CASH),
                    List.of(CURRENT),
                    Map.of(SAVINGS.account(), SourceFailure.of(Reason.ACCESS_DENIED, "Not yours.")),
                    List.of()));
        }
    }

    static class Misnamed extends GoodContractTest {}

    static class ExpectsNothingContractTest extends GoodContractTest {

        @Override
        protected List<AccountSnapshot> expected() {
            return List.of();
        }

        @Override
        protected BalanceSource healthy() {
            return new Acme(BalanceSourceContractItselfTest::snapshot);
        }
    }

    static class ExpectsNoPositionContractTest extends GoodContractTest {

        @Override
        protected List<AccountSnapshot> expected() {
            return List.of(SAVINGS);
        }

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> snapshot(SAVINGS));
        }
    }

    static class ExpectsNoCashContractTest extends GoodContractTest {

        private static final AccountSnapshot NO_CASH =
                AccountSnapshot.of(CURRENT.account(), List.of(), CURRENT.positions());

        @Override
        protected List<AccountSnapshot> expected() {
            return List.of(NO_CASH);
        }

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> snapshot(NO_CASH));
        }
    }

    static class TellsAboutNothingContractTest extends GoodContractTest {

        @Override
        protected Set<Content> contents() {
            return Set.of();
        }

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> new SourceSnapshot(
                    ID_OF_ACME, AS_OF, false, AS_OF, Set.of(), List.of(CURRENT, SAVINGS), Map.of(), List.of()));
        }
    }

    static class NeverFailsContractTest extends GoodContractTest {

        @Override
        protected Set<Reason> possibleFailures() {
            return Set.of();
        }
    }

    static class NamesNoSecretContractTest extends GoodContractTest {

        @Override
        protected Set<String> secrets() {
            return Set.of();
        }
    }

    static class DeclinesHangingButHangsContractTest extends GoodContractTest {

        @Override
        protected Set<Capability> declined() {
            return Set.of(Capability.WAITING);
        }
    }

    static class DeclinesPartialAnswersButGivesOneContractTest extends GoodContractTest {

        @Override
        protected Set<Capability> declined() {
            return Set.of(Capability.PARTIAL_ANSWERS);
        }
    }

    static class DeclinesPartialAnswersForAnotherReasonContractTest extends GoodContractTest {

        @Override
        protected Set<Capability> declined() {
            return Set.of(Capability.PARTIAL_ANSWERS);
        }

        @Override
        protected BalanceSource damaged() {
            return failing(Reason.UNAVAILABLE);
        }
    }

    static class DeclinesSecretsButHasOneContractTest extends GoodContractTest {

        @Override
        protected Set<Capability> declined() {
            return Set.of(Capability.SECRETS);
        }
    }

    static class LosesACentContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            AccountSnapshot aCentLess = AccountSnapshot.of(
                    CURRENT.account(), List.of(CashBalance.of(Money.of("12.33", "EUR"))), CURRENT.positions());
            return new Acme(() -> snapshot(aCentLess, SAVINGS));
        }
    }

    static class LosesAnAccountContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> snapshot(CURRENT));
        }
    }

    static class ClaimsCashContractTest extends GoodContractTest {

        @Override
        protected Set<Content> contents() {
            return Set.of(Content.POSITIONS);
        }
    }

    static class CriesWolfContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> snapshotWith(List.of(error().atRow(1)), CURRENT, SAVINGS));
        }
    }

    static class AnswersAsAnotherContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> snapshot(CURRENT, SAVINGS)) {
                @Override
                public SourceId id() {
                    return SourceId.parse("acme/other");
                }
            };
        }
    }

    static class ChangesItsIdContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            AtomicInteger asked = new AtomicInteger();
            return new Acme(() -> snapshot(CURRENT, SAVINGS)) {
                @Override
                public SourceId id() {
                    return asked.getAndIncrement() == 0 ? ID_OF_ACME : SourceId.parse("acme/other");
                }
            };
        }
    }

    static class ReadTomorrowContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> new SourceSnapshot(
                    ID_OF_ACME,
                    AS_OF,
                    false,
                    InstantSource.system().instant().plusSeconds(86_400),
                    EnumSet.of(Content.POSITIONS, Content.CASH),
                    List.of(CURRENT, SAVINGS),
                    Map.of(),
                    List.of()));
        }
    }

    static class AnswersOnceContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            ThreadLocal<Boolean> answered = ThreadLocal.withInitial(() -> false);
            return new Acme(() -> {
                boolean again = answered.get();
                answered.set(true);
                return again ? snapshot() : snapshot(CURRENT, SAVINGS);
            });
        }
    }

    static class NotForThreadsContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            Semaphore place = new Semaphore(1);
            return new Acme(() -> {
                if (!place.tryAcquire()) {
                    return snapshot();
                }
                try {
                    Thread.sleep(300);
                    return snapshot(CURRENT, SAVINGS);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                } finally {
                    place.release();
                }
            });
        }
    }

    static class ConnectsWhenConstructedContractTest extends GoodContractTest {

        @Override
        protected BalanceSource detached() {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    }

    static class KnowsOfNothingWithNobodyToAskContractTest extends GoodContractTest {

        @Override
        protected BalanceSource detached() {
            return new Acme(BalanceSourceContractItselfTest::snapshot);
        }
    }

    static class HidesDamageContractTest extends GoodContractTest {

        @Override
        protected BalanceSource damaged() {
            return new Acme(() -> snapshot(CURRENT));
        }
    }

    static class OnlyWarnsOfDamageContractTest extends GoodContractTest {

        @Override
        protected BalanceSource damaged() {
            Finding warning = Finding.of(Severity.WARNING, "NOT_A_NUMBER", "Not a number.")
                    .atRow(3);
            return new Acme(() -> snapshotWith(List.of(warning), CURRENT));
        }
    }

    static class VagueAboutDamageContractTest extends GoodContractTest {

        @Override
        protected BalanceSource damaged() {
            return new Acme(() -> snapshotWith(List.of(error()), CURRENT));
        }
    }

    static class DropsTheRestContractTest extends GoodContractTest {

        @Override
        protected BalanceSource damaged() {
            return new Acme(() -> snapshotWith(
                    List.of(error().inColumn("Amount", "1O")),
                    AccountSnapshot.of(CURRENT.account(), List.of(), List.of())));
        }
    }

    static class AnotherReasonContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            return super.failing(Reason.INTERNAL);
        }
    }

    static class AnotherExceptionContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            return new Acme(() -> {
                throw new IllegalStateException("boom");
            });
        }

        @Override
        protected BalanceSource detached() {
            return super.failing(Reason.UNAVAILABLE);
        }
    }

    static class SaysNothingContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            return new Acme(() -> {
                throw new SourceException(SourceFailure.of(reason, " "));
            });
        }
    }

    static class AnswersEmptyInsteadOfFailingContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            return new Acme(BalanceSourceContractItselfTest::snapshot);
        }

        @Override
        protected BalanceSource detached() {
            return super.failing(Reason.UNAVAILABLE);
        }
    }

    static class BrokenByFailureContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            AtomicInteger asked = new AtomicInteger();
            return new Acme(() -> {
                if (asked.getAndIncrement() > 0) {
                    throw new IllegalStateException("closed");
                }
                throw failure(reason);
            });
        }
    }

    static class ForgetsWhyItFailedContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            AtomicInteger asked = new AtomicInteger();
            return new Acme(() -> {
                throw failure(asked.getAndIncrement() > 0 ? Reason.INTERNAL : reason);
            });
        }
    }

    static class DeafToInterruptsContractTest extends GoodContractTest {

        @Override
        protected BalanceSource hanging() {
            return new Acme(() -> {
                while (true) {
                    try {
                        Thread.sleep(10_000);
                    } catch (InterruptedException e) {
                        // Deaf.
                    }
                }
            });
        }
    }

    /** A source that waits until it is interrupted, and then does something else than it should. */
    private static Acme interruptedThen(Answer then) {
        return new Acme(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return then.fetch();
        });
    }

    static class AnswersEmptyWhenInterruptedContractTest extends GoodContractTest {

        @Override
        protected BalanceSource hanging() {
            return interruptedThen(BalanceSourceContractItselfTest::snapshot);
        }
    }

    static class AnotherExceptionWhenInterruptedContractTest extends GoodContractTest {

        @Override
        protected BalanceSource hanging() {
            return interruptedThen(() -> {
                throw new IllegalStateException("interrupted");
            });
        }
    }

    static class DoesNotHangContractTest extends GoodContractTest {

        @Override
        protected BalanceSource hanging() {
            return failing(Reason.UNAVAILABLE);
        }
    }

    static class SuppliesNoHangingContractTest extends GoodAndModestContractTest {

        @Override
        protected Set<Capability> declined() {
            return Set.of(Capability.PARTIAL_ANSWERS, Capability.SECRETS);
        }
    }

    static class ClosesOnceContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            AtomicInteger closed = new AtomicInteger();
            return new Acme(() -> snapshot(CURRENT, SAVINGS)) {
                @Override
                public void close() {
                    if (closed.getAndIncrement() > 0) {
                        throw new IllegalStateException("closed already");
                    }
                }
            };
        }
    }

    static class SecretInTextContractTest extends GoodContractTest {

        @Override
        protected BalanceSource healthy() {
            return new Acme(() -> snapshot(CURRENT, SAVINGS)) {
                @Override
                public String toString() {
                    return "Acme[token=" + TOKEN + ']';
                }
            };
        }
    }

    static class SecretInMessageContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            return new Acme(() -> {
                throw new SourceException(SourceFailure.of(reason, "Refused: " + TOKEN));
            });
        }
    }

    static class SecretInCauseContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            return new Acme(() -> {
                Throwable wire = new IOException("GET /x Authorization: Bearer " + TOKEN);
                throw new SourceException(
                        new SourceFailure(reason, "Down.", Optional.empty()), new IllegalStateException("call", wire));
            });
        }
    }

    static class SecretInFindingContractTest extends GoodContractTest {

        @Override
        protected BalanceSource damaged() {
            return new Acme(() -> snapshotWith(List.of(error().inColumn("Token", TOKEN)), CURRENT));
        }
    }

    static class SecretInUrlContractTest extends GoodContractTest {

        @Override
        protected BalanceSource failing(Reason reason) {
            return new Acme(() -> {
                throw new SourceException(
                        SourceFailure.of(reason, "Down."), new IOException("GET /x?token=tok%2F123+%2B%3D"));
            });
        }
    }
}
