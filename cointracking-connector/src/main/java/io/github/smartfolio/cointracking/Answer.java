package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Response;
import io.github.smartfolio.http.Body;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What CoinTracking said when it was asked, and said that it succeeded. */
record Answer(Question question, JsonNode node) {

    // Where the figures stand: in the first of these, maybe within another.
    private static final List<String> WRAPPINGS = List.of("details", "result");
    // What the members of a place or of everything come to.
    private static final String SUM = "TOTAL_SUMMARY";
    private static final Pattern NUMBERED = Pattern.compile("\\d+");

    /** @throws CallException with the reason why {@code response} is no answer */
    static Answer of(Question question, Response response, Instant now) {
        Body body = Body.of(response);
        JsonNode node = body.json()
                .filter(json -> isTrue(json.path("success")))
                .orElseThrow(() -> new Refusal(question, response, body, now).toException());
        Answer answer = new Answer(question, node);
        String method = node.path("method").asText("");
        if (!method.isEmpty() && !method.equals(question.method())) {
            throw answer.unreadable("belongs to another question");
        }
        return answer;
    }

    private static boolean isTrue(JsonNode success) {
        return success.asText("").equals("1") || success.asText("").equalsIgnoreCase("true");
    }

    /** As it stands; absent if it does not say. */
    Optional<String> currency() {
        return Optional.of(node.path("account_currency").asText("")).filter(text -> !text.isBlank());
    }

    /** What stands in it by name, without sums: coins, or places with coins. */
    Map<String, JsonNode> details() {
        JsonNode details = wrapped(node).orElseThrow(() -> unreadable("has no details"));
        return members(details).orElseThrow(() -> unreadable("has details that are no entries with names"));
    }

    /** Trades by the id of their entry: they stand beside what the answer says of itself, which is no entry. */
    Map<String, JsonNode> entries() {
        Map<String, JsonNode> entries = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            boolean numbered = NUMBERED.matcher(member.getKey()).matches();
            if (numbered || member.getValue().isObject()) {
                entries.put(member.getKey(), member.getValue());
            }
        });
        return entries;
    }

    /** The coins at one place by ticker, without their sum; absent if that cannot be told. */
    static Optional<Map<String, JsonNode>> coins(JsonNode place) {
        return members(wrapped(place).orElse(place));
    }

    private static Optional<JsonNode> wrapped(JsonNode node) {
        return WRAPPINGS.stream()
                .map(node::path)
                .filter(JsonNode::isContainerNode)
                .findFirst()
                .map(inner -> wrapped(inner).orElse(inner));
    }

    // PHP writes an array without entries as a list, whatever would have been in it.
    private static Optional<Map<String, JsonNode>> members(JsonNode node) {
        if (!node.isObject() && !(node.isArray() && node.isEmpty())) {
            return Optional.empty();
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        members.remove(SUM);
        return Optional.of(members);
    }

    CallException unreadable(String why) {
        return CallException.of(Reason.UNREADABLE, "CoinTracking's answer to " + question.method() + ' ' + why + '.');
    }
}
