package io.github.smartfolio.app.web;

import io.github.smartfolio.app.web.TransactionAnswer.ChargeAnswer;
import io.github.smartfolio.app.web.TransactionAnswer.MovementAnswer;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Movement.Role;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;

/**
 * The ledger as a table: a row for each event, comma-separated, with a header. Numbers have a point and no unit. No cell of text
 * begins with what a spreadsheet would take for a formula: it gets an apostrophe before it.
 */
final class LedgerTable {

    private static final String[] HEADER = {
        "id",
        "date",
        "time",
        "value_date",
        "broker",
        "account",
        "kind",
        "reversal",
        "instrument",
        "name",
        "symbol",
        "isin",
        "quantity",
        "price",
        "price_currency",
        "gross",
        "gross_currency",
        "fees",
        "taxes",
        "charges_currency",
        "charges",
        "net",
        "net_currency",
        "rate",
        "rate_base",
        "rate_quote",
        "worth",
        "worth_currency",
        "reported_profit",
        "reported_profit_currency",
        "entered_cost",
        "entered_cost_currency",
        "movements",
        "type",
        "text",
        "note",
        "sources",
        "ids"
    };

    private static final CSVFormat FORMAT = CSVFormat.RFC4180;

    // Excel takes a file without it for one in the machine's own old code page.
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String BEGINS_FORMULA = "=+-@\t\r";

    private LedgerTable() {}

    static void write(Iterable<TransactionAnswer> rows, Writer to) throws IOException {
        to.write(BYTE_ORDER_MARK);
        FORMAT.printRecord(to, (Object[]) HEADER);
        for (TransactionAnswer row : rows) {
            FORMAT.printRecord(to, cells(row).toArray());
        }
        to.flush();
    }

    private static List<String> cells(TransactionAnswer row) {
        List<String> cells = new ArrayList<>(HEADER.length);
        cells.add(row.id());
        cells.add(row.date().toString());
        cells.add(text(row.at()));
        cells.add(text(row.valueDate()));
        cells.add(row.broker());
        cells.add(text(row.account()));
        cells.add(row.kind().name());
        cells.add(String.valueOf(row.reversal()));
        cells.add(text(row.instrument().map(InstrumentAnswer::id)));
        cells.add(text(row.instrument().flatMap(InstrumentAnswer::name)));
        cells.add(text(row.instrument().flatMap(InstrumentAnswer::symbol)));
        cells.add(text(row.instrument().flatMap(InstrumentAnswer::isin)));
        cells.add(row.quantity().orElse(""));
        add(cells, row.price());
        add(cells, row.gross());
        addCharges(cells, row.charges());
        add(cells, row.net());
        cells.add(row.rate().map(rate -> rate.value()).orElse(""));
        cells.add(row.rate().map(rate -> rate.base()).orElse(""));
        cells.add(row.rate().map(rate -> rate.quote()).orElse(""));
        add(cells, row.worth());
        add(cells, row.reportedProfit());
        add(cells, row.enteredCost());
        cells.add(safe(row.movements().stream().map(LedgerTable::text).collect(Collectors.joining("; "))));
        cells.add(safe(row.type()));
        cells.add(safe(row.text()));
        cells.add(safe(row.note()));
        cells.add(safe(String.join(" ", row.sources())));
        cells.add(safe(String.join(" ", row.ids())));
        return cells;
    }

    private static void add(Collection<String> cells, Optional<Amount> amount) {
        cells.add(amount.map(Amount::amount).orElse(""));
        cells.add(amount.map(Amount::currency).orElse(""));
    }

    /** As sums where they are of one currency, and each in words. */
    private static void addCharges(Collection<String> cells, List<ChargeAnswer> charges) {
        List<String> currencies = charges.stream()
                .map(charge -> charge.amount().currency())
                .distinct()
                .toList();
        boolean haveSums = currencies.size() == 1;
        cells.add(haveSums ? sum(charges, Charge.Type.FEE) : "");
        cells.add(haveSums ? sum(charges, Charge.Type.TAX) : "");
        cells.add(haveSums ? currencies.get(0) : "");
        cells.add(safe(charges.stream()
                .map(charge -> charge.type() + " " + charge.amount().amount() + ' '
                        + charge.amount().currency() + ' ' + charge.what())
                .collect(Collectors.joining("; "))));
    }

    private static String sum(List<ChargeAnswer> charges, Charge.Type type) {
        return charges.stream()
                .filter(charge -> charge.type() == type)
                .map(charge -> new BigDecimal(charge.amount().amount()))
                .reduce(BigDecimal::add)
                .map(BigDecimal::toPlainString)
                .orElse("");
    }

    private static String text(MovementAnswer movement) {
        return movement.instrument().id() + ' ' + movement.quantity() + (movement.role() == Role.FEE ? " (fee)" : "");
    }

    private static String text(Optional<?> value) {
        return safe(value.map(Object::toString).orElse(""));
    }

    private static String safe(String text) {
        return !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0 ? '\'' + text : text;
    }
}
