package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in an entry of an answer, by name. Everything is a text there; numbers are understood too. */
final class Members {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d)?");
    // No figure has more digits; a number such as 1e999999999 would take all memory as soon as somebody counts with it.
    private static final int MOST_DIGITS = 40;

    private Members() {}

    /**
     * Absent too if it is blank.
     *
     * @throws UnreadableMember if it is no number
     */
    static Optional<BigDecimal> number(JsonNode entry, String member) {
        JsonNode value = entry.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS) {
                return Optional.of(number);
            }
        } else if (value.isTextual()) {
            String text = value.textValue().strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (NUMBER.matcher(text).matches()) {
                return Optional.of(new BigDecimal(text));
            }
        }
        throw new UnreadableMember(member, value);
    }

    /** Stripped; empty if nothing stands there. */
    static String text(JsonNode entry, String member) {
        JsonNode value = entry.path(member);
        return value.isNull() ? "" : value.asText("").strip();
    }
}
