package io.github.smartfolio.cointracking;

import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.csv.PositionsFiles;
import io.github.smartfolio.source.Broker;

/**
 * The files that users of CoinTracking export.
 *
 * <p>Current Balance, Balance by Exchange and Coins by Exchange are read, with English headers and in whatever currency the account
 * is kept. They tell the same in three ways and so are of one kind: one of them is in use at a time. Other exports are recognised and
 * refused by name. Thread-safe.
 */
public final class CoinTrackingFiles implements FileReader {

    private static final FileReader FILES =
            new PositionsFiles(Broker.of("cointracking", "CoinTracking"), BalanceFormats.ALL, OtherExports.ALL);

    /** As the service loader needs it. */
    public CoinTrackingFiles() {}

    @Override
    public Broker broker() {
        return FILES.broker();
    }

    @Override
    public boolean recognises(UploadedFile file) {
        return FILES.recognises(file);
    }

    @Override
    public ImportReport read(UploadedFile file) {
        return FILES.read(file);
    }
}
