package io.github.smartfolio.cointracking;

import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.csv.CsvTable;
import io.github.smartfolio.csv.PositionsFiles;
import io.github.smartfolio.csv.Unreadable;
import io.github.smartfolio.source.Broker;
import java.util.Optional;

/**
 * The files that users of CoinTracking export.
 *
 * <p>Current Balance, Balance by Exchange and Coins by Exchange are read, with English headers and in whatever currency the account
 * is kept. They tell the same in three ways and so are of one kind: one of them is in use at a time. The Trade Table is read as what
 * was booked, in the forms and languages known. Other exports are recognised and refused by name. Thread-safe.
 */
public final class CoinTrackingFiles implements FileReader {

    private static final FileReader BALANCES =
            new PositionsFiles(Broker.of("cointracking", "CoinTracking"), BalanceFormats.ALL, OtherExports.ALL);

    /** As the service loader needs it. */
    public CoinTrackingFiles() {}

    @Override
    public Broker broker() {
        return BALANCES.broker();
    }

    @Override
    public boolean recognises(UploadedFile file) {
        return table(file).flatMap(content -> TradeTable.of(content.header())).isPresent() || BALANCES.recognises(file);
    }

    @Override
    public ImportReport read(UploadedFile file) {
        return table(file)
                .flatMap(
                        content -> TradeTable.of(content.header()).map(trades -> TradeRows.read(file, trades, content)))
                .orElseGet(() -> BALANCES.read(file));
    }

    private static Optional<CsvTable> table(UploadedFile file) {
        try {
            return Optional.of(CsvTable.open(file));
        } catch (Unreadable e) {
            return Optional.empty();
        }
    }
}
