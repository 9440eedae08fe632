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

/**
 * Where the columns of a format stand in one header. Of two columns with one meaning the first counts.
 *
 * @param <C> what a column may tell
 */
@SuppressWarnings("EnumOrdinal") // looked up several times for each row of a large file
final class Places<C extends Enum<C>> {

    private final List<String> header;
    private final int[] places;
    private final Map<C, Currency> currencies;
    private final List<String> unknown = new ArrayList<>();
    private int known;

    private Places(Class<C> columns, List<String> header) {
        this.header = header;
        this.places = new int[columns.getEnumConstants().length];
        this.currencies = new EnumMap<>(columns);
        Arrays.fill(places, -1);
    }

    /**
     * @param names those of each column
     * @param others names of columns that are known and not read
     */
    static <C extends Enum<C>> Places<C> of(
            Class<C> columns, Map<C, List<String>> names, Set<String> others, List<String> header) {
        Map<String, C> byName = new HashMap<>();
        names.forEach((column, all) -> all.forEach(name -> byName.put(Headers.plain(name), column)));
        Set<String> notRead = new HashSet<>();
        others.forEach(name -> notRead.add(Headers.plain(name)));
        Places<C> found = new Places<>(columns, header);
        for (int i = 0; i < header.size(); i++) {
            found.add(i, byName, notRead);
        }
        return found;
    }

    private void add(int place, Map<String, C> columns, Set<String> others) {
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

    private void add(int place, Optional<C> column, Optional<Currency> currency) {
        known++;
        column.filter(c -> !has(c)).ifPresent(c -> {
            places[c.ordinal()] = place;
            currency.ifPresent(in -> currencies.put(c, in));
        });
    }

    List<String> header() {
        return header;
    }

    /** How many of the header's names are known. */
    int known() {
        return known;
    }

    /** The names that are not, as they stand there. */
    List<String> unknown() {
        return unknown;
    }

    boolean has(C column) {
        return place(column) >= 0;
    }

    /** @return -1 if there is no such column */
    int place(C column) {
        return places[column.ordinal()];
    }

    /** As the header names it; empty if there is no such column. */
    Optional<String> name(C column) {
        return has(column) ? Optional.of(header.get(place(column)).strip()) : Optional.empty();
    }

    /** The currency in the name of the column. */
    Optional<Currency> currency(C column) {
        return Optional.ofNullable(currencies.get(column));
    }
}
