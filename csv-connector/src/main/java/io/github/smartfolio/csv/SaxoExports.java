package io.github.smartfolio.csv;

import java.util.List;
import java.util.Set;

/** Saxo's exports besides positions (file-formats 2). */
final class SaxoExports {

    static final List<OtherExport> ALL = List.of(
            export(
                    "saxo-transactions",
                    "transactions",
                    Set.of("Trade Date", "Event", "Amount"),
                    Set.of("Transactions", "Transacties", "Transaksjoner", "Bookings", "Opérations")),
            export("saxo-transactions", "transactions", Set.of("Trade Date", "Event", "Booked Amount"), Set.of()),
            export(
                    "saxo-trades-executed",
                    "trades executed",
                    Set.of(),
                    Set.of("Trades", "Handler", "TradesWithAdditionalInfo")),
            export(
                    "saxo-account-statement",
                    "an account statement",
                    Set.of(),
                    Set.of("Account Summary", "Kontooversigt")),
            export(
                    "saxo-closed-positions",
                    "closed positions",
                    Set.of(),
                    Set.of("Closed Positions", "ClosedPositions")),
            export("saxo-share-dividends", "share dividends", Set.of(), Set.of("Share Dividends")),
            export(
                    "saxo-aggregated-amounts",
                    "aggregated amounts",
                    Set.of(),
                    Set.of("Cash Movements", "Mouvements d espèces", "Montants cumulés")));

    private SaxoExports() {}

    private static OtherExport export(String kind, String what, Set<String> columns, Set<String> sheets) {
        return new OtherExport(
                kind,
                columns,
                sheets,
                "This is Saxo's export of " + what + ", which is not read yet. Export the positions instead.");
    }
}
