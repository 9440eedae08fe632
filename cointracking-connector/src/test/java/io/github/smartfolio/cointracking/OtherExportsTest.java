package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.BalanceFiles.read;
import static io.github.smartfolio.cointracking.BalanceFiles.resource;
import static io.github.smartfolio.cointracking.BalanceFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.csv.SaxoFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is CoinTracking's and holds no balances: told by its name, whole or broken. */
class OtherExportsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Type,Buy,Cur.,Sell,Cur.,Fee,Cur.,Exchange,Group,Comment",
                "Typ,Kauf,Cur.,Verkauf,Cur.,Gebühr,Cur.,Börse,Gruppe,Kommentar",
                "Tipo,Compra,Cur.,Venta,Cur.",
                "Type,Buy Amount,Buy Currency,Sell Amount,Sell Currency",
                // with everything a Current Balance has besides
                "Type,Buy,Cur.,Sell,Cur.,Ticker,Name,Value in EUR,Value in BTC,Price in EUR,Price in BTC,% of total"
            })
    void refusesATradeTableWithoutDates(String header) {
        ImportReport report = read(text(header + "\n"));

        assertThat(new CoinTrackingFiles().recognises(text(header + "\n"))).isTrue();
        assertThat(report.kind()).contains("cointracking-trades");
        assertThat(report.refusal())
                .hasValueSatisfying(
                        refusal -> assertThat(refusal).contains("Trade Table").contains("date"));
    }

    @Test
    void refusesTheDailyOverview() {
        assertRefused(resource("other", "CoinTracking - Overview.csv"), "cointracking-daily-balance", "history");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "EUR"})
    void refusesRealizedGains(String currency) {
        String header = "Amount,Currency,Date Acquired,Date Sold,Proceeds in " + currency + ",Cost Basis in " + currency
                + ",Gain/Loss in " + currency + ",Exchange,Group\n";

        assertRefused(text(header), "cointracking-realized-gains", "realized gains");
    }

    @Test
    void leavesSaxosFilesToSaxo() {
        String saxo = "Instruments,Quantité,Valeur actuelle (EUR),Devise,ISIN\nTesla,12,3543.52,USD,US88160R1014\n";

        assertThat(new SaxoFiles().recognises(text(saxo))).isTrue();
        assertThat(new CoinTrackingFiles().recognises(text(saxo))).isFalse();
        assertThat(read(text(saxo)).refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("no export of CoinTracking"));
        String transactions = "Client ID,Trade Date,Value Date,Type,Instrument,Instrument ISIN,Instrument currency,"
                + "Exchange Description,Instrument Symbol,Event,Amount,Order ID,Conversion Rate\n";
        assertThat(new CoinTrackingFiles().recognises(text(transactions))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {BalanceFiles.CURRENT_BALANCE, BalanceFiles.BALANCE_BY_EXCHANGE, BalanceFiles.COINS_BY_EXCHANGE})
    void areNoneOfSaxos(String name) {
        assertThat(new CoinTrackingFiles().recognises(BalanceFiles.balances(name)))
                .isTrue();
        assertThat(new SaxoFiles().recognises(BalanceFiles.balances(name))).isFalse();
    }

    @Test
    void areNoneOfSaxosEither() {
        UploadedFile tradeTable = resource("trades", "CoinTracking_Trade_Table_full_export_13_columns.csv");

        assertThat(new SaxoFiles().recognises(tradeTable)).isFalse();
    }

    private static void assertRefused(UploadedFile file, String kind, String says) {
        ImportReport report = read(file);

        assertThat(new CoinTrackingFiles().recognises(file)).isTrue();
        assertThat(report.kind()).contains(kind);
        assertThat(report.refusal())
                .hasValueSatisfying(
                        refusal -> assertThat(refusal).contains(says).contains("Current Balance"));
        assertThat(report.accounts()).isEmpty();
    }
}
