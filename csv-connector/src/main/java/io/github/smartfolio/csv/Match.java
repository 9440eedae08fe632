package io.github.smartfolio.csv;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the columns of a format of positions stand in one header, and what is missing there. */
final class Match {

    private final FileFormat format;
    private final Places<Column> places;

    private Match(FileFormat format, Places<Column> places) {
        this.format = format;
        this.places = places;
    }

    static Match of(FileFormat format, List<String> header) {
        return new Match(format, Places.of(Column.class, format.columns(), format.others(), header));
    }

    FileFormat format() {
        return format;
    }

    List<String> header() {
        return places.header();
    }

    int columns() {
        return header().size();
    }

    /** How many of the header's names the format knows. */
    int known() {
        return places.known();
    }

    /** The names it does not know, as they stand there. */
    List<String> unknown() {
        return places.unknown();
    }

    boolean has(Column column) {
        return places.has(column);
    }

    /** @return -1 if the file has no such column */
    int place(Column column) {
        return places.place(column);
    }

    /** As the file names it. */
    String name(Column column) {
        return places.name(column).orElseGet(() -> format.usualName(column));
    }

    /** The currency in the name of the column. */
    Optional<Currency> currency(Column column) {
        return places.currency(column);
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
