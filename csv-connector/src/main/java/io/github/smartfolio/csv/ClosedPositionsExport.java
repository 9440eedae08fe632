package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Workbooks of what the broker computed as profit of closed positions (file-formats 2.10). They tell of no transactions: each
 * opening is repeated in every row that closes a part of it.
 */
record ClosedPositionsExport(String kind, List<SheetForm> forms, Wording wording) implements Export {

    ClosedPositionsExport {
        Objects.requireNonNull(kind, "kind");
        forms = List.copyOf(forms);
        Objects.requireNonNull(wording, "wording");
    }

    @Override
    public Fit fits(List<Sheet> sheets) {
        return Page.fit(sheets, forms);
    }

    @Override
    public ImportReport read(UploadedFile file, List<Sheet> sheets) throws Unreadable {
        Books books = new Books(file);
        Optional<Page> found = Page.first(sheets, forms);
        if (found.isEmpty()) {
            return books.lacking(kind, Page.lacking(sheets, forms).orElseThrow());
        }
        Page page = found.get();
        Instruments instruments = new Instruments(wording, books);
        List<ReportedGain> gains = new ArrayList<>();
        for (Line line : page.lines(books)) {
            try {
                ReportedGain gain = gain(line, instruments);
                gains.add(gain);
                books.accept(1, gain.closed());
            } catch (UnreadableRow e) {
                books.reject(e.finding());
            }
        }
        return books.report(kind, page.form().language(), new Booked(List.of(), gains, false));
    }

    private ReportedGain gain(Line line, Instruments instruments) {
        Instrument instrument = instruments
                .of(line)
                .orElseThrow(() -> line.unreadable(
                        Field.INSTRUMENT, "NO_INSTRUMENT", "Nothing in this row says which instrument it is."));
        // What closes a long position is written as its negative quantity.
        BigDecimal closing = line.number(Field.QUANTITY)
                .orElseThrow(() -> line.unreadable(
                        Field.QUANTITY, "UNREADABLE_QUANTITY", "The quantity is missing, so the row is left out."));
        List<Money> profits = new ArrayList<>(2);
        profit(line, Field.PROFIT, Field.BOOKED_CURRENCY).ifPresent(profits::add);
        profit(line, Field.CLIENT_PROFIT, Field.CLIENT_CURRENCY)
                .filter(profit ->
                        profits.stream().noneMatch(known -> known.currency().equals(profit.currency())))
                .ifPresent(profits::add);
        if (profits.isEmpty()) {
            throw line.unreadable(Field.PROFIT, "UNREADABLE_NUMBER", "No profit is told, so the row is left out.");
        }
        return new ReportedGain(
                Posting.account(line, wording),
                instrument,
                line.date(Field.OPENED),
                line.neededDate(Field.DATE),
                Quantity.of(closing.negate()),
                profits,
                Posting.id(line, Field.OPENING_ID, Scheme.POSITION),
                Posting.id(line, Field.CLOSING_ID, Scheme.POSITION));
    }

    private static Optional<Money> profit(Line line, Field amount, Field currency) {
        return line.number(amount)
                .flatMap(profit ->
                        PriceUnit.tryParse(line.text(currency)).map(unit -> Money.of(profit, unit.currency())));
    }
}
