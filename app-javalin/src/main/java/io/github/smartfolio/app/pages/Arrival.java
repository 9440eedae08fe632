package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.sources.SignInStatus;
import io.github.smartfolio.app.sources.SourceStatus;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The browser comes back from a broker: what became of the sign-in.
 *
 * @param outcome {@code connected} or {@code error}
 * @param reason why there is an error; empty if there is none, or the address names none that is known
 */
record Arrival(String broker, String outcome, String reason, String sentence) {

    private static final String CONNECTED = "connected";
    private static final String ERROR = "error";

    /** Whether this request is one that the browser was sent back with. */
    static boolean isIn(Context ctx, String broker) {
        return ctx.queryParam(broker) != null;
    }

    /** Empty also where the address claims what is not so, as when it is opened again later. */
    static Optional<Arrival> of(Context ctx, Page page, SourceStatus status) {
        String broker = status.broker().id();
        String name = status.broker().name();
        String outcome = Optional.ofNullable(ctx.queryParam(broker)).orElse("");
        if (outcome.equals(CONNECTED)) {
            return status.signIn()
                    .filter(signIn -> signIn.state() == SignInStatus.State.CONNECTED)
                    .map(signIn -> new Arrival(broker, CONNECTED, "", page.text("arrival.connected", name)));
        }
        if (!outcome.equals(ERROR)) {
            return Optional.empty();
        }
        String given = Optional.ofNullable(ctx.queryParam("reason")).orElse("");
        String reason = Stream.of(Reason.values())
                .map(Enum::name)
                .filter(given::equals)
                .findFirst()
                .orElse("");
        return Optional.of(new Arrival(
                broker,
                ERROR,
                reason,
                page.text("arrival.error." + (reason.isEmpty() ? Reason.INTERNAL.name() : reason), name)));
    }
}
