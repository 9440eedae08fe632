package io.github.smartfolio.app;

import io.github.smartfolio.app.config.Settings;
import io.github.smartfolio.app.config.WrongSettingsException;
import io.github.smartfolio.app.demo.SampleData;
import io.github.smartfolio.app.pages.PageRoutes;
import io.github.smartfolio.app.rates.EcbRates;
import io.github.smartfolio.app.rates.EcbSite;
import io.github.smartfolio.app.rates.RateUpdates;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.app.sources.RefreshSchedule;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.app.web.PortfolioRoutes;
import io.github.smartfolio.app.web.ServerRoutes;
import io.github.smartfolio.app.web.SourceRoutes;
import io.github.smartfolio.app.web.Uploads;
import io.github.smartfolio.app.web.WebServer;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.jdbc.UserId;
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
    private static final int SOURCES_AT_ONCE = 4;
    private static final int TIMED_AT_ONCE = 2;

    // Nothing is encrypted yet; the key comes from the settings before anything is.
    static final MasterKey KEY = MasterKey.parse(Secret.of("A".repeat(43) + '='));

    private final DataFolder folder;
    private final Database database;
    private final ScheduledExecutorService timer;
    private final ExecutorService readers;
    private final WebServer web;
    private final URI address;

    private Server(Settings settings, Brokers brokers, InstantSource clock) {
        folder = settings.demo() ? DataFolder.temporary() : DataFolder.of(settings);
        database = Database.open(folder.database(), KEY, clock);
        timer = Executors.newScheduledThreadPool(TIMED_AT_ONCE, threads("timer"));
        readers = Executors.newFixedThreadPool(SOURCES_AT_ONCE, threads("reader"));
        try {
            Sources sources = new Sources(brokers, database.of(UserId.LOCAL), clock, readers);
            RefreshSchedule schedule = settings.refreshes()
                    ? RefreshSchedule.every(settings.refreshInterval(), sources, timer, clock)
                    : RefreshSchedule.never(clock);
            // The demo asks nobody outside.
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
            Uploads uploads = new Uploads(settings.maxUploadMb(), settings.zone(), clock);
            web = WebServer.start(
                    settings.host(),
                    settings.port(),
                    settings.publicUrl(),
                    uploads,
                    List.of(
                            new PortfolioRoutes(sources, fxRates, settings.currency()),
                            new SourceRoutes(sources, schedule, uploads),
                            new ServerRoutes(version(), settings.demo(), rates),
                            new PageRoutes(
                                    sources, fxRates, settings.currency(), settings.zone(), settings.demo(), clock)));
            rates.ifPresent(ecb -> RateUpdates.start(ecb, timer));
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
     * @throws WrongSettingsException if it cannot start with these settings
     */
    public static Server start(Settings settings, Brokers brokers, InstantSource clock) {
        return new Server(settings, brokers, clock);
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
        readers.shutdownNow();
        try {
            // What is being stored may still be stored.
            readers.awaitTermination(2, TimeUnit.SECONDS);
            timer.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
