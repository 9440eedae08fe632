package io.github.smartfolio.app.rates;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.smartfolio.app.TestServer;
import io.github.smartfolio.app.rates.FakeEcb.Reply;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.MasterKey;
import io.github.smartfolio.money.FxRate;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcbRatesTest {

    private static final InstantSource CLOCK = InstantSource.fixed(TestServer.NOW);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency GBP = Currency.getInstance("GBP");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Instant MONDAY_NOON = Instant.parse("2026-02-02T11:00:00Z");

    private static final Reply HISTORY = FakeEcb.history(
            "Date,USD,JPY,GBP,XYZ,",
            "2026-02-02,1.1750,182.13,0.8612,5,",
            "2026-01-30,1.1800,N/A,0.8600,N/A,",
            "2026-01-29,1.1900,180.00,,N/A,");

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

    @Test
    @DisplayName("reads the history, each currency in its own column")
    void readsTheHistory() throws Exception {
        EcbRates rates = updated(HISTORY, FakeEcb.MISSING);
        assertThat(rates.between(EUR, USD, MONDAY_NOON)).contains(FxRate.of("EUR", "USD", "1.1750", day(2, 2), "ECB"));
        assertThat(rates.between(GBP, EUR, MONDAY_NOON)).contains(FxRate.of("EUR", "GBP", "0.8612", day(2, 2), "ECB"));
        assertThat(rates.between(EUR, JPY, Instant.parse("2026-01-30T11:00:00Z")))
                .contains(FxRate.of("EUR", "JPY", "180.00", day(1, 29), "ECB"));
        assertThat(rates.condition().latest()).contains(day(2, 2));
        assertThat(rates.condition().failure()).isEmpty();
    }

    @Test
    @DisplayName("converts two other currencies through the euro, with rates of one day")
    void crosses() throws Exception {
        EcbRates rates = updated(HISTORY, FakeEcb.MISSING);
        FxRate cross = rates.between(GBP, USD, MONDAY_NOON).orElseThrow();
        // 1.1750 / 0.8612 to 34 digits
        assertThat(cross.value()).isEqualByComparingTo(new BigDecimal("1.364375290292614955875522526706921"));
        assertThat(cross.base()).isEqualTo(GBP);
        // On 30 January there is no yen, on 29 no pound: no day has both.
        assertThat(rates.between(GBP, JPY, Instant.parse("2026-01-30T11:00:00Z")))
                .isEmpty();
    }

    @Test
    @DisplayName("reads the newest day when there is no history to be had")
    void fallsBackToTheNewest() throws Exception {
        EcbRates rates = updated(FakeEcb.MISSING, FakeEcb.newest("2026-02-02", "USD 1.1750", "XYZ 3"));
        assertThat(rates.between(EUR, USD, MONDAY_NOON)).contains(FxRate.of("EUR", "USD", "1.1750", day(2, 2), "ECB"));
    }

    @Test
    @DisplayName("reads the newest day after the history, and the history again when days are missing between")
    void readsTheNewest() throws Exception {
        HttpServer ecb = FakeEcb.start(HISTORY, FakeEcb.newest("2026-02-03", "USD 1.2000"));
        try {
            EcbRates rates = rates(FakeEcb.address(ecb));
            rates.update();
            assertThat(rates.condition().latest()).contains(day(2, 2));
            rates.update();
            assertThat(rates.condition().latest()).contains(day(2, 3));
            ecb.removeContext("/eurofxref-daily.xml");
            ecb.removeContext("/eurofxref-hist.zip");
            FakeEcb.answer(ecb, "/eurofxref-daily.xml", FakeEcb.newest("2026-02-05", "USD 1.4000"));
            FakeEcb.answer(
                    ecb,
                    "/eurofxref-hist.zip",
                    FakeEcb.history("Date,USD,", "2026-02-05,1.4000,", "2026-02-04,1.3000,"));
            rates.update();
            assertThat(rates.between(EUR, USD, Instant.parse("2026-02-04T11:00:00Z"))
                            .map(FxRate::date))
                    .contains(day(2, 4));
            assertThat(rates.condition().latest()).contains(day(2, 5));
        } finally {
            ecb.stop(0);
        }
    }

    @Test
    @DisplayName("uses what is stored when the bank cannot be reached, and says so")
    void usesWhatIsStored() throws Exception {
        database.referenceRates().save("ECB", Map.of(day(2, 2), Map.of(USD, new BigDecimal("1.1750"))));
        EcbRates rates = rates(TestServer.NOWHERE);
        assertThat(rates.update()).isFalse();
        assertThat(rates.between(EUR, USD, MONDAY_NOON)).isPresent();
        assertThat(rates.condition().failure().orElse("")).contains("eurofxref-daily.xml");
        assertThat(rates.condition().readAt()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("takes nothing of a history that is not right in every place")
    @ValueSource(
            strings = {
                "",
                "<html>We are down</html>",
                "Datum,USD,\n2026-02-02,1.1750,",
                "Date,USD,\n2026-02-02,0,",
                "Date,USD,\n2026-02-02,-1.1750,",
                "Date,USD,\n2026-02-02,1e5,",
                "Date,USD,\n2026-02-02,\"1,1750\",",
                "Date,USD,\n2026-02-02,1.1750,2,",
                "Date,USD,\n2026-02-30,1.1750,",
                "Date,USD,"
            })
    void refusesGarbage(String csv) throws Exception {
        EcbRates rates = updated(new Reply(200, FakeEcb.zip("eurofxref-hist.csv", csv)), FakeEcb.MISSING);
        assertThat(rates.condition().latest()).isEmpty();
        assertThat(rates.condition().failure()).isPresent();
        assertThat(database.referenceRates().latest("ECB")).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("takes nothing of a newest day that is not right in every place")
    @ValueSource(
            strings = {
                "",
                "We are down",
                "<html>We are down</html>",
                "<Cube time='2026-02-02'><Cube currency='USD' rate='1.1",
                "<Cube time='2026-02-02'><Cube currency='USD' rate='0'/></Cube>",
                "<Cube time='yesterday'><Cube currency='USD' rate='1.1750'/></Cube>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><Cube time='2026-02-02'><Cube currency='USD' rate='&e;'/></Cube>"
            })
    void refusesGarbageOfTheDay(String xml) throws Exception {
        EcbRates rates = updated(FakeEcb.MISSING, Reply.ok(xml));
        assertThat(rates.condition().latest()).isEmpty();
        assertThat(rates.condition().failure()).isPresent();
    }

    @Test
    @DisplayName("takes nothing of an archive that is cut, is none, or holds no table")
    void refusesDamagedArchives() throws Exception {
        byte[] whole = FakeEcb.history(lines(500)).body();
        for (byte[] body :
                new byte[][] {Arrays.copyOf(whole, whole.length / 2), {1, 2, 3}, FakeEcb.zip("readme.txt", "Date,USD,")
                }) {
            EcbRates rates = updated(new Reply(200, body), FakeEcb.MISSING);
            assertThat(rates.condition().latest()).isEmpty();
        }
        assertThat(updated(new Reply(500, whole), FakeEcb.MISSING).condition().latest())
                .isEmpty();
        assertThat(updated(new Reply(200, whole), FakeEcb.MISSING).condition().latest())
                .isPresent();
    }

    @Test
    @DisplayName("hangs up on an answer that never ends, be it slow or large")
    void hangsUp() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        HttpServer ecb = FakeEcb.start(FakeEcb.MISSING, FakeEcb.MISSING);
        ecb.removeContext("/eurofxref-daily.xml");
        ecb.createContext("/eurofxref-daily.xml", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('<');
            exchange.getResponseBody().flush();
            try {
                stopped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        ecb.removeContext("/eurofxref-hist.zip");
        FakeEcb.answer(ecb, "/eurofxref-hist.zip", new Reply(200, new byte[9 * 1024 * 1024]));
        try {
            EcbRates rates = rates(FakeEcb.address(ecb));
            assertThat(rates.update()).isFalse();
            assertThat(rates.condition().failure().orElse("")).contains("no whole answer within 2 s");
        } finally {
            stopped.countDown();
            ecb.stop(0);
        }
    }

    private EcbRates updated(Reply history, Reply newest) throws Exception {
        HttpServer ecb = FakeEcb.start(history, newest);
        try {
            EcbRates rates = rates(FakeEcb.address(ecb));
            rates.update();
            return rates;
        } finally {
            ecb.stop(0);
        }
    }

    private EcbRates rates(URI address) {
        return new EcbRates(database.referenceRates(), new EcbSite(address, Duration.ofSeconds(2)), CLOCK);
    }

    private static String[] lines(int days) {
        String[] lines = new String[days + 1];
        lines[0] = "Date,USD,";
        for (int i = 1; i <= days; i++) {
            lines[i] = day(2, 2).minusDays(i) + ",1." + (i * 7919) % 10_000 + ",";
        }
        return lines;
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2026, month, day);
    }
}
