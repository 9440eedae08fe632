package io.github.smartfolio.app.web;

import io.github.smartfolio.ledger.CostMethod;
import io.github.smartfolio.ledger.Period;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what a request asks for; what cannot be read ends it with a problem that says so. */
final class Query {

    private static final String ANSWER = "answer.";

    private Query() {}

    /** Whether {@code name} is set to true; absent is false. */
    static boolean flag(Context ctx, String name) {
        String value = ctx.queryParam(name);
        if (value == null || value.equals("false")) {
            return false;
        }
        if (value.equals("true")) {
            return true;
        }
        throw new ProblemException(HttpStatus.BAD_REQUEST, "'" + name + "' must be true or false.");
    }

    /** What a person answered to the questions of a file, by the id of the question: {@code answer.dateOrder=DMY}. */
    static Map<String, String> answers(Context ctx) {
        Map<String, String> answers = new LinkedHashMap<>();
        ctx.queryParamMap().forEach((name, values) -> {
            if (name.startsWith(ANSWER) && !values.isEmpty()) {
                answers.put(name.substring(ANSWER.length()), values.get(0));
            }
        });
        return answers;
    }

    /** The parameter {@code name} as {@code parsing} reads it; empty if it is absent or has no text. */
    static <T> Optional<T> optional(Context ctx, String name, Function<String, T> parsing) {
        return Optional.ofNullable(ctx.queryParam(name))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(parsing);
    }

    /** From {@code from} to {@code to}, days such as 2026-02-03, both included; whichever is absent is no bound. */
    static Period period(Context ctx) {
        Optional<LocalDate> from = optional(ctx, "from", text -> day("from", text));
        Optional<LocalDate> to = optional(ctx, "to", text -> day("to", text));
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "'from' must not be after 'to'.");
        }
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "'" + name + "' must be a day such as 2026-02-03, and '" + text + "' is none.");
        }
    }

    static int number(Context ctx, String name, int byDefault, int least, int most) {
        return optional(ctx, name, text -> number(name, text, least, most)).orElse(byDefault);
    }

    private static int number(String name, String text, int least, int most) {
        String complaint = "'" + name + "' must be a whole number from " + least + " to " + most + '.';
        try {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, complaint);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, complaint);
        }
    }

    static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "'currency' must be a code of ISO 4217 such as EUR, and '" + code + "' is none.");
        }
    }

    static CostMethod costMethod(String name) {
        return Stream.of(CostMethod.values())
                .filter(method -> method.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.BAD_REQUEST,
                        "The method of costs must be FIFO or AVERAGE, and '" + name + "' is neither."));
    }

    static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "'zone' must be a time zone such as Europe/Paris, and '" + id + "' is none.");
        }
    }
}
