package io.github.smartfolio.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as exports write them: {@code 02-Apr-2025} with months of any language, {@code 2025-04-02}, {@code 02-04-2025} with
 * the day first, each maybe with a time; and the numbers of days by which workbooks count.
 */
final class Dates {

    private static final String TIME = "(?:[ T](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?)?";
    private static final Pattern NAMED = Pattern.compile("(\\d{1,2})[-. /](\\p{L}{3,12})\\.?[-. /](\\d{4})" + TIME);
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})" + TIME);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[-./](\\d{1,2})[-./](\\d{4})" + TIME);

    // Workbooks count 29 February 1900, which never was: from March 1900 on, day 0 is 30 December 1899.
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final BigDecimal FIRST_SURE = BigDecimal.valueOf(61);
    private static final BigDecimal LAST = BigDecimal.valueOf(2_958_465);
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    private Dates() {}

    /** Midnight if there is no time; empty if it is no date. */
    static Optional<LocalDateTime> parse(String text) {
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            OptionalInt month = Months.parse(named.group(2));
            return month.isPresent() ? time(named, 3, month.getAsInt(), 1) : Optional.empty();
        }
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        if (yearFirst.matches()) {
            return time(yearFirst, 1, number(yearFirst, 2), 3);
        }
        Matcher dayFirst = DAY_FIRST.matcher(text);
        return dayFirst.matches() ? time(dayFirst, 3, number(dayFirst, 2), 1) : Optional.empty();
    }

    /** What a workbook's number of days means, to the second; empty if it means no day after February 1900. */
    static Optional<LocalDateTime> ofSerial(String days) {
        Optional<BigDecimal> serial =
                NumberStyle.DECIMAL_POINT.read(days).filter(n -> n.compareTo(FIRST_SURE) >= 0 && n.compareTo(LAST) < 0);
        return serial.map(n -> DAY_ZERO.atStartOfDay()
                .plusSeconds(n.multiply(SECONDS_OF_A_DAY)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact()));
    }

    private static Optional<LocalDateTime> time(Matcher matcher, int year, int month, int day) {
        try {
            LocalTime time = matcher.group(4) == null
                    ? LocalTime.MIDNIGHT
                    : LocalTime.of(
                            number(matcher, 4), number(matcher, 5), matcher.group(6) == null ? 0 : number(matcher, 6));
            return Optional.of(LocalDate.of(number(matcher, year), month, number(matcher, day))
                    .atTime(time));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
