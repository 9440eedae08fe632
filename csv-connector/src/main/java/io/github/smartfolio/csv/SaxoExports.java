package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Rows;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Saxo's exports besides positions (file-formats 2). */
final class SaxoExports implements OtherExports {

    @Override
    public Optional<ImportReport> ofHeader(List<String> header) {
        Set<String> names = new HashSet<>();
        header.forEach(name -> names.add(Headers.plain(name)));
        boolean transactions = names.contains("trade date")
                && names.contains("event")
                && (names.contains("amount") || names.contains("booked amount"));
        return transactions ? Optional.of(refusal("saxo-transactions", "transactions")) : Optional.empty();
    }

    @Override
    public Optional<ImportReport> ofSheets(List<String> names) {
        return names.stream()
                .flatMap(name -> ofSheet(Headers.plain(name)).stream())
                .findFirst();
    }

    private static Optional<ImportReport> ofSheet(String name) {
        return switch (name) {
            case "transactions", "transacties", "transaksjoner", "bookings", "opérations" ->
                Optional.of(refusal("saxo-transactions", "transactions"));
            case "trades", "handler", "tradeswithadditionalinfo" ->
                Optional.of(refusal("saxo-trades-executed", "trades executed"));
            case "account summary", "kontooversigt" ->
                Optional.of(refusal("saxo-account-statement", "an account statement"));
            case "closed positions", "closedpositions" ->
                Optional.of(refusal("saxo-closed-positions", "closed positions"));
            case "share dividends" -> Optional.of(refusal("saxo-share-dividends", "share dividends"));
            case "cash movements", "mouvements d espèces", "montants cumulés" ->
                Optional.of(refusal("saxo-aggregated-amounts", "aggregated amounts"));
            default -> Optional.empty();
        };
    }

    private static ImportReport refusal(String kind, String what) {
        return ImportReport.refused(
                kind,
                Optional.empty(),
                Rows.NONE,
                List.of(),
                "This is Saxo's export of " + what + ", which is not read yet. Export the positions instead.");
    }
}
