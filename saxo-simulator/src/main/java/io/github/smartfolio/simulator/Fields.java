package io.github.smartfolio.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object in one of Saxo's answers. A number that is no count is written as Saxo's are, {@code 10.0} rather than {@code 10}; what is
 * absent is left out and never null.
 */
final class Fields {

    private static final ObjectNode SHAPES = Json.resource("shapes.json");

    private final ObjectNode node;

    Fields() {
        this(JsonNodeFactory.instance.objectNode());
    }

    private Fields(ObjectNode node) {
        this.node = node;
    }

    /** With the fields that are the same in all answers of this kind. */
    static Fields shape(String name) {
        return new Fields(SHAPES.get(name).deepCopy());
    }

    Fields text(String name, String value) {
        node.put(name, value);
        return this;
    }

    Fields text(String name, Optional<String> value) {
        value.ifPresent(present -> node.put(name, present));
        return this;
    }

    Fields flag(String name, boolean value) {
        node.put(name, value);
        return this;
    }

    Fields count(String name, long value) {
        node.put(name, value);
        return this;
    }

    Fields number(String name, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        node.put(name, plain.setScale(Math.max(plain.scale(), 1), RoundingMode.UNNECESSARY));
        return this;
    }

    Fields number(String name, Optional<BigDecimal> value) {
        value.ifPresent(present -> number(name, present));
        return this;
    }

    /** A number as it is. */
    Fields seconds(String name, BigDecimal value) {
        node.put(name, value);
        return this;
    }

    /** The one field that Saxo gives although there is nothing to say. */
    Fields nothing(String name) {
        node.putNull(name);
        return this;
    }

    /** An amount, in hundredths as all currencies of the samples have them. */
    Fields money(String name, BigDecimal value) {
        return number(name, value.setScale(2, RoundingMode.HALF_UP));
    }

    Fields money(Map<String, BigDecimal> amounts) {
        amounts.forEach(this::money);
        return this;
    }

    Fields put(String name, JsonNode value) {
        node.set(name, value);
        return this;
    }

    Fields put(String name, Fields value) {
        return put(name, value.node);
    }

    Fields put(String name, Optional<? extends JsonNode> value) {
        value.ifPresent(present -> node.set(name, present));
        return this;
    }

    ObjectNode node() {
        return node;
    }

    static ArrayNode texts(String... texts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Stream.of(texts).forEach(list::add);
        return list;
    }

    static ArrayNode list(Stream<? extends JsonNode> nodes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        nodes.forEach(list::add);
        return list;
    }
}
