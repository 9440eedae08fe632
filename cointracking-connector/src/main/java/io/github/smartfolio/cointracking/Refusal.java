package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Response;
import io.github.smartfolio.http.Body;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.RetryAfter;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Why an answer is none. What CoinTracking says in words goes before the status. Its codes are not published but for one, so its words
 * are looked through for those that tell who has to do something.
 */
final class Refusal {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final int LONGEST_SAYING = 120;
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_]+");
    private static final Pattern PLAIN_WORD = Pattern.compile("[\"'(]?\\p{L}{1,19}[\"').,:;!?]*");
    private static final Pattern LIMIT = anyOf("limits?|limited|too many|exceeded");
    private static final Pattern RIGHT = anyOf("rights?|permissions?|permitted|not allowed|plan|upgrade|subscription");
    private static final Pattern KEY = anyOf("keys?|sign|signed|signature|nonce|auth\\p{L}*|unauthori[sz]ed|hmac");
    private static final Pattern PASSING = anyOf("maintenance|temporar(?:y|ily)|unavailable|overloaded");

    private final Question question;
    private final Response response;
    private final Body body;
    private final Optional<JsonNode> json;
    private final String words;
    private final Instant now;

    Refusal(Question question, Response response, Body body, Instant now) {
        this.question = question;
        this.response = response;
        this.body = body;
        this.json = body.json().filter(JsonNode::isObject);
        this.words = json.map(node -> node.path("error").asText("")
                        + ' '
                        + node.path("error_msg").asText(""))
                .orElse("")
                .strip();
        this.now = now;
    }

    private static Pattern anyOf(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }

    CallException toException() {
        // A limit of a key is a limit, and a right that a key lacks is a right: hence the order.
        if (says(LIMIT)) {
            return limited("CoinTracking takes no more calls with this key for now" + quoted() + '.');
        }
        if (says(RIGHT)) {
            return CallException.of(
                    Reason.ACCESS_DENIED,
                    "CoinTracking does not let this key read this" + quoted()
                            + ". Give the key the right to read there, and look whether the plan includes the API.");
        }
        if (says(KEY)) {
            return CallException.of(
                    Reason.MISCONFIGURED,
                    "CoinTracking refused the key, the signature or the number of the call" + quoted()
                            + ". Check API key and secret, and let no other program use the same key.");
        }
        if (says(PASSING)) {
            return unavailable("CoinTracking cannot answer just now" + quoted() + '.');
        }
        return byStatus();
    }

    private boolean says(Pattern pattern) {
        return pattern.matcher(NO_LETTERS.matcher(words).replaceAll(" ")).find();
    }

    private CallException byStatus() {
        int status = response.status();
        String message = "CoinTracking answered " + status + " to " + question.method()
                + (body.isPage() ? body.title() : quoted()) + '.';
        if (status == 429) {
            return limited(message);
        }
        if (status >= 500 || status == 408) {
            return unavailable(message);
        }
        if (status == 401) {
            return CallException.of(Reason.MISCONFIGURED, message + " Check API key and secret.");
        }
        if (status == 403) {
            // A gatekeeper before CoinTracking's servers answers with a page, and lets the next one in.
            return body.isEmpty() || json.isPresent()
                    ? CallException.of(Reason.ACCESS_DENIED, message + " Give the key the right to read there.")
                    : unavailable(message);
        }
        return CallException.of(
                Reason.UNREADABLE,
                status == 200 ? "CoinTracking's answer to " + question.method() + ' ' + whatItIs() + '.' : message);
    }

    private String whatItIs() {
        if (body.isEmpty()) {
            return "is empty";
        }
        if (body.isPage()) {
            return "is a page" + body.title();
        }
        if (json.isEmpty()) {
            return "is not the object it should be";
        }
        if (!json.get().has("success")) {
            return "does not say whether it succeeded";
        }
        return words.isEmpty() ? "is a refusal without a reason" : "is a refusal" + quoted();
    }

    private CallException limited(String message) {
        Instant until = RetryAfter.in(response.headers(), now).orElse(now.plus(HOUR));
        return CallException.limited(message + " It may be asked again at " + until + '.', until);
    }

    private CallException unavailable(String message) {
        return CallException.of(new SourceFailure(Reason.UNAVAILABLE, message, RetryAfter.in(response.headers(), now)));
    }

    // Without whatever is no plain word: that may be a key.
    private String quoted() {
        if (words.isEmpty()) {
            return "";
        }
        String plain = BETWEEN_WORDS
                .splitAsStream(words)
                .map(word -> PLAIN_WORD.matcher(word).matches() ? word : "…")
                .collect(Collectors.joining(" "));
        return " (\"" + (plain.length() <= LONGEST_SAYING ? plain : plain.substring(0, LONGEST_SAYING) + '…') + "\")";
    }
}
