package io.github.smartfolio.csv;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date and time in a file's name, for example {@code Positions_10-sept.-2025_15_59_41.csv}; the only date of a positions file.
 * Browsers add {@code  (1)} to a second download and some systems take accents apart: neither matters.
 */
final class NameStamp {

    private static final Pattern STAMP =
            Pattern.compile("(?<!\\d)(\\d{1,2})-(\\p{L}{3,12}\\.?)-(\\d{4})[_ ](\\d{2})_(\\d{2})_(\\d{2})(?!\\d)");

    private NameStamp() {}

    static Optional<LocalDateTime> find(String name) {
        Matcher matcher = STAMP.matcher(Normalizer.normalize(name, Normalizer.Form.NFC));
        while (matcher.find()) {
            OptionalInt month = Months.parse(matcher.group(2));
            if (month.isPresent()) {
                try {
                    return Optional.of(LocalDateTime.of(
                            number(matcher, 3),
                            month.getAsInt(),
                            number(matcher, 1),
                            number(matcher, 4),
                            number(matcher, 5),
                            number(matcher, 6)));
                } catch (DateTimeException noSuchDay) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
