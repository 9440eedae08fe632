package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;

/** A member of an entry that is missing and needed, or is not what it should be. */
final class UnreadableMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String member;
    private final String value;

    UnreadableMember(String member, JsonNode value) {
        super(member);
        this.member = member;
        this.value = isNothing(value) ? "" : value.toString();
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    String member() {
        return member;
    }

    /** For a sentence: {@code its amount is missing}. */
    String why() {
        return "its " + member + (value.isEmpty() ? " is missing" : " is no number");
    }

    /** What stands there; empty if nothing does. */
    String value() {
        return value;
    }
}
