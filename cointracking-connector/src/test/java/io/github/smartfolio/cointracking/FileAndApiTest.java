package io.github.smartfolio.cointracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same trades told twice, by a file and by the API, are there once; twins within each of the two are two. */
class FileAndApiTest {

    @ParameterizedTest
    @CsvSource({
        "CoinTracking_Trade_Table_12_columns_txid.csv, 10",
        "CoinTracking_Trade_Table_full_export_13_columns.csv, 10",
        "CoinTracking_Trade_Table_dash_placeholders_old.csv, 10",
        "CoinTracking_Trade_Table_16_columnas.csv, 9"
    })
    void tellOfTheSame(String name, int both) {
        UploadedFile sample = BalanceFiles.resource("trades", name);
        ImportReport report = BalanceFiles.read(
                UploadedFile.of(name, sample.head(Integer.MAX_VALUE), sample.receivedAt(), ZoneOffset.UTC));
        SourceId file = SourceId.parse("cointracking/file-1");
        Activity ofFile = Activity.of(file, sample.receivedAt(), report.booked());
        Activity ofApi;
        try (CoinTrackingServer server = CoinTrackingServer.start()) {
            ofApi = new CoinTrackingTransactions(
                            server.settings(),
                            ConnectionId.of("cointracking"),
                            CallStore.inMemory(),
                            InstantSource.system())
                    .fetch(LocalDate.of(2000, 1, 1));
        }

        Ledger ledger =
                Ledger.of(List.of(ofFile, ofApi), InstrumentDirectory.of(InstrumentAliases.inMemory()), Map.of());

        assertThat(ledger.entries()).hasSize(10);
        assertThat(ledger.entries())
                .filteredOn(entry -> entry.sources().equals(Set.of(file, ofApi.source())))
                .hasSize(both);
        // 2000 - 802.08 - 551.43 - 10.05, and 0.02 - 0.01 + 0.0099
        assertThat(SampleTrades.cash(
                        ledger.entries().stream().map(Entry::transaction).toList(), "EUR"))
                .isEqualTo(Money.parse("EUR 636.44"));
        assertThat(SampleTrades.left(
                        ledger.entries().stream().map(Entry::transaction).toList(), "BTC"))
                .isEqualTo(new BigDecimal("0.0199"));
    }
}
