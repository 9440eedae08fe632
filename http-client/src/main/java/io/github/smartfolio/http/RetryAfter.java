package io.github.smartfolio.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The header in which a server says when it may be asked again: RFC 9110, 10.2.3. */
public final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private RetryAfter() {}

    /** In seconds or as a date; absent if it is not there, not to be understood, or not after {@code now}. */
    public static Optional<Instant> in(Map<String, Collection<String>> headers, Instant now) {
        Optional<String> value = headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .map(String::strip);
        return value.filter(SECONDS.asMatchPredicate())
                .map(seconds -> now.plusSeconds(Math.min(Long.parseLong(seconds), LONGEST.toSeconds())))
                .or(() -> value.flatMap(RetryAfter::date))
                .filter(now::isBefore);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
