package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Transaction;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Files that list transactions: a table, or a workbook whose bookings and units have sheets of their own.
 *
 * @param main how the table, or the first sheet, may look
 * @param details how the sheet of units may look; a workbook has it if its main sheet has the numbers of records
 * @param bookings how the sheet of the parts of bookings may look, likewise
 */
record TransactionsExport(
        String kind, List<SheetForm> main, List<SheetForm> details, List<SheetForm> bookings, Wording wording)
        implements Export {

    TransactionsExport {
        Objects.requireNonNull(kind, "kind");
        main = List.copyOf(main);
        details = List.copyOf(details);
        bookings = List.copyOf(bookings);
        Objects.requireNonNull(wording, "wording");
    }

    @Override
    public Fit fits(List<Sheet> sheets) {
        if (Page.first(sheets, main).isPresent()) {
            return Fit.WHOLLY;
        }
        boolean partly = Page.first(sheets, details).isPresent()
                || Page.first(sheets, bookings).isPresent()
                || Page.lacking(sheets, main).isPresent();
        return partly ? Fit.PARTLY : Fit.NOT;
    }

    @Override
    public ImportReport read(UploadedFile file, List<Sheet> sheets) throws Unreadable {
        Books books = new Books(file);
        Optional<Page> found = Page.first(sheets, main);
        if (found.isEmpty()) {
            List<Sheet> unknown = sheets.stream()
                    .filter(sheet -> Page.of(sheet, details).isEmpty()
                            && Page.of(sheet, bookings).isEmpty())
                    .toList();
            return Page.lacking(unknown, main)
                    .map(page -> books.lacking(kind, page))
                    .orElseGet(() -> books.lackingSheet(kind, SheetForm.inLanguage(main, language(sheets))));
        }
        Page page = found.get();
        String language = page.form().language();
        boolean severalSheets =
                page.places().has(Field.RECORD_ID) && !page.sheet().name().isEmpty();
        Optional<Page> units = Page.first(sheets, details);
        Optional<Page> parts = Page.first(sheets, bookings);
        if (severalSheets && units.isEmpty()) {
            return books.lackingSheet(kind, SheetForm.inLanguage(details, language));
        }
        if (severalSheets && parts.isEmpty()) {
            return books.lackingSheet(kind, SheetForm.inLanguage(bookings, language));
        }
        List<Line> lines = page.lines(books);
        BookedCurrency currency = BookedCurrency.of(lines, books);
        if (currency.question().isPresent()) {
            return books.asking(kind, language, currency.question().get());
        }
        Entries entries = new Entries(wording, books);
        BookedMoney money = new BookedMoney(currency, wording.institution());
        List<Transaction> read = severalSheets
                ? new TransactionSheets(entries, money)
                        .read(
                                lines,
                                units.orElseThrow().lines(books),
                                parts.orElseThrow().lines(books))
                : new TransactionRows(entries, money).read(lines);
        return books.report(kind, language, Booked.of(read));
    }

    private String language(List<Sheet> sheets) {
        return Page.first(sheets, details)
                .or(() -> Page.first(sheets, bookings))
                .map(page -> page.form().language())
                .orElse("en");
    }
}
