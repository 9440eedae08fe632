package io.github.smartfolio.app.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads what stands behind the question mark. */
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
}
