package io.github.smartfolio.cointracking;

import io.github.smartfolio.csv.OtherExport;
import java.util.List;
import java.util.Set;

/** CoinTracking's exports that are not read: neither balances of one moment nor trades as they should be (file-formats 3.1, 3.2). */
final class OtherExports {

    private static final String INSTEAD =
            " Upload a balance file instead: Current Balance, Balance by Exchange or Coins by Exchange.";

    static final List<OtherExport> ALL = List.of(
            tradeTable("Type", "Buy", "Cur.", "Sell"),
            tradeTable("Type", "Buy Amount", "Buy Currency", "Sell Amount"),
            tradeTable("Typ", "Kauf", "Cur."),
            tradeTable("Tipo", "Compra", "Cur.", "Venta"),
            new OtherExport(
                    "cointracking-daily-balance",
                    Set.of("Date", "Account Total Value in *"),
                    Set.of(),
                    "This is CoinTracking's daily overview. It is a history, which is not read yet." + INSTEAD),
            new OtherExport(
                    "cointracking-realized-gains",
                    Set.of("Date Acquired", "Date Sold", "Proceeds in *"),
                    Set.of(),
                    "This is CoinTracking's export of realized gains, which is not read." + INSTEAD));

    private OtherExports() {}

    private static OtherExport tradeTable(String... columns) {
        return new OtherExport(
                TradeRows.KIND,
                Set.of(columns),
                Set.of(),
                "This is CoinTracking's Trade Table, but not as a CSV file with all its columns: type, amounts with their"
                        + " currencies, and date are needed. Export it as CSV again, with all columns.");
    }
}
