package io.github.smartfolio.app;

import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.config.WrongSettingsException;
import io.github.smartfolio.app.demo.SampleData;
import io.github.smartfolio.app.demo.Simulators;
import io.github.smartfolio.app.pages.PageRoutes;
import io.github.smartfolio.app.preferences.Preferred;
import io.github.smartfolio.app.preferences.UserPreferences;
import io.github.smartfolio.app.profit.UserProfit;
import io.github.smartfolio.app.rates.EcbRates;
import io.github.smartfolio.app.rates.EcbSite;
import io.github.smartfolio.app.rates.RateUpdates;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.app.sources.Connectors;
import io.github.smartfolio.app.sources.KeepAlive;
import io.github.smartfolio.app.sources.RefreshSchedule;
import io.github.smartfolio.app.sources.SignIns;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.app.web.LedgerRoutes;
import io.github.smartfolio.app.web.PortfolioRoutes;
import io.github.smartfolio.app.web.PreferenceRoutes;
import io.github.smartfolio.app.web.ProfitRoutes;
import io.github.smartfolio.app.web.ServerRoutes;
import io.github.smartfolio.app.web.SignInRoutes;
import io.github.smartfolio.app.web.SourceRoutes;
import io.github.smartfolio.app.web.Uploads;
import io.github.smartfolio.app.web.WebServer;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.jdbc.UserId;
import io.github.smartfolio.jdbc.UserStores;
import io.github.smartfolio.ledger.CostMethod;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.money.FxRates;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A running Smartfolio: all parts, put together and started. */
public final class Server implements AutoCloseable {

    private static final Duration LONGEST_WAIT_FOR_THE_ECB = Duration.ofSeconds(60);
    // Of a token, when the server stops: what is spent is spent, and the answer has to be stored.
    private static final int LONGEST_REFRESH_SECONDS = 5;
    private static final int SOURCES_AT_ONCE = 4;
    private static final int TIMED_AT_ONCE = 2;

    private final DataFolder folder;
    private final Database database;
    private final Optional<Simulators> simulators;
    private final ScheduledExecutorService timer;
    private final ScheduledExecutorService keeper;
    private final ExecutorService readers;
    private final ExecutorService calls;
    private final ExecutorService background;
    private final Connectors connectors;
    private final WebServer web;
    private final URI address;

    private Server(Settings settings, MasterKey masterKey, Brokers brokers, InstantSource clock) {
        folder = settings.demo() ? DataFolder.temporary() : DataFolder.of(settings);
        database = Database.open(folder.database(), masterKey, clock);
        // The demo asks nobody outside.
        simulators = settings.demo() ? Optional.of(Simulators.start(brokers, clock)) : Optional.empty();
        timer = Executors.newScheduledThreadPool(TIMED_AT_ONCE, threads("timer"));
        keeper = Executors.newSingleThreadScheduledExecutor(threads("keeper"));
        readers = Executors.newFixedThreadPool(SOURCES_AT_ONCE, threads("reader"));
        calls = Executors.newCachedThreadPool(threads("call"));
        background = Executors.newSingleThreadExecutor(threads("background"));
        UserStores stores = database.of(UserId.LOCAL);
        connectors = new Connectors(
                brokers,
                simulators.map(Simulators::settings).orElse(settings.connectors()),
                stores,
                database.calls(),
                calls,
                clock);
        try {
            Sources sources = new Sources(brokers, stores, connectors, settings.refreshInterval(), clock, readers);
            Optional<EcbRates> rates = settings.demo()
                    ? Optional.empty()
                    : Optional.of(new EcbRates(
                            database.referenceRates(),
                            new EcbSite(settings.ecbBaseUrl(), LONGEST_WAIT_FOR_THE_ECB),
                            clock));
            FxRates fxRates = rates.isPresent() ? rates.get() : FxRates.none();
            if (settings.demo()) {
                SampleData.addTo(sources, clock.instant(), settings.zone());
            }
            UserPreferences preferences = new UserPreferences(
                    stores.preferences(), new Preferred(settings.currency(), CostMethod.FIFO, settings.zone()));
            Uploads uploads = new Uploads(
                    settings.maxUploadMb(), () -> preferences.current().zone(), clock);
            UserProfit profit = new UserProfit(
                    sources, fxRates, () -> rates.flatMap(ecb -> ecb.condition().readAt()), clock, background);
            web = WebServer.start(
                    settings.host(),
                    settings.port(),
                    settings.publicUrl(),
                    uploads,
                    List.of(
                            new PortfolioRoutes(sources, fxRates, preferences),
                            new SourceRoutes(sources, uploads),
                            new SignInRoutes(sources, new SignIns(clock), settings::publicUrl),
                            new ServerRoutes(version(), settings.demo(), rates),
                            new LedgerRoutes(sources, fxRates, preferences, clock),
                            new ProfitRoutes(profit, preferences),
                            new PreferenceRoutes(preferences),
                            new PageRoutes(sources, fxRates, profit, preferences, settings.demo(), clock)));
            rates.ifPresent(ecb -> RateUpdates.start(ecb, timer));
            if (settings.refreshes()) {
                RefreshSchedule.start(settings.refreshInterval(), sources, timer);
            }
            KeepAlive.start(sources, keeper, clock);
            profit.prepare(preferences.current().currency(), Period.ALL);
        } catch (JavalinBindException e) {
            stopAllButTheWeb();
            throw WrongSettingsException.portInUse(settings);
        }
        String host = settings.host().contains(":") ? '[' + settings.host() + ']' : settings.host();
        address = URI.create("http://" + host + ':' + web.port());
    }

    /**
     * Returns when the server answers.
     *
     * @param masterKey that encrypts tokens and credentials at rest
     * @throws WrongSettingsException if it cannot start with these settings
     */
    public static Server start(Settings settings, MasterKey masterKey, Brokers brokers, InstantSource clock) {
        return new Server(settings, masterKey, brokers, clock);
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** Every route, for example {@code GET /api/portfolio}. */
    List<String> endpoints() {
        return web.endpoints();
    }

    /** Which release this is; outside a release jar nobody knows. */
    static String version() {
        return Optional.ofNullable(Server.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }

    @Override
    public void close() {
        web.close();
        stopAllButTheWeb();
    }

    private void stopAllButTheWeb() {
        timer.shutdownNow();
        keeper.shutdownNow();
        readers.shutdownNow();
        background.shutdownNow();
        // Not interrupted: a refresh token that is being spent is lost if the answer is not stored.
        calls.shutdown();
        try {
            // What is being stored may still be stored.
            readers.awaitTermination(2, TimeUnit.SECONDS);
            background.awaitTermination(2, TimeUnit.SECONDS);
            timer.awaitTermination(2, TimeUnit.SECONDS);
            calls.awaitTermination(LONGEST_REFRESH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connectors.close();
        simulators.ifPresent(Simulators::close);
        database.close();
        folder.close();
    }

    private static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + '-' + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
