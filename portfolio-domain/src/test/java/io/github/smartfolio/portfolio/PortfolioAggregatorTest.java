package io.github.smartfolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.portfolio.Freshness.Limits;
import io.github.smartfolio.portfolio.SourceOutcome.Answered;
import io.github.smartfolio.portfolio.SourceOutcome.FileInstead;
import io.github.smartfolio.portfolio.SourceOutcome.LastGood;
import io.github.smartfolio.portfolio.SourceOutcome.Missing;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PortfolioAggregatorTest {

    private static final Instant YESTERDAY = Instant.parse("2024-03-07T09:00:00Z");
    private static final Instant NOW = Instant.parse("2024-03-08T09:00:00Z");
    private static final Limits LIMITS = new Limits(Duration.ofHours(1), Duration.ofDays(3));
    private static final Executor AT_ONCE = Runnable::run;
    private static final SourceFailure DOWN = SourceFailure.of(Reason.UNAVAILABLE, "The broker is down.");
    private static final SourceFailure DENIED = SourceFailure.of(Reason.ACCESS_DENIED, "Not yours.");

    private final SnapshotStore store = SnapshotStore.inMemory();
    private final InstrumentAliases aliases = InstrumentAliases.inMemory();
    private final Broker saxo = new Broker("saxo/api");
    private final Broker coin = new Broker("coin/api");
    private final PortfolioAggregator aggregator = new PortfolioAggregator(store, aliases, InstantSource.fixed(NOW));

    /** A source that answers what it is told to. */
    private static final class Broker implements BalanceSource {

        private final SourceId id;
        private Supplier<SourceSnapshot> answer = () -> {
            throw new AssertionError("nobody is to be asked");
        };

        Broker(String id) {
            this.id = SourceId.parse(id);
        }

        Broker answers(Instant asOf, AccountSnapshot... accounts) {
            return answers(asOf, Map.of(), accounts);
        }

        Broker answers(Instant asOf, Map<AccountId, SourceFailure> unread, AccountSnapshot... accounts) {
            answer = () -> new SourceSnapshot(
                    id, asOf, false, asOf, EnumSet.allOf(Content.class), List.of(accounts), unread, List.of());
            return this;
        }

        Broker fails(RuntimeException exception) {
            answer = () -> {
                throw exception;
            };
            return this;
        }

        @Override
        public SourceId id() {
            return id;
        }

        @Override
        public SourceSnapshot fetch() {
            return answer.get();
        }
    }

    private static SourceException down() {
        return new SourceException(DOWN);
    }

    private static Connection connection(Broker... active) {
        ConnectionId id = active[0].id().connection();
        List<SourceRegistration> registrations = new ArrayList<>();
        for (Broker broker : active) {
            registrations.add(new SourceRegistration(broker, LIMITS));
        }
        return new Connection(id, registrations, Optional.empty());
    }

    private static AccountId account(String number) {
        return AccountId.of("saxo", number);
    }

    private static AccountSnapshot cash(String number, String euros) {
        return AccountSnapshot.of(account(number), List.of(CashBalance.of(Money.of(euros, "EUR"))), List.of());
    }

    private static AccountSnapshot holding(String number, InstrumentIdentifier... identifiers) {
        Instrument share = Instrument.of("A share", AssetClass.STOCK, Currency.getInstance("USD"), identifiers);
        return AccountSnapshot.of(account(number), List.of(), List.of(Position.of(share, Quantity.of("3"))));
    }

    private static Money onlyCash(AccountView view) {
        return view.cash().get(0).balance();
    }

    @Test
    @DisplayName("shows what a source answers")
    void answered() {
        saxo.answers(NOW, cash("1", "5"));
        Portfolio portfolio = aggregator.refresh(List.of(connection(saxo)), AT_ONCE);
        assertThat(portfolio.at()).isEqualTo(NOW);
        assertThat(portfolio.outcomes()).singleElement().isInstanceOfSatisfying(Answered.class, outcome -> {
            assertThat(outcome.connection()).isEqualTo(ConnectionId.of("saxo"));
            assertThat(outcome.failure()).isEmpty();
            assertThat(outcome.asOf()).contains(NOW);
            assertThat(outcome.freshness()).contains(Freshness.FRESH);
        });
        assertThat(portfolio.accounts())
                .containsExactly(new AccountView(
                        account("1"),
                        SourceId.parse("saxo/api"),
                        NOW,
                        NOW,
                        Freshness.FRESH,
                        List.of(CashBalance.of(Money.of("5", "EUR"))),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
        assertThat(portfolio.missing()).isEmpty();
        assertThat(portfolio.notStored()).isEmpty();
    }

    @Test
    @DisplayName("shows the last good figures of a source that fails, of when they are, and why")
    void lastGood() {
        List<Connection> connections = List.of(connection(saxo.answers(YESTERDAY, cash("1", "5"))));
        aggregator.refresh(connections, AT_ONCE);
        saxo.fails(down());
        Portfolio portfolio = aggregator.refresh(connections, AT_ONCE);
        assertThat(portfolio.outcomes()).singleElement().isInstanceOfSatisfying(LastGood.class, outcome -> {
            assertThat(outcome.failure()).contains(DOWN);
            assertThat(outcome.asOf()).contains(YESTERDAY);
            assertThat(outcome.freshness()).contains(Freshness.STALE);
        });
        assertThat(portfolio.accounts()).singleElement().satisfies(view -> {
            assertThat(onlyCash(view)).isEqualTo(Money.of("5", "EUR"));
            assertThat(view.asOf()).isEqualTo(YESTERDAY);
            assertThat(view.freshness()).isEqualTo(Freshness.STALE);
        });
    }

    @Test
    @DisplayName("shows a source as well again once it answers")
    void recovers() {
        List<Connection> connections = List.of(connection(saxo.fails(down())));
        aggregator.refresh(connections, AT_ONCE);
        saxo.answers(NOW, cash("1", "6"));
        aggregator.refresh(connections, AT_ONCE);
        assertThat(aggregator.current(connections).outcomes()).singleElement().isInstanceOf(Answered.class);
    }

    @Test
    @DisplayName("shows an uploaded file instead of a source that never answered, under its own name and age")
    void fileInstead() {
        Broker file = new Broker("saxo/file-1");
        store.save(file.answers(YESTERDAY, cash("1", "5")).fetch());
        file.answer = () -> {
            throw new AssertionError("the stand-in is stored, and not asked");
        };
        Connection connection = new Connection(
                ConnectionId.of("saxo"),
                List.of(new SourceRegistration(saxo.fails(down()), LIMITS)),
                Optional.of(new SourceRegistration(file, Limits.OF_FILES)));
        Portfolio portfolio = aggregator.refresh(List.of(connection), AT_ONCE);
        assertThat(portfolio.outcomes()).singleElement().isInstanceOfSatisfying(FileInstead.class, outcome -> {
            assertThat(outcome.failure()).contains(DOWN);
            assertThat(outcome.freshness()).as("fresh by the limits of files").contains(Freshness.FRESH);
        });
        assertThat(portfolio.accounts()).singleElement().satisfies(view -> {
            assertThat(view.source()).isEqualTo(SourceId.parse("saxo/file-1"));
            assertThat(view.asOf()).isEqualTo(YESTERDAY);
        });
    }

    @Test
    @DisplayName("prefers a source's own last good figures to a file")
    void lastGoodBeforeFile() {
        Broker file = new Broker("saxo/file-1");
        store.save(file.answers(NOW, cash("1", "7")).fetch());
        store.save(saxo.answers(YESTERDAY, cash("1", "5")).fetch());
        Connection connection = new Connection(
                ConnectionId.of("saxo"),
                List.of(new SourceRegistration(saxo.fails(down()), LIMITS)),
                Optional.of(new SourceRegistration(file, Limits.OF_FILES)));
        Portfolio portfolio = aggregator.refresh(List.of(connection), AT_ONCE);
        assertThat(portfolio.outcomes()).singleElement().isInstanceOf(LastGood.class);
        assertThat(portfolio.accounts())
                .singleElement()
                .satisfies(view -> assertThat(onlyCash(view)).isEqualTo(Money.of("5", "EUR")));
    }

    @Test
    @DisplayName("says that a source is missing when there is nothing to show")
    void missing() {
        Portfolio portfolio = aggregator.refresh(List.of(connection(saxo.fails(down()))), AT_ONCE);
        assertThat(portfolio.outcomes()).containsExactly(new Missing(ConnectionId.of("saxo"), DOWN));
        assertThat(portfolio.outcomes().get(0).asOf()).isEmpty();
        assertThat(portfolio.outcomes().get(0).freshness()).isEmpty();
        assertThat(portfolio.accounts()).isEmpty();
    }

    @Test
    @DisplayName("calls any other exception a bug, without its message, which may hold anything")
    void internal() {
        saxo.fails(new IllegalStateException("token=hunter2"));
        assertThat(failureOf(saxo).reason()).isEqualTo(Reason.INTERNAL);
        assertThat(failureOf(saxo).message())
                .contains("saxo/api", "IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    @DisplayName("calls an answer under another id a bug, and does not store it")
    void answerOfAnother() {
        saxo.answer = coin.answers(NOW, cash("1", "5"))::fetch;
        assertThat(failureOf(saxo).reason()).isEqualTo(Reason.INTERNAL);
        assertThat(store.lastRead(coin.id())).isEqualTo(LastRead.NEVER);
    }

    private SourceFailure failureOf(Broker broker) {
        return aggregator
                .refresh(List.of(connection(broker)), AT_ONCE)
                .outcomes()
                .get(0)
                .failure()
                .orElseThrow();
    }

    @Test
    @DisplayName("one source that fails does not hide the others, and outcomes come in the order asked for")
    void oneDoesNotHideOthers() {
        Broker third = new Broker("third/api").answers(NOW, cash("3", "7"));
        Portfolio portfolio = aggregator.refresh(
                List.of(
                        connection(saxo.fails(down())),
                        connection(coin.fails(new IllegalStateException("bug"))),
                        connection(third)),
                AT_ONCE);
        assertThat(portfolio.outcomes())
                .extracting(outcome -> outcome.connection().value())
                .containsExactly("saxo", "coin", "third");
        assertThat(portfolio.outcomes())
                .extracting(outcome -> outcome.failure().map(SourceFailure::reason))
                .containsExactly(Optional.of(Reason.UNAVAILABLE), Optional.of(Reason.INTERNAL), Optional.empty());
        assertThat(portfolio.accounts())
                .singleElement()
                .satisfies(view -> assertThat(onlyCash(view)).isEqualTo(Money.of("7", "EUR")));
    }

    @Test
    @DisplayName("an account that could not be read keeps its own last good figures, their date and the cause")
    void unreadAccountKeepsItsFigures() {
        List<Connection> connections = List.of(connection(saxo.answers(YESTERDAY, cash("1", "5"), cash("2", "6"))));
        aggregator.refresh(connections, AT_ONCE);
        saxo.answers(NOW, Map.of(account("2"), DENIED), cash("1", "7"));
        Portfolio portfolio = aggregator.refresh(connections, AT_ONCE);
        assertThat(portfolio.outcomes()).singleElement().isInstanceOf(Answered.class);
        assertThat(portfolio.accounts())
                .containsExactly(
                        new AccountView(
                                account("1"),
                                saxo.id(),
                                NOW,
                                NOW,
                                Freshness.FRESH,
                                List.of(CashBalance.of(Money.of("7", "EUR"))),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                Optional.empty()),
                        new AccountView(
                                account("2"),
                                saxo.id(),
                                YESTERDAY,
                                YESTERDAY,
                                Freshness.STALE,
                                List.of(CashBalance.of(Money.of("6", "EUR"))),
                                List.of(),
                                Optional.empty(),
                                List.of(),
                                Optional.of(DENIED)));
        assertThat(portfolio.missing()).isEmpty();
    }

    @Test
    @DisplayName("an account that was never read is missing, by name and with the cause")
    void neverReadAccountIsMissing() {
        saxo.answers(NOW, Map.of(account("3"), DENIED, account("2"), DOWN), cash("1", "5"));
        Portfolio portfolio = aggregator.refresh(List.of(connection(saxo)), AT_ONCE);
        assertThat(portfolio.missing())
                .containsExactly(
                        new MissingAccount(account("2"), saxo.id(), DOWN),
                        new MissingAccount(account("3"), saxo.id(), DENIED));
        assertThat(portfolio.accounts()).extracting(AccountView::account).containsExactly(account("1"));
    }

    @Test
    @DisplayName("asks all sources side by side, so that a refresh takes as long as the slowest")
    void asksSideBySide() {
        CountDownLatch allAsked = new CountDownLatch(4);
        List<Connection> connections = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            Broker one = meeting(allAsked, "broker-" + i + "/positions");
            Broker other = meeting(allAsked, "broker-" + i + "/statement");
            connections.add(connection(one, other));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Portfolio portfolio = aggregator.refresh(connections, threads);
            assertThat(portfolio.outcomes()).hasSize(2).allMatch(Answered.class::isInstance);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A source that answers only once all others are being asked too. */
    private static Broker meeting(CountDownLatch all, String id) {
        Broker broker = new Broker(id).answers(NOW);
        Supplier<SourceSnapshot> answer = broker.answer;
        broker.answer = () -> {
            all.countDown();
            try {
                if (!all.await(10, TimeUnit.SECONDS)) {
                    throw down();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return answer.get();
        };
        return broker;
    }

    @Test
    @DisplayName("puts the files of one connection together, as old as the oldest")
    void putsFilesTogether() {
        Broker positions = new Broker("saxo/file-1").answers(YESTERDAY, holding("1", Isin.of("US0378331005")));
        Broker statement = new Broker("saxo/file-2").answers(NOW, cash("1", "5"));
        Portfolio portfolio = aggregator.refresh(List.of(connection(positions, statement)), AT_ONCE);
        assertThat(portfolio.accounts())
                .extracting(AccountView::source)
                .containsExactly(positions.id(), statement.id());
        assertThat(portfolio.outcomes().get(0).asOf()).contains(YESTERDAY);
        assertThat(portfolio.outcomes().get(0).freshness()).contains(Freshness.STALE);
    }

    @Test
    @DisplayName("shows what it fetched although it could not be stored, and says so")
    void notStored() {
        PortfolioAggregator onFullDisk = aggregatorOn(new Failing(store, false, true));
        Portfolio portfolio = onFullDisk.refresh(List.of(connection(saxo.answers(NOW, cash("1", "5")))), AT_ONCE);
        assertThat(portfolio.outcomes()).singleElement().isInstanceOf(Answered.class);
        assertThat(portfolio.accounts()).hasSize(1);
        assertThat(portfolio.notStored())
                .hasValueSatisfying(why -> assertThat(why).contains("disk full"));
        assertThat(store.lastRead(saxo.id())).isEqualTo(LastRead.NEVER);
    }

    @Test
    @DisplayName("says so, too, when a failure could not be stored")
    void failureNotStored() {
        PortfolioAggregator onFullDisk = aggregatorOn(new Failing(store, false, true));
        Portfolio portfolio = onFullDisk.refresh(List.of(connection(saxo.fails(down()))), AT_ONCE);
        assertThat(portfolio.outcomes()).containsExactly(new Missing(ConnectionId.of("saxo"), DOWN));
        assertThat(portfolio.notStored()).isPresent();
    }

    @Test
    @DisplayName("says so, too, when the names of instruments could not be remembered")
    void namesNotStored() {
        InstrumentAliases full = new InstrumentAliases() {
            @Override
            public Map<InstrumentIdentifier, InstrumentId> all() {
                return Map.of();
            }

            @Override
            public void remember(Map<InstrumentIdentifier, InstrumentId> learnt) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        };
        saxo.answers(NOW, holding("1", Isin.of("US0378331005")));
        Portfolio portfolio = new PortfolioAggregator(store, full, InstantSource.fixed(NOW))
                .refresh(List.of(connection(saxo)), AT_ONCE);
        assertThat(portfolio.accounts().get(0).positions()).hasSize(1);
        assertThat(portfolio.notStored()).isPresent();
    }

    @Test
    @DisplayName("throws when the storage cannot be read, from whichever thread")
    void storageCannotBeRead() {
        PortfolioAggregator onNothing = aggregatorOn(new Failing(store, true, true));
        List<Connection> connections = List.of(connection(saxo.fails(down())));
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> onNothing.current(connections));
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> onNothing.refresh(connections, AT_ONCE));
    }

    private PortfolioAggregator aggregatorOn(SnapshotStore other) {
        return new PortfolioAggregator(other, aliases, InstantSource.fixed(NOW));
    }

    /** A store on a broken disk. */
    private record Failing(SnapshotStore good, boolean reading, boolean writing) implements SnapshotStore {

        private static void failIf(boolean broken) {
            if (broken) {
                throw new UncheckedIOException(new IOException("disk full"));
            }
        }

        @Override
        public void save(SourceSnapshot snapshot) {
            failIf(writing);
            good.save(snapshot);
        }

        @Override
        public void saveFailure(SourceId source, SourceFailure failure, Instant at) {
            failIf(writing);
            good.saveFailure(source, failure, at);
        }

        @Override
        public LastRead lastRead(SourceId source) {
            failIf(reading);
            return good.lastRead(source);
        }

        @Override
        public Optional<SourceSnapshot> latestWith(SourceId source, AccountId account) {
            failIf(reading);
            return good.latestWith(source, account);
        }

        @Override
        public List<SourceSnapshot> between(SourceId source, Instant from, Instant to) {
            failIf(reading);
            return good.between(source, from, to);
        }
    }

    @Test
    @DisplayName("shows what is stored without asking anybody, with the failure too after a restart")
    void currentAsksNobody() {
        aggregator.refresh(List.of(connection(saxo.answers(YESTERDAY, cash("1", "5")))), AT_ONCE);
        aggregator.refresh(List.of(connection(saxo.fails(down()))), AT_ONCE);
        // A new aggregator on the same store, and a source that must not be asked: a restart.
        Broker untouched = new Broker("saxo/api");
        Portfolio portfolio = aggregatorOn(store).current(List.of(connection(untouched)));
        assertThat(portfolio.outcomes())
                .singleElement()
                .isInstanceOfSatisfying(
                        LastGood.class, outcome -> assertThat(outcome.failure()).contains(DOWN));
        assertThat(portfolio.accounts())
                .singleElement()
                .satisfies(view -> assertThat(onlyCash(view)).isEqualTo(Money.of("5", "EUR")));
    }

    @Test
    @DisplayName("says that a source was not read yet, rather than that it is empty")
    void neverRead() {
        Portfolio portfolio = aggregator.current(List.of(connection(saxo)));
        assertThat(portfolio.outcomes()).singleElement().isInstanceOfSatisfying(Missing.class, outcome -> {
            assertThat(outcome.cause().reason()).isEqualTo(Reason.UNAVAILABLE);
            assertThat(outcome.cause().message()).isEqualTo("Not read yet.");
        });
    }

    @Test
    @DisplayName("knows an instrument of two brokers as one, also at the next refresh")
    void identifiesInstruments() {
        Isin isin = Isin.of("US0378331005");
        ListedSymbol symbol = ListedSymbol.of("AAPL", "XNAS");
        List<Connection> connections = List.of(connection(saxo.answers(NOW, holding("1", symbol))), connection(coin));
        coin.answers(NOW, holding("2", isin, symbol));
        InstrumentId apple = InstrumentId.parse("ISIN~US0378331005");
        assertThat(idsOf(aggregator.refresh(connections, AT_ONCE))).containsExactly(apple, apple);
        assertThat(aliases.all()).isEqualTo(Map.of(isin, apple, symbol, apple));
        assertThat(idsOf(aggregator.refresh(List.of(connections.get(0)), AT_ONCE)))
                .containsExactly(apple);
    }

    private static List<InstrumentId> idsOf(Portfolio portfolio) {
        return portfolio.accounts().stream()
                .flatMap(view -> view.positions().stream())
                .map(IdentifiedPosition::id)
                .toList();
    }

    @Test
    @DisplayName("passes on what a person has to decide about instruments")
    void passesConflictsOn() {
        Isin isin = Isin.of("US0378331005");
        ListedSymbol symbol = ListedSymbol.of("AAPL", "XNAS");
        InstrumentId one = InstrumentId.parse("one");
        InstrumentId other = InstrumentId.parse("other");
        aliases.remember(Map.of(isin, one, symbol, other));
        saxo.answers(NOW, holding("1", isin, symbol));
        Portfolio portfolio = aggregator.refresh(List.of(connection(saxo)), AT_ONCE);
        assertThat(portfolio.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.identifier()).isEqualTo(symbol);
            assertThat(conflict.used()).isEqualTo(one);
            assertThat(conflict.other()).isEqualTo(other);
        });
    }

    @Test
    @DisplayName("a connection has sources, and only its own")
    void connectionsHaveTheirSources() {
        ConnectionId id = ConnectionId.of("saxo");
        assertThat(Connection.of(id, new SourceRegistration(saxo, LIMITS)).active())
                .hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Connection.of(id));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Connection.of(id, new SourceRegistration(coin, LIMITS)))
                .withMessageContaining("coin/api");
    }

    @Test
    @DisplayName("nobody has nothing, and that is complete")
    void nobody() {
        Portfolio portfolio = aggregator.refresh(List.of(), AT_ONCE);
        assertThat(portfolio.outcomes()).isEmpty();
        assertThat(portfolio.accounts()).isEmpty();
        assertThat(portfolio.notStored()).isEmpty();
    }

    @Test
    @DisplayName("says which file of a connection was never read although another was")
    void saysWhichFileWasNeverRead() {
        Broker statement = new Broker("saxo/statement").fails(down());
        saxo.answers(NOW);
        Connection connection = Connection.of(
                ConnectionId.of("saxo"),
                new SourceRegistration(saxo, LIMITS),
                new SourceRegistration(statement, LIMITS));

        SourceOutcome outcome =
                aggregator.refresh(List.of(connection), AT_ONCE).outcomes().get(0);

        assertThat(outcome).isInstanceOf(LastGood.class);
        assertThat(outcome.missing()).containsExactly(SourceId.parse("saxo/statement"));
        assertThat(outcome.snapshots()).hasSize(1);
    }

    @Test
    @DisplayName("takes no stand-in of another connection")
    void takesNoForeignStandIn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Connection(
                        ConnectionId.of("saxo"),
                        List.of(new SourceRegistration(saxo, LIMITS)),
                        Optional.of(new SourceRegistration(coin, LIMITS))));
    }
}
