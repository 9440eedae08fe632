package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.Question;
import io.github.smartfolio.connect.Rows;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one positions file whose columns were found. Each row is accepted, skipped or rejected, and a finding says why where it is
 * not accepted.
 *
 * <p>The rows are read twice over: first their cells, to learn how the file writes numbers and which rows repeat others, then their
 * figures.
 */
final class PositionsReader {

    private static final List<Column> NUMBERS =
            Stream.of(Column.values()).filter(Column::isNumber).toList();
    private static final Pattern GROUP = Pattern.compile("(?s).+ \\(\\d+\\)\\s*");

    private final UploadedFile file;
    private final Table table;
    private final Match match;
    private final Findings findings = new Findings();
    private final Numbers.Census census = new Numbers.Census();
    private final List<Cells> candidates = new ArrayList<>();
    private final Cells.Reader cellReader;
    private int skipped;
    private int rejected;
    private Optional<Row> lastIfShort = Optional.empty();

    PositionsReader(UploadedFile file, Table table, Match match) {
        this.file = file;
        this.table = table;
        this.match = match;
        this.cellReader = new Cells.Reader(match);
    }

    ImportReport read() throws Unreadable {
        AsOf asOf = AsOf.of(file, match.format().zone(), findings);
        for (String name : match.unknown()) {
            findings.add(Finding.of(
                            Severity.INFO, "UNKNOWN_COLUMN", "The column \"" + name + "\" is not known and not read.")
                    .inColumn(name, name));
        }
        notesOnMissingColumns();
        table.rows(this::take)
                .ifPresentOrElse(
                        line -> {
                            lastIfShort.ifPresent(this::rejectShifted);
                            rejectCut(line);
                        },
                        () -> lastIfShort.ifPresent(row -> rejectCut(row.line())));
        Map<AccountId, Holdings> accounts = holdings();
        int accepted = accounts.values().stream().mapToInt(Holdings::rows).sum();
        if (accepted == 0 && rejected > 0) {
            return ImportReport.refused(
                    match.format().kind(),
                    Optional.of(match.format().language()),
                    new Rows(0, skipped, rejected),
                    findings.all(),
                    "None of the " + rejected + " rows with figures could be read.");
        }
        if (accepted == 0) {
            findings.add(Finding.of(Severity.WARNING, "NO_POSITIONS", "The file holds no position."));
        }
        List<AccountSnapshot> snapshots = new ArrayList<>();
        accounts.forEach((account, holdings) -> snapshots.add(holdings.in(account)));
        List<Question> questions = asOf.guessed() ? List.of(AsOf.QUESTION) : List.of();
        return new ImportReport(
                Optional.of(match.format().kind()),
                Optional.of(match.format().language()),
                Optional.of(asOf.at()),
                asOf.guessed(),
                new Rows(accepted, skipped, rejected),
                findings.all(),
                questions,
                match.format().contents(),
                snapshots,
                Optional.empty());
    }

    private void notesOnMissingColumns() {
        note(Column.ISIN, "instruments are known by their symbol or name only.");
        if (match.format().tickers().isPresent()) {
            note(Column.ASSET_TYPE, "what is cash is known by its ticker only.");
            note(Column.CLIENT_VALUE, "values are quantity times price.");
        } else {
            note(Column.ASSET_TYPE, "a margin product cannot be told from a share.");
            note(Column.CLIENT_VALUE, "shares, ETFs and funds are valued at quantity times price, others not at all.");
        }
    }

    private void note(Column column, String consequence) {
        if (match.has(column) || !match.format().has(column)) {
            return;
        }
        findings.add(Finding.of(
                Severity.INFO,
                "MISSING_COLUMN",
                "The file has no column \"" + match.format().usualName(column) + "\": " + consequence));
    }

    private void take(Row row) {
        lastIfShort.ifPresent(this::rejectShifted);
        lastIfShort = Optional.empty();
        if (row.isBlank()) {
            skip(row.line(), "BLANK_ROW", "An empty row.");
            return;
        }
        if (isGroup(row)) {
            skip(row.line(), "GROUP_ROW", "A group's heading; its totals are not read.");
            return;
        }
        if (row.size() < match.columns() && !table.omitsEmptyCells()) {
            lastIfShort = Optional.of(row);
            return;
        }
        if (row.size() > match.columns() && !(table.omitsEmptyCells() && row.isBlankFrom(match.columns()))) {
            rejectShifted(row);
            return;
        }
        Cells cells = cellReader.read(row);
        for (Column column : NUMBERS) {
            if (!cells.isTyped(column) && cells.has(column)) {
                census.count(cells.text(column));
            }
        }
        candidates.add(cells);
    }

    // "Actions (98)", and neither a quantity nor anything that names one instrument.
    private boolean isGroup(Row row) {
        return cell(row, Column.QUANTITY).isBlank()
                && cell(row, Column.ISIN).isBlank()
                && cell(row, Column.SYMBOL).isBlank()
                && GROUP.matcher(cell(row, Column.INSTRUMENT)).matches();
    }

    private String cell(Row row, Column column) {
        return match.has(column) ? row.cell(match.place(column)) : "";
    }

    private void rejectCut(int line) {
        reject(line, "FILE_CUT", "The file ends inside this row.");
    }

    private void rejectShifted(Row row) {
        reject(
                row.line(),
                "CELLS_SHIFTED",
                "This row has " + row.size() + " cells, the header " + match.columns()
                        + ": its cells may have shifted.");
    }

    private Map<AccountId, Holdings> holdings() {
        Numbers numbers = census.decide(match.format().numbers());
        Interpreter interpreter = new Interpreter(match, numbers, findings);
        List<Cells> readable = new ArrayList<>(candidates.size());
        for (Cells cells : candidates) {
            if (cells.instrument().isEmpty()) {
                reject(cells.line(), "NO_INSTRUMENT", "Nothing in this row says which instrument it is.");
                continue;
            }
            Optional<BigDecimal> quantity = cells.number(Column.QUANTITY, numbers);
            if (quantity.isEmpty()) {
                rejectQuantity(cells);
                continue;
            }
            cells.quantity(quantity.get());
            if (interpreter.isSquared(cells)) {
                skip(cells.line(), "SQUARED", "A squared position: nothing is held.");
                continue;
            }
            readable.add(cells);
        }
        candidates.clear();
        Lots lots = new Lots(match, findings);
        // Cells are let go one by one, so that the file's texts and its positions are not in memory together.
        Queue<Cells> counting = new ArrayDeque<>(lots.withoutRepetitions(readable));
        readable.clear();
        skipped += lots.skipped();
        Map<AccountId, Holdings> accounts = new LinkedHashMap<>();
        for (Cells cells = counting.poll(); cells != null; cells = counting.poll()) {
            accounts.computeIfAbsent(interpreter.account(cells), a -> new Holdings())
                    .add(cells, interpreter);
        }
        return accounts;
    }

    /** What the rows of one account add up to. */
    private static final class Holdings {

        private final List<Position> positions = new ArrayList<>();
        private final Map<Currency, CashBalance> cash = new LinkedHashMap<>();
        private int rows;

        void add(Cells cells, Interpreter interpreter) {
            rows++;
            interpreter
                    .cash(cells)
                    .ifPresentOrElse(
                            balance -> cash.merge(balance.balance().currency(), balance, Holdings::sum),
                            () -> positions.add(interpreter.position(cells)));
        }

        int rows() {
            return rows;
        }

        AccountSnapshot in(AccountId account) {
            return AccountSnapshot.of(account, List.copyOf(cash.values()), positions);
        }

        private static CashBalance sum(CashBalance one, CashBalance other) {
            return new CashBalance(
                    one.balance().plus(other.balance()),
                    Optional.empty(),
                    one.clientValue().flatMap(value -> other.clientValue().map(value::plus)));
        }
    }

    private void rejectQuantity(Cells cells) {
        String column = match.name(Column.QUANTITY);
        String text = cells.text(Column.QUANTITY);
        findings.add(Finding.of(
                        Severity.ERROR, "UNREADABLE_QUANTITY", "The quantity cannot be read, so the row is left out.")
                .atRow(cells.line())
                .inColumn(column, text));
        rejected++;
    }

    private void reject(int line, String code, String message) {
        findings.add(Finding.of(Severity.ERROR, code, message).atRow(line));
        rejected++;
    }

    private void skip(int line, String code, String message) {
        findings.add(Finding.of(Severity.INFO, code, message).atRow(line));
        skipped++;
    }
}
