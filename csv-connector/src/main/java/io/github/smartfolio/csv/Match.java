package io.github.smartfolio.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where the columns of a format stand in one header. */
@SuppressWarnings("EnumOrdinal") // looked up several times for each row of a large file
final class Match {

    private final FileFormat format;
    private final List<String> header;
    private final int[] places = new int[Column.values().length];
    private final Map<Column, Currency> currencies = new EnumMap<>(Column.class);
    private final List<String> unknown = new ArrayList<>();
    private int known;

    private Match(FileFormat format, List<String> header) {
        this.format = format;
        this.header = header;
        Arrays.fill(places, -1);
    }

    static Match of(FileFormat format, List<String> header) {
        Match match = new Match(format, header);
        Map<String, Column> columns = new HashMap<>();
        format.columns().forEach((column, names) -> names.forEach(name -> columns.put(Headers.plain(name), column)));
        Set<String> others = new HashSet<>();
        format.others().forEach(name -> others.add(Headers.plain(name)));
        for (int i = 0; i < header.size(); i++) {
            match.add(i, columns, others);
        }
        return match;
    }

    private void add(int place, Map<String, Column> columns, Set<String> others) {
        for (Map.Entry<String, Optional<Currency>> form :
                Headers.forms(header.get(place)).entrySet()) {
            if (form.getKey().isEmpty()) {
                return;
            }
            if (columns.containsKey(form.getKey()) || others.contains(form.getKey())) {
                add(place, Optional.ofNullable(columns.get(form.getKey())), form.getValue());
                return;
            }
        }
        unknown.add(header.get(place).strip());
    }

    private void add(int place, Optional<Column> column, Optional<Currency> currency) {
        known++;
        column.filter(c -> !has(c)).ifPresent(c -> {
            places[c.ordinal()] = place;
            currency.ifPresent(in -> currencies.put(c, in));
        });
    }

    FileFormat format() {
        return format;
    }

    List<String> header() {
        return header;
    }

    int columns() {
        return header.size();
    }

    /** How many of the header's names the format knows. */
    int known() {
        return known;
    }

    /** The names it does not know, as they stand there. */
    List<String> unknown() {
        return unknown;
    }

    boolean has(Column column) {
        return place(column) >= 0;
    }

    /** @return -1 if the file has no such column */
    int place(Column column) {
        return places[column.ordinal()];
    }

    /** As the file names it. */
    String name(Column column) {
        return has(column) ? header.get(place(column)).strip() : format.usualName(column);
    }

    /** The currency in the name of the column. */
    Optional<Currency> currency(Column column) {
        return Optional.ofNullable(currencies.get(column));
    }

    /**
     * What the file lacks to be of use: something to know the instrument by, the quantity, and a value or a price. Empty if
     * nothing.
     */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (format.tickers().isPresent()) {
            // Without tickers or places, rows of several holdings would look like rows of one.
            Stream.of(Column.SYMBOL, Column.ACCOUNT)
                    .filter(column -> format.has(column) && !has(column))
                    .forEach(column -> missing.add(quoted(column)));
        } else if (!has(Column.INSTRUMENT) && !has(Column.ISIN) && !has(Column.SYMBOL)) {
            missing.add(oneOf(Column.INSTRUMENT, Column.ISIN, Column.SYMBOL));
        }
        if (!has(Column.QUANTITY)) {
            missing.add(quoted(Column.QUANTITY));
        }
        boolean price = has(Column.PRICE)
                && (has(Column.CURRENCY) || currency(Column.PRICE).isPresent());
        if (currency(Column.CLIENT_VALUE).isEmpty() && !price) {
            String orPrice = format.has(Column.PRICE) ? ", or " + quoted(Column.PRICE) : "";
            String withCurrency = format.has(Column.CURRENCY) ? " with " + quoted(Column.CURRENCY) : "";
            missing.add(quoted(Column.CLIENT_VALUE) + orPrice + (orPrice.isEmpty() ? "" : withCurrency));
        }
        return missing;
    }

    boolean isComplete() {
        return missing().isEmpty();
    }

    private String oneOf(Column... columns) {
        List<String> names = new ArrayList<>();
        for (Column column : columns) {
            if (format.has(column)) {
                names.add(quoted(column));
            }
        }
        return String.join(" or ", names);
    }

    private String quoted(Column column) {
        return '"' + format.usualName(column) + '"';
    }
}
