package io.github.smartfolio.csv;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cells of one row that a positions format reads, by what they tell. */
@SuppressWarnings("EnumOrdinal") // one array per row: a map per row would double what a large file needs
final class Cells {

    private static final Column[] COLUMNS = Column.values();

    private final int line;
    private final String[] texts;
    private final int typed;
    private BigDecimal quantity = BigDecimal.ZERO;

    private Cells(int line, String[] texts, int typed) {
        this.line = line;
        this.texts = texts;
        this.typed = typed;
    }

    /** Takes the cells of the rows of one file. */
    static final class Reader {

        // A file of a hundred thousand rows has few accounts, currencies and kinds: each text is kept once.
        private static final Set<Column> REPETITIVE =
                EnumSet.of(Column.ASSET_TYPE, Column.CURRENCY, Column.ACCOUNT, Column.STATUS, Column.DIRECTION);
        private static final int MOST_SHARED = 10_000;

        private final Match match;
        private final Optional<Pattern> tickerAndName;
        private final Map<String, String> shared = new HashMap<>();

        Reader(Match match) {
            this.match = match;
            this.tickerAndName = match.format().tickers().flatMap(Tickers::cell);
        }

        Cells read(Row row) {
            String[] texts = new String[COLUMNS.length];
            int typed = 0;
            for (Column column : COLUMNS) {
                int place = match.place(column);
                texts[column.ordinal()] = place < 0 ? "" : text(column, row.cell(place));
                if (place >= 0 && row.isNumber(place)) {
                    typed |= 1 << column.ordinal();
                }
            }
            tickerAndName.ifPresent(form -> takeApart(texts, form));
            return new Cells(row.line(), texts, typed);
        }

        private static void takeApart(String[] texts, Pattern tickerAndName) {
            Matcher parts = tickerAndName.matcher(texts[Column.SYMBOL.ordinal()]);
            boolean matches = parts.matches();
            Optional<String> name = matches ? Optional.ofNullable(parts.group(2)) : Optional.empty();
            texts[Column.SYMBOL.ordinal()] = matches ? value(parts.group(1)) : "";
            texts[Column.INSTRUMENT.ordinal()] = value(name.orElse(""));
        }

        private String text(Column column, String cell) {
            if (cell.isEmpty() || !REPETITIVE.contains(column)) {
                return value(cell);
            }
            String known = shared.get(cell);
            if (known == null) {
                known = value(cell);
                if (shared.size() < MOST_SHARED) {
                    shared.put(cell, known);
                }
            }
            return known;
        }
    }

    int line() {
        return line;
    }

    /** Stripped; empty if the file has no such column, or a dash that stands for nothing. */
    String text(Column column) {
        return texts[column.ordinal()];
    }

    boolean has(Column column) {
        return !text(column).isEmpty();
    }

    /** Whether the number in {@code column} is one by its type, so that the style of the file's texts does not matter. */
    boolean isTyped(Column column) {
        return (typed & 1 << column.ordinal()) != 0;
    }

    Optional<BigDecimal> number(Column column, Numbers numbers) {
        String text = text(column);
        return isTyped(column) ? NumberStyle.DECIMAL_POINT.read(text) : numbers.read(text);
    }

    /** The quantity once it was read; kept because rows are compared before they become positions. */
    BigDecimal quantity() {
        return quantity;
    }

    void quantity(BigDecimal value) {
        quantity = value;
    }

    /** What the instrument is called most reliably in this row; empty if it has no name at all. */
    String instrument() {
        String isin = text(Column.ISIN);
        if (!isin.isEmpty()) {
            return isin;
        }
        String symbol = text(Column.SYMBOL);
        return symbol.isEmpty() ? text(Column.INSTRUMENT) : symbol;
    }

    boolean saysTheSameAs(Cells other) {
        return Arrays.equals(texts, other.texts);
    }

    int contentHash() {
        return Arrays.hashCode(texts);
    }

    /** Stripped; empty for a dash that stands for nothing. */
    static String value(String cell) {
        String stripped = strip(cell);
        return stripped.length() == 1 && (stripped.equals("–") || stripped.equals("-") || stripped.equals("—"))
                ? ""
                : stripped;
    }

    // String.strip keeps the no-break blanks that exports are full of.
    private static String strip(String cell) {
        int from = 0;
        int to = cell.length();
        while (from < to && isBlank(cell.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(cell.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == cell.length() ? cell : cell.substring(from, to);
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || c == '\u00a0' || c == '\u202f' || (c > 127 && Character.isWhitespace(c));
    }
}
