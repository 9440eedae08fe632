package io.github.smartfolio.app.rates;

import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.testkit.FxRatesContract;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The ECB's rates")
class EcbRatesContractTest extends FxRatesContract {

    private static final InstantSource CLOCK = InstantSource.fixed(TestServer.NOW);

    @TempDir
    private Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("test.db"), MasterKey.random(), CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    protected FxRates publishing(List<FxRate> rates) {
        Map<LocalDate, Map<Currency, BigDecimal>> perEuro = new HashMap<>();
        rates.forEach(rate ->
                perEuro.computeIfAbsent(rate.date(), day -> new HashMap<>()).put(rate.quote(), rate.value()));
        database.referenceRates().save("ECB", perEuro);
        return new EcbRates(database.referenceRates(), new EcbSite(TestServer.NOWHERE, Duration.ofSeconds(1)), CLOCK);
    }

    @Override
    protected ZoneId zone() {
        return ZoneId.of("Europe/Berlin");
    }
}
