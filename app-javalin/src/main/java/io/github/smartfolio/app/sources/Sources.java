package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.Connector;
import io.github.smartfolio.connect.ConnectorFactory;
import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.FileSource;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Question;
import io.github.smartfolio.connect.SignIn;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.Choice;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.FileStore;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.jdbc.UserStores;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.TransactionId;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.Connection;
import io.github.smartfolio.portfolio.Freshness;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.PortfolioAggregator;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.portfolio.SourceRegistration;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sources of one user: which of them are in use, what they say, and every change a person can make to that.
 *
 * <p>The first file of a broker without a source is used at once; later ones are offered, not taken. Methods may be called from
 * any thread, and throw {@link java.io.UncheckedIOException} if the storage failed.
 */
public final class Sources {

    private static final Logger LOG = LoggerFactory.getLogger(Sources.class);
    // Any other failure says nothing about what a person entered.
    private static final Set<Reason> REFUSALS =
            Set.of(Reason.MISCONFIGURED, Reason.ACCESS_DENIED, Reason.AUTHORIZATION_REQUIRED);
    private static final Duration USUAL_INTERVAL = Duration.ofHours(4);

    private final Brokers brokers;
    private final UserStores stores;
    private final Connectors connectors;
    private final Duration refreshInterval;
    private final InstantSource clock;
    private final PortfolioAggregator aggregator;
    private final Refreshes refreshes;
    private final Executor threads;
    private final Books books;
    private final Bookings bookings;

    /**
     * @param refreshInterval after which an API is asked again by itself; zero for never
     * @param threads on which sources are read, side by side as far as it runs them so
     */
    public Sources(
            Brokers brokers,
            UserStores stores,
            Connectors connectors,
            Duration refreshInterval,
            InstantSource clock,
            Executor threads) {
        this.brokers = brokers;
        this.stores = stores;
        this.connectors = connectors;
        this.refreshInterval = refreshInterval;
        this.clock = clock;
        this.aggregator = new PortfolioAggregator(stores.snapshots(), stores.aliases(), clock);
        this.threads = threads;
        this.books = new Books(stores);
        this.bookings =
                new Bookings(stores, books, new Pace(refreshInterval.isZero() ? Pace.RETRY : refreshInterval), clock);
        this.refreshes = new Refreshes(aggregator, threads, this::readBooked);
    }

    public Brokers brokers() {
        return brokers;
    }

    /** What all sources in use said last; none is asked. */
    public Portfolio portfolio() {
        return aggregator.current(connections());
    }

    /** What all sources in use say now. */
    public Portfolio refreshed() {
        List<CompletableFuture<Portfolio>> asked =
                connections().stream().map(refreshes::refresh).toList();
        return together(asked.stream().map(CompletableFuture::join).toList());
    }

    /**
     * What all files and the API told was booked, whichever are in use, but for those of brokers that are switched off. An API of
     * another environment is not the one that counts.
     */
    public Ledger ledger() {
        return books.ledger(
                told().stream().map(told -> told.activity().source()).collect(Collectors.toSet()));
    }

    /** What {@link #ledger} is made of, in the order of the sources' text. */
    public List<ToldBooked> told() {
        return books.all().stream()
                .filter(activity -> !isSwitchedOff(activity.source().connection()))
                .map(activity -> new ToldBooked(activity, nameOfFile(activity.source())))
                .filter(told -> told.file().isPresent() || isApi(told.activity().source()))
                .toList();
    }

    private boolean isApi(SourceId source) {
        return transactionsOf(source.connection())
                .filter(transactions -> transactions.id().equals(source))
                .isPresent();
    }

    private Optional<String> nameOfFile(SourceId source) {
        return stores.files().find(source.connection(), source.name()).map(StoredFile::name);
    }

    /** Keeps what a person says that the units of a transaction cost. */
    public void enterCost(TransactionId transaction, Money cost) {
        stores.ledger().enterCost(transaction, cost);
    }

    public void forgetCost(TransactionId transaction) {
        stores.ledger().forgetCost(transaction);
    }

    public Map<TransactionId, Money> enteredCosts() {
        return stores.ledger().enteredCosts();
    }

    /** Everything that sources said was held, by connection, but for those that are switched off. */
    public Map<ConnectionId, List<SourceSnapshot>> history() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        Map<ConnectionId, List<SourceSnapshot>> all = new LinkedHashMap<>();
        for (Broker broker : brokers.all()) {
            ConnectionId id = connection(broker);
            if (!isSwitchedOff(id)) {
                Stream<SourceId> api = connectors.find(id).stream()
                        .map(connector -> connector.source().id());
                Stream<SourceId> files = stores.files().list(id).stream().map(StoredFile::source);
                all.put(
                        id,
                        Stream.concat(api, files)
                                .flatMap(source -> stores.snapshots().between(source, Instant.EPOCH, end).stream())
                                .toList());
            }
        }
        return all;
    }

    public SourceStatus status(Broker broker) {
        ConnectionId id = connection(broker);
        Optional<SourceOutcome> outcome = connection(id)
                .flatMap(connection -> aggregator.current(List.of(connection)).outcomes().stream()
                        .findFirst());
        Optional<ApiStatus> api = api(broker);
        return new SourceStatus(
                broker,
                mode(id),
                modes(broker, api),
                filesInUse(id),
                api.flatMap(ApiStatus::nextRefresh),
                entered(broker),
                brokers.apiOf(broker.id()).flatMap(ConnectorFactory::credentialAdvice),
                api.flatMap(ApiStatus::signIn),
                api.flatMap(ApiStatus::booked),
                !isSwitchedOff(id),
                api.flatMap(ApiStatus::off),
                outcome);
    }

    /** Empty if the broker has no API here. */
    public Optional<ApiStatus> api(Broker broker) {
        ConnectionId id = connection(broker);
        return connectors.find(id).map(connector -> {
            LastRead last = lastRead(connector);
            Optional<Instant> readAt = last.snapshot().map(SourceSnapshot::fetchedAt);
            return new ApiStatus(
                    mode(id) == Mode.API ? nextRefresh(last) : Optional.empty(),
                    signIn(broker).map(signIn -> SignInStatus.of(signIn, readAt, clock.instant())),
                    connector.transactions().map(bookings::status),
                    connector.off());
        });
    }

    private List<Mode> modes(Broker broker, Optional<ApiStatus> api) {
        List<Mode> modes = new ArrayList<>();
        if (api.filter(a -> a.off().isEmpty()).isPresent()) {
            modes.add(Mode.API);
        }
        if (brokers.readsFilesOf(broker.id())) {
            modes.add(Mode.FILE);
        }
        modes.add(Mode.OFF);
        return modes;
    }

    private List<SourceStatus.Entered> entered(Broker broker) {
        Set<String> set = stores.credentials().of(connection(broker)).keySet();
        return brokers.apiOf(broker.id()).stream()
                .flatMap(factory -> factory.credentials().stream())
                .map(field -> new SourceStatus.Entered(field, set.contains(field.name())))
                .toList();
    }

    /** Empty if never. */
    private Optional<Instant> nextRefresh(LastRead last) {
        if (refreshInterval.isZero()) {
            return Optional.empty();
        }
        return new Pace(refreshInterval)
                .next(last.snapshot().map(SourceSnapshot::fetchedAt), last.failure())
                .or(() -> Optional.of(clock.instant()));
    }

    private LastRead lastRead(Connector connector) {
        return stores.snapshots().lastRead(connector.source().id());
    }

    /** {@link Mode#OFF} also if nothing was ever chosen. */
    public Mode mode(ConnectionId connection) {
        return stores.choices().current(connection).map(Choice::mode).orElse(Mode.OFF);
    }

    /** Whether a person said so; not if nothing was ever chosen. */
    private boolean isSwitchedOff(ConnectionId connection) {
        return stores.choices()
                .current(connection)
                .filter(choice -> choice.mode() == Mode.OFF)
                .isPresent();
    }

    /** Asks the broker's source in use, if there is one. */
    public void refresh(Broker broker) {
        connection(connection(broker)).map(refreshes::refresh).ifPresent(CompletableFuture::join);
    }

    /** Asks every API in use whose figures are older than they should be, without waiting for the answers. */
    public void refreshDue() {
        Instant now = clock.instant();
        for (ConnectionId id : stores.choices().connections()) {
            Optional<Connector> due = connectors
                    .find(id)
                    .filter(connector -> mode(id) == Mode.API)
                    .filter(connector -> nextRefresh(lastRead(connector))
                            .filter(next -> !now.isBefore(next))
                            .isPresent());
            if (due.isPresent()) {
                connection(id).ifPresent(this::refreshUnwatched);
            }
        }
    }

    /** Whose API is being asked at this moment. */
    public Set<ConnectionId> beingRead() {
        return connections().stream()
                .filter(connection -> mode(connection.id()) == Mode.API)
                .filter(refreshes::isRunning)
                .map(Connection::id)
                .collect(Collectors.toSet());
    }

    // What comes of it is stored, unless storing fails.
    private void refreshUnwatched(Connection connection) {
        CompletableFuture<Portfolio> unused = refreshes.refresh(connection).whenComplete((portfolio, failure) -> {
            if (failure != null) {
                LOG.error("{} could not be refreshed", connection.id(), failure);
            }
        });
    }

    // The balances go before: nobody waits for this, and whoever tells of them is well.
    private void readBooked(Portfolio portfolio) {
        for (SourceOutcome outcome : portfolio.outcomes()) {
            if (outcome instanceof SourceOutcome.Answered && mode(outcome.connection()) == Mode.API) {
                transactionsOf(outcome.connection()).ifPresent(bookings::readIfDue);
            }
        }
    }

    private Optional<TransactionSource> transactionsOf(ConnectionId connection) {
        return connectors.find(connection).flatMap(Connector::transactions);
    }

    /**
     * What {@link #upload} would make of the file; a question it leaves open is part of the answer.
     *
     * @throws UnusableFileException if it cannot be used, whatever is answered
     */
    public ImportReport preview(Broker broker, UploadedFile file) {
        ImportReport report = read(broker, file);
        if (!report.isUsable() && unanswered(report).isEmpty()) {
            throw UnusableFileException.refused(report);
        }
        return report;
    }

    /**
     * Takes the file. If it says what is held, it is used at once if the broker has no source; what it says was booked is in the
     * ledger.
     *
     * @throws UnusableFileException if it was not taken
     */
    public Upload upload(Broker broker, UploadedFile file) {
        ImportReport report = read(broker, file);
        unanswered(report).ifPresent(question -> {
            throw UnusableFileException.unanswered(question, report);
        });
        if (!report.isUsable()) {
            throw UnusableFileException.refused(report);
        }
        // With the file its figures and transactions are stored: that is the broker's refresh.
        FileStore.Added added = stores.files().add(connection(broker), file, report);
        return new Upload(added.file(), report, added.isNew());
    }

    /** The newest first. */
    public List<StoredFile> files(Broker broker) {
        return stores.files().list(connection(broker));
    }

    /**
     * Uses this file in place of the one of its kind, and in place of the API.
     *
     * @throws NotOfferedException if the broker has no such file, or it does not say what is held
     */
    public void useFile(Broker broker, String id) {
        ConnectionId connection = connection(broker);
        StoredFile chosen = stores.files()
                .find(connection, id)
                .orElseThrow(() -> new NotOfferedException(broker.name() + " has no file '" + id + "' here."));
        if (!chosen.hasFigures()) {
            throw new NotOfferedException(
                    "'" + chosen.name()
                            + "' says what was booked and not what is held. It counts in the ledger already; there is nothing to choose.");
        }
        Stream<String> ofOtherKinds = filesInUse(connection).stream()
                .filter(file -> !file.kind().equals(chosen.kind()))
                .map(StoredFile::id);
        stores.choices()
                .choose(
                        connection,
                        Choice.files(Stream.concat(ofOtherKinds, Stream.of(id)).toList()));
        refresh(broker);
    }

    /**
     * Uses the broker's API in place of files.
     *
     * @throws NotOfferedException if there is none, or it is switched off
     */
    public void useApi(Broker broker) {
        Connector connector = connectors
                .find(connection(broker))
                .orElseThrow(() -> new NotOfferedException(broker.name() + " has no API here."));
        connector.off().ifPresent(why -> {
            throw new NotOfferedException(why);
        });
        stores.choices().choose(connection(broker), Choice.api());
        refresh(broker);
    }

    /** How people sign in to the broker's API; empty if there is none, they need not, or it is switched off. */
    public Optional<SignIn> signIn(Broker broker) {
        return connectors
                .find(connection(broker))
                .filter(connector -> connector.off().isEmpty())
                .flatMap(Connector::signIn);
    }

    /** Somebody signed in: the API is read, and used at once if the broker has no source. */
    public CompletableFuture<?> signedIn(Broker broker) {
        ConnectionId id = connection(broker);
        useApiFirst(id);
        return connection(id)
                .filter(c -> mode(id) == Mode.API)
                .map(refreshes::refresh)
                .orElseGet(() -> CompletableFuture.completedFuture(portfolio()));
    }

    /**
     * Keeps what a person entered to be let in, in place of what was kept before. Where nobody has to sign in, the broker is asked
     * with it first, and the API used at once if the broker has no source; else the broker is asked if its API is in use.
     *
     * @throws NotOfferedException if a field is missing, or not one of the broker's
     * @throws SourceException if the broker refused it; then nothing changed
     */
    public void enter(Broker broker, Map<String, Secret> credentials) {
        List<CredentialField> fields =
                brokers.apiOf(broker.id()).map(ConnectorFactory::credentials).orElse(List.of());
        for (String name : credentials.keySet()) {
            if (fields.stream().noneMatch(field -> field.name().equals(name))) {
                throw new NotOfferedException(broker.name() + " has no credential '" + name + "'.");
            }
        }
        for (CredentialField field : fields) {
            if (field.required() && !credentials.containsKey(field.name())) {
                throw new NotOfferedException("'" + field.name() + "' is missing.");
            }
        }
        ConnectionId id = connection(broker);
        boolean asked = connectors.with(id, credentials).filter(this::answersTo).isPresent();
        stores.credentials().put(id, credentials);
        if (!asked) {
            renewed(broker);
            return;
        }
        connectors.renew(id);
        useApiFirst(id);
        if (mode(id) == Mode.API) {
            transactionsOf(id).ifPresent(source -> threads.execute(() -> bookings.readAnew(source)));
        }
    }

    /** Uses the API if nothing was ever chosen. */
    private void useApiFirst(ConnectionId id) {
        if (stores.choices().current(id).isEmpty()) {
            stores.choices().choose(id, Choice.api());
        }
    }

    // What it says is kept as after any other reading, so that it is asked once.
    private boolean answersTo(Connector connector) {
        if (connector.signIn().isPresent() || connector.off().isPresent()) {
            return false;
        }
        try (BalanceSource source = connector.source()) {
            stores.snapshots().save(source.fetch());
        } catch (SourceException e) {
            if (REFUSALS.contains(e.failure().reason())) {
                throw e;
            }
            stores.snapshots().saveFailure(connector.source().id(), e.failure(), clock.instant());
        }
        return true;
    }

    /** Forgets what a person entered. */
    public void forgetCredentials(Broker broker) {
        stores.credentials().clear(connection(broker));
        renewed(broker);
    }

    private void renewed(Broker broker) {
        connectors.renew(connection(broker));
        if (mode(connection(broker)) == Mode.API) {
            refresh(broker);
        }
    }

    /** Keeps what is stored of the broker and counts nothing of it. */
    public void switchOff(Broker broker) {
        stores.choices().choose(connection(broker), Choice.off());
    }

    /**
     * Forgets a file, and returns to the choice before if it was in use.
     *
     * @return whether there was such a file
     */
    public boolean delete(Broker broker, String id) {
        boolean deleted = stores.files().delete(connection(broker), id);
        if (deleted) {
            refresh(broker);
        }
        return deleted;
    }

    // A second login of one broker will be a connection with an id of its own.
    private static ConnectionId connection(Broker broker) {
        return ConnectionId.of(broker.id());
    }

    private ImportReport read(Broker broker, UploadedFile file) {
        FileReader reader = brokers.filesOf(broker.id());
        if (!reader.recognises(file)) {
            brokers.recognising(file).ifPresent(owner -> {
                throw UnusableFileException.ofAnotherBroker(owner.name(), broker.name());
            });
        }
        return reader.read(file);
    }

    private static Optional<Question> unanswered(ImportReport report) {
        return report.questions().stream().filter(Question::required).findFirst();
    }

    private List<Connection> connections() {
        return stores.choices().connections().stream()
                .flatMap(id -> connection(id).stream())
                .toList();
    }

    /** What was chosen, ready to be asked; empty if that is nothing. */
    private Optional<Connection> connection(ConnectionId id) {
        if (mode(id) == Mode.API) {
            return connectors
                    .find(id)
                    .map(connector -> new Connection(
                            id,
                            List.of(new SourceRegistration(
                                    connector.source(),
                                    Freshness.Limits.ofApi(
                                            refreshInterval.isZero() ? USUAL_INTERVAL : refreshInterval))),
                            standIn(id)));
        }
        List<SourceRegistration> active =
                filesInUse(id).stream().map(this::registration).toList();
        return active.isEmpty() ? Optional.empty() : Optional.of(new Connection(id, active, Optional.empty()));
    }

    /** The youngest file with positions, for as long as the API never gave any figures. */
    private Optional<SourceRegistration> standIn(ConnectionId id) {
        return stores.files().list(id).stream()
                .filter(file -> file.contents().contains(Content.POSITIONS))
                .max(Comparator.comparing(StoredFile::asOf))
                .map(this::registration);
    }

    private SourceRegistration registration(StoredFile file) {
        return new SourceRegistration(
                new FileSource(
                        file.source(),
                        brokers.filesOf(file.source().connection().value()),
                        // It was within the limit when it was taken.
                        () -> stores.files().open(file).withUnpackLimit(Long.MAX_VALUE)),
                Freshness.Limits.OF_FILES);
    }

    private List<StoredFile> filesInUse(ConnectionId id) {
        return stores.choices().current(id).stream()
                .flatMap(choice -> choice.files().stream())
                .flatMap(file -> stores.files().find(id, file).stream())
                .toList();
    }

    private Portfolio together(List<Portfolio> parts) {
        return new Portfolio(
                clock.instant(),
                all(parts, Portfolio::accounts),
                all(parts, Portfolio::missing),
                all(parts, Portfolio::outcomes),
                all(parts, Portfolio::conflicts),
                parts.stream().flatMap(part -> part.notStored().stream()).findFirst());
    }

    private static <T> List<T> all(List<Portfolio> parts, Function<Portfolio, List<T>> part) {
        List<T> all = new ArrayList<>();
        parts.forEach(p -> all.addAll(part.apply(p)));
        return all;
    }
}
