package io.github.smartfolio.jdbc;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** The properties of a JSON object, each of which has to be asked for: one that is not is an error, as a missing one is. */
final class JsonFields {

    static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    // A value cut in the middle of a surrogate pair is no UTF-8, and a database would keep something
                    // else.
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final ObjectNode object;
    private final Set<String> asked = new HashSet<>();

    private JsonFields(JsonNode node) {
        if (!(node instanceof ObjectNode properties)) {
            throw new IllegalArgumentException("an object is expected, not " + node.getNodeType());
        }
        this.object = properties;
    }

    /** @throws RuntimeException if the text is JSON and not an object that {@code reading} reads as a whole */
    static <T> T read(String text, Function<JsonFields, T> reading) throws JsonProcessingException {
        return object(JSON.readTree(text), reading);
    }

    private static <T> T object(JsonNode node, Function<JsonFields, T> reading) {
        JsonFields fields = new JsonFields(node);
        T read = reading.apply(fields);
        fields.end();
        return read;
    }

    <T> T text(String name, Function<String, T> parsing) {
        return parsing.apply(text(name, required(name)));
    }

    <T> Optional<T> optional(String name, Function<String, T> parsing) {
        return property(name).map(node -> parsing.apply(text(name, node)));
    }

    int number(String name) {
        return number(name, required(name));
    }

    OptionalInt optionalNumber(String name) {
        return property(name).map(node -> OptionalInt.of(number(name, node))).orElse(OptionalInt.empty());
    }

    boolean flag(String name) {
        JsonNode node = required(name);
        if (!node.isBoolean()) {
            throw new IllegalArgumentException("'" + name + "' is neither true nor false");
        }
        return node.booleanValue();
    }

    <T> T object(String name, Function<JsonFields, T> reading) {
        return JsonFields.object(required(name), reading);
    }

    <T> Optional<T> optionalObject(String name, Function<JsonFields, T> reading) {
        return property(name).map(node -> object(node, reading));
    }

    /** As {@link #object(String, Function)}; objects that say the same are read once, and are one value. */
    <T> T shared(String name, Function<JsonFields, T> reading, Map<JsonNode, T> known) {
        return known.computeIfAbsent(required(name), node -> object(node, reading));
    }

    /** As {@link #shared}, if it is there. */
    <T> Optional<T> optionalShared(String name, Function<JsonFields, T> reading, Map<JsonNode, T> known) {
        return property(name).map(node -> known.computeIfAbsent(node, n -> object(n, reading)));
    }

    <T> List<T> list(String name, Function<JsonFields, T> reading) {
        List<T> all = new ArrayList<>();
        for (JsonNode entry : array(name)) {
            all.add(object(entry, reading));
        }
        return all;
    }

    <T> Set<T> texts(String name, Function<String, T> parsing) {
        Set<T> all = new HashSet<>();
        for (JsonNode entry : array(name)) {
            if (!all.add(parsing.apply(text(name, entry)))) {
                throw new IllegalArgumentException("'" + name + "' says " + entry + " twice");
            }
        }
        return all;
    }

    private void end() {
        object.fieldNames().forEachRemaining(name -> {
            if (!asked.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is not known");
            }
        });
    }

    private Optional<JsonNode> property(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name));
    }

    private JsonNode required(String name) {
        return property(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }

    private JsonNode array(String name) {
        JsonNode node = required(name);
        if (!node.isArray()) {
            throw new IllegalArgumentException("'" + name + "' is no list");
        }
        return node;
    }

    private static String text(String name, JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("'" + name + "' is no text");
        }
        return node.textValue();
    }

    private static int number(String name, JsonNode node) {
        if (!node.isInt()) {
            throw new IllegalArgumentException("'" + name + "' is no whole number");
        }
        return node.intValue();
    }
}
