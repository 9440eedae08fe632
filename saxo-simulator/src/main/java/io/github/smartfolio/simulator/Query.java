package io.github.smartfolio.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parameters of a query or a form, decoded, in their order. */
final class Query {

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws IllegalArgumentException if something is encoded wrongly */
    static Query parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.computeIfAbsent(decoded(name), missing -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return new Query(values);
    }

    /** The first value of this name that is not blank. */
    Optional<String> value(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /** All values of this name, be they given one by one or with commas. */
    List<String> list(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::trim)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    Map<String, List<String>> all() {
        return values;
    }

    /** The same parameters but those named, as a query again; {@code $} and commas stay as Saxo writes them. */
    String without(String... names) {
        return values.entrySet().stream()
                .filter(entry -> !List.of(names).contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> entry.getKey() + '=' + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2C", ",");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
