package io.github.smartfolio.http;

import io.github.smartfolio.credential.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields as a form or a query sends them, in the order in which they were added. What they hold is secret. */
public final class Form {

    private final Map<String, Secret> fields = new LinkedHashMap<>();

    public Form with(String name, String value) {
        return with(name, Secret.of(value));
    }

    public Form with(String name, Secret value) {
        fields.put(name, value);
        return this;
    }

    /** {@code name=value&…}, encoded. */
    public String encoded() {
        return fields.entrySet().stream()
                .map(field -> field.getKey()
                        + '='
                        + URLEncoder.encode(field.getValue().reveal(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return "form with " + fields.keySet();
    }
}
