package io.github.smartfolio.csv;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date in a file's name, with a time, for example {@code Positions_10-sept.-2025_15_59_41.csv}, or without one, as in {@code
 * Balance by Exchange - 26.08.2025.csv}; the only date of a positions file. Browsers add {@code  (1)} to a second download and some
 * systems take accents apart: neither matters.
 *
 * @param from the first moment that it can mean
 * @param to the last one; the same if there is a time
 */
record NameStamp(LocalDateTime from, LocalDateTime to) {

    static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    private static final Pattern TIME =
            Pattern.compile("(?<!\\d)(\\d{1,2})-(\\p{L}{3,12}\\.?)-(\\d{4})[_ ](\\d{2})_(\\d{2})_(\\d{2})(?!\\d)");
    private static final Pattern DAY = Pattern.compile(
            "(?<!\\d)(?<!\\d[.-])(?:(\\d{2})\\.(\\d{2})\\.(\\d{4})|(\\d{4})-(\\d{2})-(\\d{2}))(?![\\d-]|\\.\\d)");

    static Optional<NameStamp> find(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        Matcher matcher = TIME.matcher(composed);
        while (matcher.find()) {
            OptionalInt month = Months.parse(matcher.group(2));
            if (month.isPresent()) {
                try {
                    LocalDateTime time = LocalDateTime.of(
                            number(matcher, 3),
                            month.getAsInt(),
                            number(matcher, 1),
                            number(matcher, 4),
                            number(matcher, 5),
                            number(matcher, 6));
                    return Optional.of(new NameStamp(time, time));
                } catch (DateTimeException noSuchDay) {
                    return Optional.empty();
                }
            }
        }
        return day(composed);
    }

    /** The last day that is in the name, be it alone or at the end of a period. */
    static Optional<LocalDate> lastDay(String name) {
        return days(Normalizer.normalize(name, Normalizer.Form.NFC)).stream().max(LocalDate::compareTo);
    }

    // Two days are a period, of which nobody said whether the figures are from its end.
    private static Optional<NameStamp> day(String name) {
        Set<LocalDate> days = days(name);
        return days.size() == 1
                ? days.stream()
                        .map(day -> new NameStamp(day.atStartOfDay(), day.atTime(END_OF_DAY)))
                        .findFirst()
                : Optional.empty();
    }

    /** Empty if one of them is no day. */
    private static Set<LocalDate> days(String name) {
        Set<LocalDate> days = new LinkedHashSet<>();
        Matcher matcher = DAY.matcher(name);
        while (matcher.find()) {
            boolean yearLast = matcher.group(1) != null;
            try {
                days.add(LocalDate.of(
                        number(matcher, yearLast ? 3 : 4),
                        number(matcher, yearLast ? 2 : 5),
                        number(matcher, yearLast ? 1 : 6)));
            } catch (DateTimeException noSuchDay) {
                return Set.of();
            }
        }
        return days;
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
