package io.github.smartfolio.csv;

import java.util.List;

/** Saxo's exports besides positions (file-formats 2). */
final class SaxoExports {

    /** Where a file fits several equally well, the likelier first. */
    static final List<Export> ALL = List.of(
            SaxoReports.TRADES,
            SaxoReports.STATEMENT,
            SaxoReports.CLOSED_POSITIONS,
            SaxoReports.DIVIDENDS,
            SaxoReports.AMOUNTS,
            SaxoTransactions.EXPORT);

    private SaxoExports() {}
}
