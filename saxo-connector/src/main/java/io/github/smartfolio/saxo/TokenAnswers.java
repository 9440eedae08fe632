package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.http.Body;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.RetryAfter;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** What an answer of the token endpoint means. Nothing of a body ever gets into a message. */
final class TokenAnswers implements Decoder, ErrorDecoder {

    // Twenty minutes by Saxo's documentation, for an answer that does not say: RFC 6749, 5.1 only recommends it.
    private static final Duration USUAL_LIFE = Duration.ofMinutes(20);
    private static final BigDecimal LONGEST_LIFE =
            BigDecimal.valueOf(Duration.ofDays(3650).toSeconds());
    private static final Set<String> OUR_MISTAKES = Set.of(
            "invalid_client", "invalid_request", "unauthorized_client", "unsupported_grant_type", "invalid_scope");

    private final InstantSource clock;

    TokenAnswers(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public TokenSet decode(Response response, Type type) {
        JsonNode answer =
                node(response).orElseThrow(() -> CallException.of(Reason.UNREADABLE, "Saxo answered without tokens."));
        Instant now = clock.instant();
        return new TokenSet(
                text(answer, "access_token")
                        .map(Secret::of)
                        .orElseThrow(
                                () -> CallException.of(Reason.UNREADABLE, "Saxo answered without an access token.")),
                now,
                now.plus(life(answer, "expires_in").orElse(USUAL_LIFE)),
                text(answer, "refresh_token").map(Secret::of),
                life(answer, "refresh_token_expires_in").map(now::plus));
    }

    @Override
    public Exception decode(String method, Response response) {
        int status = response.status();
        String error = node(response).flatMap(node -> text(node, "error")).orElse("");
        String message = "Saxo's authorization server answered " + status;
        if ((status == 400 && error.equals("invalid_grant")) || (status == 401 && !error.equals("invalid_client"))) {
            return CallException.of(Reason.AUTHORIZATION_REQUIRED, message + ": this sign-in is over. Sign in again.");
        }
        if ((status == 400 || status == 401) && OUR_MISTAKES.contains(error)) {
            return CallException.of(
                    Reason.MISCONFIGURED,
                    message + " (" + error
                            + "): check the app key, its secret and the redirect address against the app registered there.");
        }
        if (status == 429) {
            Optional<Instant> retryAt = RetryAfter.in(response.headers(), clock.instant());
            return CallException.of(new SourceFailure(Reason.RATE_LIMITED, message + '.', retryAt));
        }
        // 403: a gatekeeper before it.
        boolean passing = status >= 500 || status == 403 || status == 408;
        return CallException.of(passing ? Reason.UNAVAILABLE : Reason.UNREADABLE, message + '.');
    }

    private static Optional<JsonNode> node(Response response) {
        return Body.of(response).json().filter(JsonNode::isObject);
    }

    private static Optional<String> text(JsonNode node, String property) {
        return Optional.of(node.path(property))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank());
    }

    /** May be negative: Saxo counts from the sign-in, and a code may be exchanged late. */
    private static Optional<Duration> life(JsonNode node, String property) {
        JsonNode value = node.path(property);
        if (!value.isNumber() || value.decimalValue().abs().compareTo(LONGEST_LIFE) > 0) {
            return Optional.empty();
        }
        return Optional.of(
                Duration.ofMillis(value.decimalValue().movePointRight(3).longValue()));
    }
}
