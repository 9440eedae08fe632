package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A JSON object of an answer. Saxo leaves null out, so every property may be missing; one that is there and is not what it should
 * be is an {@link UnreadableEntry}.
 *
 * @param place the properties it stands in, each followed by a dot; empty for an object of its own
 */
record Entry(JsonNode node, String place) {

    // No figure has more digits; a number such as 1e999999999 would take all memory as soon as somebody counts with it.
    private static final int MOST_DIGITS = 40;
    private static final String DAY = "2026-10-06";

    static Entry of(JsonNode node) {
        return new Entry(node, "");
    }

    boolean has(String property) {
        return !node.path(property).isMissingNode() && !node.path(property).isNull();
    }

    /** The object that stands there; an empty one if none does. */
    Entry entry(String property) {
        JsonNode inner = node.path(property);
        if (has(property) && !inner.isObject()) {
            throw unreadable(property);
        }
        return new Entry(inner, place + property + '.');
    }

    /** Absent too if it is blank. */
    Optional<String> text(String property) {
        if (!has(property)) {
            return Optional.empty();
        }
        JsonNode value = node.path(property);
        if (!value.isTextual() && !value.isIntegralNumber()) {
            throw unreadable(property);
        }
        return Optional.of(value.asText()).filter(text -> !text.isBlank());
    }

    Optional<BigDecimal> number(String property) {
        if (!has(property)) {
            return Optional.empty();
        }
        JsonNode value = node.path(property);
        if (!value.isNumber()) {
            throw unreadable(property);
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw unreadable(property);
        }
        return Optional.of(number);
    }

    Optional<Boolean> flag(String property) {
        if (!has(property)) {
            return Optional.empty();
        }
        JsonNode value = node.path(property);
        if (!value.isBoolean()) {
            throw unreadable(property);
        }
        return Optional.of(value.booleanValue());
    }

    Optional<Instant> instant(String property) {
        return text(property).map(text -> {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw unreadable(property);
            }
        });
    }

    /** {@code 2026-10-06}, or a time of that day. */
    Optional<LocalDate> day(String property) {
        return text(property).map(text -> {
            try {
                return LocalDate.parse(text.length() > DAY.length() ? text.substring(0, DAY.length()) : text);
            } catch (DateTimeException e) {
                throw unreadable(property);
            }
        });
    }

    String neededText(String property) {
        return text(property).orElseThrow(() -> missing(property));
    }

    BigDecimal neededNumber(String property) {
        return number(property).orElseThrow(() -> missing(property));
    }

    LocalDate neededDay(String property) {
        return day(property).orElseThrow(() -> missing(property));
    }

    UnreadableEntry unreadable(String property) {
        return new UnreadableEntry(place + property, node.path(property).toString());
    }

    private UnreadableEntry missing(String property) {
        return new UnreadableEntry(place + property, "");
    }
}
