package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Saxo's other exports, recognised so that a person is told what was uploaded instead of that it is unknown. */
enum SaxoExport {
    TRANSACTIONS("saxo-transactions", "transactions"),
    TRADES_EXECUTED("saxo-trades-executed", "trades executed"),
    ACCOUNT_STATEMENT("saxo-account-statement", "an account statement"),
    CLOSED_POSITIONS("saxo-closed-positions", "closed positions"),
    SHARE_DIVIDENDS("saxo-share-dividends", "share dividends"),
    AGGREGATED_AMOUNTS("saxo-aggregated-amounts", "aggregated amounts");

    private final String kind;
    private final String what;

    SaxoExport(String kind, String what) {
        this.kind = kind;
        this.what = what;
    }

    /** By the columns of a CSV file (file-formats 2). */
    static Optional<SaxoExport> ofHeader(List<String> header) {
        Set<String> names = new HashSet<>();
        header.forEach(name -> names.add(Headers.plain(name)));
        boolean transactions = names.contains("trade date")
                && names.contains("event")
                && (names.contains("amount") || names.contains("booked amount"));
        return transactions ? Optional.of(TRANSACTIONS) : Optional.empty();
    }

    /** By the names of a workbook's sheets (file-formats 2). */
    static Optional<SaxoExport> ofSheets(List<String> sheets) {
        for (String sheet : sheets) {
            String name = Headers.plain(sheet);
            if (Set.of("transactions", "transacties", "transaksjoner", "bookings", "opérations")
                    .contains(name)) {
                return Optional.of(TRANSACTIONS);
            }
            if (Set.of("trades", "handler", "tradeswithadditionalinfo").contains(name)) {
                return Optional.of(TRADES_EXECUTED);
            }
            if (name.equals("account summary")
                    || name.equals("kontooversigt")
                    || name.startsWith("account statement")) {
                return Optional.of(ACCOUNT_STATEMENT);
            }
            if (name.replace(" ", "").equals("closedpositions")) {
                return Optional.of(CLOSED_POSITIONS);
            }
            if (name.equals("share dividends")) {
                return Optional.of(SHARE_DIVIDENDS);
            }
            if (Set.of("cash movements", "mouvements d espèces", "montants cumulés")
                    .contains(name)) {
                return Optional.of(AGGREGATED_AMOUNTS);
            }
        }
        return Optional.empty();
    }

    ImportReport refusal() {
        return new ImportReport(
                Optional.of(kind),
                Optional.empty(),
                Optional.empty(),
                false,
                Rows.NONE,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                Optional.of(
                        "This is Saxo's export of " + what + ", which is not read yet. Export the positions instead."));
    }
}
