package io.github.smartfolio.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Currency;
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
class TransactionSourceContractItselfTest {

    private static final String FOUND = "stands in a class whose name ends in ContractTest, so that the build runs it";
    private static final String ENOUGH = "is given enough to be looked at";
    private static final String TRANSACTIONS =
            "reports exactly the transactions of the recorded data, equal ones as often as they are there";
    private static final String COMPLETE = "reports nothing missing where nothing is";
    private static final String NOTHING_LEFT_OUT = "leaves out nothing of the days it is asked for";
    private static final String FROM =
            "says from which day on it tells everything: that of the question, or one before";
    private static final String ID = "answers under its own id, which stays the same";
    private static final String FUTURE = "was not read in the future";
    private static final String TWICE = "answers the same when asked twice";
    private static final String THREADS = "answers two threads at once as it answers one";
    private static final String CONSTRUCTING =
            "touches neither network nor disk when constructed, and so fails only when asked";
    private static final String ADMITS = "admits that damaged data are not complete, and says where";
    private static final String REST = "delivers the rest of damaged data";
    private static final String REASON =
            "fails for the one right reason, and says what to do: never like a time without transactions";
    private static final String AGAIN = "may be asked again after it failed";
    private static final String INTERRUPT = "ends soon when it is interrupted, and by failing";
    private static final String SECRET = "shows no secret in its text, its answers, its failures or their causes";

    private static final Map<Class<?>, String> FAULTS = Map.ofEntries(
            entry(Misnamed.class, FOUND),
            entry(ExpectsOneDayContractTest.class, ENOUGH),
            entry(ExpectsTheDayBeforeContractTest.class, ENOUGH),
            entry(NeverFailsContractTest.class, ENOUGH),
            entry(NamesNoSecretContractTest.class, ENOUGH),
            entry(DropsATwinContractTest.class, TRANSACTIONS),
            entry(LosesACentContractTest.class, TRANSACTIONS),
            entry(CriesWolfContractTest.class, COMPLETE),
            entry(BeginsTheDayAfterContractTest.class, NOTHING_LEFT_OUT),
            entry(DoesNotSayFromWhenContractTest.class, FROM),
            entry(BeginsTooLateContractTest.class, FROM),
            entry(AnswersAsAnotherContractTest.class, ID),
            entry(ChangesItsIdContractTest.class, ID),
            entry(ReadTomorrowContractTest.class, FUTURE),
            entry(AnswersOnceContractTest.class, TWICE),
            entry(NotForThreadsContractTest.class, THREADS),
            entry(ConnectsWhenConstructedContractTest.class, CONSTRUCTING),
            entry(KnowsOfNothingWithNobodyToAskContractTest.class, CONSTRUCTING),
            entry(HidesDamageContractTest.class, ADMITS),
            entry(VagueAboutDamageContractTest.class, ADMITS),
            entry(DropsTheRestContractTest.class, REST),
            entry(AnotherReasonContractTest.class, REASON),
            entry(AnotherExceptionContractTest.class, REASON),
            entry(SaysNothingContractTest.class, REASON),
            entry(AnswersEmptyInsteadOfFailingContractTest.class, REASON),
            entry(BrokenByFailureContractTest.class, AGAIN),
            entry(ForgetsWhyItFailedContractTest.class, AGAIN),
            entry(DeafToInterruptsContractTest.class, INTERRUPT),
            entry(AnswersEmptyWhenInterruptedContractTest.class, INTERRUPT),
            entry(DoesNotHangContractTest.class, INTERRUPT),
            entry(SecretInTextContractTest.class, SECRET),
            entry(SecretInMessageContractTest.class, SECRET),
            entry(SecretInCauseContractTest.class, SECRET),
            entry(SecretInFindingContractTest.class, SECRET),
            entry(SecretInUrlContractTest.class, SECRET));

    @Test
    @DisplayName("passes a good source")
    void passesAGoodSource() {
        assertThat(FailedTests.of(GoodContractTest.class, TransactionSourceContract.class))
                .isEmpty();
    }

    @TestFactory
    @DisplayName("fails a faulty source in the one test about its fault")
    Stream<DynamicTest> failsFaultySources() {
        return FailedTests.failsOnly(TransactionSourceContract.class, FAULTS);
    }

    @Test
    @DisplayName("has a faulty source for every test")
    void hasAFaultForEveryTest() {
        assertThat(Set.copyOf(FAULTS.values())).isEqualTo(FailedTests.sentences(TransactionSourceContract.class));
    }

    private static final SourceId ID_OF_ACME = SourceId.parse("acme/api");
    private static final String TOKEN = "tok/123 +=";
    private static final LocalDate NEW_YEAR = LocalDate.of(2024, 1, 1);
    private static final AccountId ACCOUNT = AccountId.of("acme", "1");
    private static final Instrument APPLE =
            Instrument.of("Apple", AssetClass.STOCK, Currency.getInstance("USD"), NativeId.of("acme", "211:Stock"));

    private static final Transaction DEPOSIT = Transaction.on(LocalDate.of(2024, 1, 2), ACCOUNT, Kind.DEPOSIT)
            .net(Money.parse("USD 1000"))
            .build();
    private static final Transaction PURCHASE = Transaction.on(LocalDate.of(2024, 1, 3), ACCOUNT, Kind.BUY)
            .movement(Movement.of(APPLE, "3"))
            .net(Money.parse("USD -543.21"))
            .build();
    // Two of them: equal ones are different events.
    private static final List<Transaction> ALL = List.of(DEPOSIT, DEPOSIT, PURCHASE);

    /** What a source answers, called by its threads. */
    @FunctionalInterface
    interface Answer {
        Activity fetch(LocalDate from);
    }

    /** A source made of an answer. */
    static class Acme implements TransactionSource {

        private final Answer answer;

        Acme(Answer answer) {
            this.answer = answer;
        }

        @Override
        public SourceId id() {
            return ID_OF_ACME;
        }

        @Override
        public Activity fetch(LocalDate from) {
            return answer.fetch(from);
        }

        @Override
        public String toString() {
            return "Acme";
        }
    }

    private static Activity activity(LocalDate from, List<Transaction> transactions, Finding... findings) {
        return new Activity(
                ID_OF_ACME,
                InstantSource.system().instant(),
                Optional.of(from),
                Booked.of(transactions),
                List.of(findings));
    }

    private static Activity nothing(LocalDate from) {
        return activity(from, List.of());
    }

    private static Finding error() {
        return Finding.of(Severity.ERROR, "NOT_A_NUMBER", "Not a number, left out.");
    }

    private static SourceException failure(Reason reason) {
        return new SourceException(SourceFailure.of(reason, "Sorry: " + reason));
    }

    /** A source that waits until it is interrupted, and then does something. */
    private static Acme interruptedThen(Answer then) {
        return new Acme(from -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return then.fetch(from);
        });
    }

    static class GoodContractTest extends TransactionSourceContract {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(from, ALL));
        }

        @Override
        protected LocalDate from() {
            return NEW_YEAR;
        }

        @Override
        protected List<Transaction> expected() {
            return List.of(PURCHASE, DEPOSIT, DEPOSIT);
        }

        @Override
        protected Set<Reason> possibleFailures() {
            return Set.of(Reason.UNAVAILABLE, Reason.UNREADABLE);
        }

        @Override
        protected TransactionSource failing(Reason reason) {
            return new Acme(from -> {
                throw failure(reason);
            });
        }

        @Override
        protected TransactionSource damaged() {
            return new Acme(from -> activity(from, List.of(DEPOSIT), error().inColumn("Amount", "1O")));
        }

        @Override
        protected TransactionSource detached() {
            return new Acme(from -> {
                throw failure(Reason.UNAVAILABLE);
            });
        }

        @Override
        protected TransactionSource hanging() {
            return interruptedThen(from -> {
                throw failure(Reason.UNAVAILABLE);
            });
        }

        @Override
        protected Set<String> secrets() {
            return Set.of(TOKEN);
        }
    }

    static class Misnamed extends GoodContractTest {}

    static class ExpectsOneDayContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(from, List.of(PURCHASE)));
        }

        @Override
        protected List<Transaction> expected() {
            return List.of(PURCHASE);
        }
    }

    static class ExpectsTheDayBeforeContractTest extends GoodContractTest {

        @Override
        protected LocalDate from() {
            return PURCHASE.date();
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

    static class DropsATwinContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(from, List.of(DEPOSIT, PURCHASE)));
        }
    }

    static class LosesACentContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            Transaction aCentLess = Transaction.on(DEPOSIT.date(), ACCOUNT, Kind.DEPOSIT)
                    .net(Money.parse("USD 999.99"))
                    .build();
            return new Acme(from -> activity(from, List.of(DEPOSIT, aCentLess, PURCHASE)));
        }
    }

    static class CriesWolfContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(from, ALL, error().atRow(1)));
        }
    }

    static class BeginsTheDayAfterContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(
                    from, ALL.stream().filter(t -> t.date().isAfter(from)).toList()));
        }
    }

    static class DoesNotSayFromWhenContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(
                    from -> Activity.of(ID_OF_ACME, InstantSource.system().instant(), Booked.of(ALL)));
        }
    }

    static class BeginsTooLateContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(from.plusDays(1), ALL));
        }
    }

    static class AnswersAsAnotherContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(from, ALL)) {
                @Override
                public SourceId id() {
                    return SourceId.parse("acme/other");
                }
            };
        }
    }

    static class ChangesItsIdContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            AtomicInteger asked = new AtomicInteger();
            return new Acme(from -> activity(from, ALL)) {
                @Override
                public SourceId id() {
                    return asked.getAndIncrement() == 0 ? ID_OF_ACME : SourceId.parse("acme/other");
                }
            };
        }
    }

    static class ReadTomorrowContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            Instant tomorrow = InstantSource.system().instant().plusSeconds(86_400);
            return new Acme(from -> new Activity(ID_OF_ACME, tomorrow, Optional.of(from), Booked.of(ALL), List.of()));
        }
    }

    static class AnswersOnceContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            ThreadLocal<Boolean> answered = ThreadLocal.withInitial(() -> false);
            return new Acme(from -> {
                boolean again = answered.get();
                answered.set(true);
                return again ? nothing(from) : activity(from, ALL);
            });
        }
    }

    static class NotForThreadsContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            Semaphore place = new Semaphore(1);
            return new Acme(from -> {
                if (!place.tryAcquire()) {
                    return nothing(from);
                }
                try {
                    Thread.sleep(300);
                    return activity(from, ALL);
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
        protected TransactionSource detached() {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    }

    static class KnowsOfNothingWithNobodyToAskContractTest extends GoodContractTest {

        @Override
        protected TransactionSource detached() {
            return new Acme(TransactionSourceContractItselfTest::nothing);
        }
    }

    static class HidesDamageContractTest extends GoodContractTest {

        @Override
        protected TransactionSource damaged() {
            return new Acme(from -> activity(from, List.of(DEPOSIT)));
        }
    }

    static class VagueAboutDamageContractTest extends GoodContractTest {

        @Override
        protected TransactionSource damaged() {
            return new Acme(from -> activity(from, List.of(DEPOSIT), error()));
        }
    }

    static class DropsTheRestContractTest extends GoodContractTest {

        @Override
        protected TransactionSource damaged() {
            return new Acme(from -> activity(from, List.of(), error().atRow(3)));
        }
    }

    static class AnotherReasonContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            return super.failing(Reason.INTERNAL);
        }
    }

    static class AnotherExceptionContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            return new Acme(from -> {
                throw new IllegalStateException("boom");
            });
        }
    }

    static class SaysNothingContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            return new Acme(from -> {
                throw new SourceException(SourceFailure.of(reason, " "));
            });
        }
    }

    static class AnswersEmptyInsteadOfFailingContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            return new Acme(TransactionSourceContractItselfTest::nothing);
        }
    }

    static class BrokenByFailureContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            AtomicInteger asked = new AtomicInteger();
            return new Acme(from -> {
                if (asked.getAndIncrement() > 0) {
                    throw new IllegalStateException("closed");
                }
                throw failure(reason);
            });
        }
    }

    static class ForgetsWhyItFailedContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            AtomicInteger asked = new AtomicInteger();
            return new Acme(from -> {
                throw failure(asked.getAndIncrement() > 0 ? Reason.INTERNAL : reason);
            });
        }
    }

    static class DeafToInterruptsContractTest extends GoodContractTest {

        @Override
        protected TransactionSource hanging() {
            return new Acme(from -> {
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

    static class AnswersEmptyWhenInterruptedContractTest extends GoodContractTest {

        @Override
        protected TransactionSource hanging() {
            return interruptedThen(TransactionSourceContractItselfTest::nothing);
        }
    }

    static class DoesNotHangContractTest extends GoodContractTest {

        @Override
        protected TransactionSource hanging() {
            return failing(Reason.UNAVAILABLE);
        }
    }

    static class SecretInTextContractTest extends GoodContractTest {

        @Override
        protected TransactionSource healthy() {
            return new Acme(from -> activity(from, ALL)) {
                @Override
                public String toString() {
                    return "Acme[token=" + TOKEN + ']';
                }
            };
        }
    }

    static class SecretInMessageContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            return new Acme(from -> {
                throw new SourceException(SourceFailure.of(reason, "Refused: " + TOKEN));
            });
        }
    }

    static class SecretInCauseContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            return new Acme(from -> {
                throw new SourceException(SourceFailure.of(reason, "Down."), new IOException("Bearer " + TOKEN));
            });
        }
    }

    static class SecretInFindingContractTest extends GoodContractTest {

        @Override
        protected TransactionSource damaged() {
            return new Acme(from -> activity(from, List.of(DEPOSIT), error().inColumn("Token", TOKEN)));
        }
    }

    static class SecretInUrlContractTest extends GoodContractTest {

        @Override
        protected TransactionSource failing(Reason reason) {
            return new Acme(from -> {
                throw new SourceException(
                        SourceFailure.of(reason, "Down."), new IOException("GET /x?token=tok%2F123+%2B%3D"));
            });
        }
    }
}
