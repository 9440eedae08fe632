package io.github.smartfolio.csv;

import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.Broker;
import java.util.List;

/**
 * The files that customers of Saxo Bank export.
 *
 * <p>Positions files are read, as CSV and as XLSX, with French, Danish, Italian and (a guess) English headers; and what tells
 * of bookings: transactions, trades executed, account statements, closed positions, share dividends, aggregated amounts.
 * Thread-safe.
 */
public final class SaxoFiles implements FileReader {

    private static final FileReader FILES =
            new PositionsFiles(Broker.of("saxo", "Saxo Bank"), SaxoPositions.ALL, SaxoExports.ALL, List.of());

    /** As the service loader needs it. */
    public SaxoFiles() {}

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
