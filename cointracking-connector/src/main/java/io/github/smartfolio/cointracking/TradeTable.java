package io.github.smartfolio.cointracking;

import static java.util.Map.entry;

import io.github.smartfolio.csv.Headers;
import io.github.smartfolio.csv.Row;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the columns of a Trade Table stand, in any of the forms in which CoinTracking exports it (file-formats 3.1). Three columns have
 * one name, {@code Cur.}: each is the currency of the amount to the left of it; and so are values.
 */
final class TradeTable {

    /** What a column tells. */
    enum Field {
        TYPE,
        BUY,
        BUY_CURRENCY,
        BUY_PRICE,
        BUY_VALUE,
        SELL,
        SELL_CURRENCY,
        SELL_VALUE,
        FEE,
        FEE_CURRENCY,
        PLACE,
        COMMENT,
        DATE,
        NETWORK_ID,
        TRADE_ID
    }

    private static final Map<String, Field> NAMES = Map.ofEntries(
            entry("type", Field.TYPE),
            entry("typ", Field.TYPE),
            entry("tipo", Field.TYPE),
            entry("buy", Field.BUY),
            entry("buy amount", Field.BUY),
            entry("kauf", Field.BUY),
            entry("compra", Field.BUY),
            entry("buy currency", Field.BUY_CURRENCY),
            entry("preis (kauf)", Field.BUY_PRICE),
            entry("buy value in account currency", Field.BUY_VALUE),
            entry("sell", Field.SELL),
            entry("sell amount", Field.SELL),
            entry("verkauf", Field.SELL),
            entry("venta", Field.SELL),
            entry("sell currency", Field.SELL_CURRENCY),
            entry("sell value in account currency", Field.SELL_VALUE),
            entry("fee", Field.FEE),
            entry("gebühr", Field.FEE),
            entry("comisión", Field.FEE),
            entry("fee currency", Field.FEE_CURRENCY),
            entry("exchange", Field.PLACE),
            entry("börse", Field.PLACE),
            entry("intercambio", Field.PLACE),
            entry("comment", Field.COMMENT),
            entry("kommentar", Field.COMMENT),
            entry("comentario", Field.COMMENT),
            entry("date", Field.DATE),
            entry("datum", Field.DATE),
            entry("trade datum", Field.DATE),
            entry("fecha", Field.DATE),
            entry("tx-id", Field.NETWORK_ID),
            entry("tx hash", Field.NETWORK_ID),
            entry("trade id", Field.TRADE_ID));

    private static final Set<String> NOT_READ = Set.of(
            "group",
            "gruppe",
            "grupo",
            "trade-group",
            "lpn",
            "liquidity pool",
            "spread",
            "value in btc",
            "imported from",
            "add date",
            "from address",
            "to address",
            "sell from address",
            "sell to address");

    private static final Map<Field, Field> CURRENCIES =
            Map.of(Field.BUY, Field.BUY_CURRENCY, Field.SELL, Field.SELL_CURRENCY, Field.FEE, Field.FEE_CURRENCY);
    private static final Map<Field, Field> VALUES = Map.of(Field.BUY, Field.BUY_VALUE, Field.SELL, Field.SELL_VALUE);

    private static final Pattern VALUE = Pattern.compile("value in ([a-z]{3})");

    private static final Pattern BLANK_ENDS = Pattern.compile("\\A[\\s\\p{Z}]+|[\\s\\p{Z}]+\\z");
    private static final Map<String, String> LANGUAGES = Map.of("type", "en", "typ", "de", "tipo", "es");

    private final List<String> header;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private final List<String> unknown = new ArrayList<>();
    private Optional<Currency> currencyOfValues = Optional.empty();

    private TradeTable(List<String> header) {
        this.header = header;
        Optional<Field> amount = Optional.empty();
        for (int i = 0; i < header.size(); i++) {
            String name = Headers.plain(header.get(i));
            Optional<Field> field = Optional.ofNullable(NAMES.get(name));
            Matcher value = VALUE.matcher(name);
            if (field.filter(CURRENCIES::containsKey).isPresent()) {
                amount = field;
            } else if (name.equals("cur.")) {
                field = amount.map(CURRENCIES::get);
            } else if (value.matches() && !NOT_READ.contains(name)) {
                Optional<Currency> currency = Fiat.tryParse(value.group(1).toUpperCase(Locale.ROOT));
                field = currency.isPresent() ? amount.map(VALUES::get) : Optional.empty();
                currencyOfValues = currency.or(() -> currencyOfValues);
            }
            if (field.isPresent()) {
                places.putIfAbsent(field.get(), i);
            } else if (!NOT_READ.contains(name)) {
                unknown.add(header.get(i).strip());
            }
        }
    }

    /** Empty if the header is of another file, or lacks what no Trade Table can be read without: types, what comes in, and dates. */
    static Optional<TradeTable> of(List<String> header) {
        return Optional.of(new TradeTable(header))
                .filter(table -> table.places
                        .keySet()
                        .containsAll(List.of(Field.TYPE, Field.BUY, Field.BUY_CURRENCY, Field.DATE)));
    }

    /** How many cells a row has. */
    int columns() {
        return header.size();
    }

    /** ISO 639-1. */
    String language() {
        return LANGUAGES.getOrDefault(Headers.plain(name(Field.TYPE)), "en");
    }

    boolean has(Field field) {
        return places.containsKey(field);
    }

    /** Stripped; empty if the file has no such column, or where a dash stands for nothing, as in older exports. */
    String text(Row row, Field field) {
        Integer place = places.get(field);
        String text = place == null ? "" : BLANK_ENDS.matcher(row.cell(place)).replaceAll("");
        return text.equals("-") ? "" : text;
    }

    /** As the file names it. */
    String name(Field field) {
        return Optional.ofNullable(places.get(field))
                .map(header::get)
                .map(String::strip)
                .orElse("");
    }

    /** Of all values, as the header names it; absent if it does not, or has no values. */
    Optional<Currency> currencyOfValues() {
        return currencyOfValues;
    }

    /** The names of columns that nobody here has met, as they stand there. */
    List<String> unknown() {
        return unknown;
    }
}
