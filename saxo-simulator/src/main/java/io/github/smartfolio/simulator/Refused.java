package io.github.smartfolio.simulator;

/** A request to the authorization server that it does not accept, with the reason in OAuth's words. */
final class Refused extends Exception {

    private final int status;
    private final String error;

    Refused(int status, String error, String description) {
        super(description);
        this.status = status;
        this.error = error;
    }

    static Refused request(String description) {
        return new Refused(400, "invalid_request", description);
    }

    static Refused client() {
        return new Refused(401, "invalid_client", "Client authentication failed");
    }

    static Refused grant() {
        return new Refused(
                400,
                "invalid_grant",
                "The provided authorization grant or refresh token is invalid, expired or already used");
    }

    Reply reply() {
        return Reply.json(
                status,
                new Fields()
                        .text("error", error)
                        .text("error_description", String.valueOf(getMessage()))
                        .node());
    }

    boolean isGrant() {
        return error.equals("invalid_grant");
    }
}
