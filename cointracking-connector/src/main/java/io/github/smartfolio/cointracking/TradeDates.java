package io.github.smartfolio.cointracking;

import io.github.smartfolio.connect.Question;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the dates of one Trade Table, which are written as the account of whoever exported it is set to (file-formats 3.1): {@code
 * 02.01.2024 09:05}, {@code 2024-01-02 09:05:11}, {@code 1/2/2024 9:05 AM}, {@code Jan 2, 2024 9:05 AM}, each with or without seconds.
 *
 * <p>With points the day comes first. Which comes first with slashes or hyphens, the whole file decides: a number above twelve is a
 * day. If no date has one, or more dates do not say one thing than the other, only a person knows.
 */
final class TradeDates {

    static final Question ORDER = new Question(
            "dateOrder",
            "Is 05/09/2017 in this file the 5th of September (DMY) or the 9th of May (MDY)? No date in it shows that.",
            List.of("DMY", "MDY"),
            true);

    private static final String TIME =
            "(?:[ T,]{1,3}(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?)?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})(?<sign>[-/.])(?<month>\\d{1,2})\\k<sign>(?<day>\\d{1,2})" + TIME);
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})" + TIME);
    private static final Pattern OPEN =
            Pattern.compile("(?<one>\\d{1,2})(?<sign>[-/])(?<two>\\d{1,2})\\k<sign>(?<year>\\d{4})" + TIME);
    private static final Pattern NAMED =
            Pattern.compile("(?<name>[A-Za-z]{3,9})\\.? (?<day>\\d{1,2}),? (?<year>\\d{4})" + TIME);
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private final Optional<String> order;

    /** A date as it stands in a row, in the zone of the account. */
    record Written(LocalDate date, Optional<LocalTime> time) {}

    private TradeDates(Optional<String> order) {
        this.order = order;
    }

    /**
     * @param dates all dates of a file
     * @param answer to {@link #ORDER}; what the dates themselves show counts more
     */
    static TradeDates of(List<String> dates, Optional<String> answer) {
        int dayFirst = 0;
        int monthFirst = 0;
        boolean open = false;
        for (String date : dates) {
            Matcher numbers = OPEN.matcher(date);
            if (numbers.matches()) {
                open = true;
                dayFirst += number(numbers, "one") > 12 ? 1 : 0;
                monthFirst += number(numbers, "two") > 12 ? 1 : 0;
            }
        }
        if (!open || dayFirst != monthFirst) {
            return new TradeDates(Optional.of(monthFirst > dayFirst ? "MDY" : "DMY"));
        }
        return new TradeDates(
                answer.map(text -> text.strip().toUpperCase(Locale.ROOT)).filter(ORDER.options()::contains));
    }

    /** Whether {@link #ORDER} has to be answered before the dates can be read. */
    boolean areOpen() {
        return order.isEmpty();
    }

    /**
     * @return empty if the text is no date, or one that no calendar has
     * @throws IllegalStateException if the order is {@linkplain #areOpen open}
     */
    Optional<Written> read(String text) {
        boolean dayFirst = order.orElseThrow(() -> new IllegalStateException("Nobody said which comes first"))
                .equals("DMY");
        try {
            Matcher date = YEAR_FIRST.matcher(text);
            if (date.matches()) {
                return Optional.of(written(date, number(date, "month"), number(date, "day")));
            }
            date = DAY_FIRST.matcher(text);
            if (date.matches()) {
                return Optional.of(written(date, number(date, "month"), number(date, "day")));
            }
            date = OPEN.matcher(text);
            if (date.matches()) {
                int one = number(date, "one");
                int two = number(date, "two");
                return Optional.of(written(date, dayFirst ? two : one, dayFirst ? one : two));
            }
            date = NAMED.matcher(text);
            if (date.matches()) {
                String name = date.group("name").substring(0, 3).toLowerCase(Locale.ROOT);
                return Optional.of(written(date, MONTHS.indexOf(name) + 1, number(date, "day")));
            }
            return Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Written written(Matcher date, int month, int day) {
        return new Written(
                LocalDate.of(number(date, "year"), month, day),
                date.group("hour") == null ? Optional.empty() : Optional.of(time(date)));
    }

    private static LocalTime time(Matcher date) {
        int hour = number(date, "hour");
        String half = date.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("No hour of a half day: " + hour);
            }
            hour = hour % 12 + (half.equalsIgnoreCase("P") ? 12 : 0);
        }
        return LocalTime.of(hour, number(date, "minute"), date.group("second") == null ? 0 : number(date, "second"));
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }
}
