package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import io.github.smartfolio.http.Body;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.Http;
import io.github.smartfolio.http.RetryAfter;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What an answer of the gateway means. Of its body nothing gets into a message but Saxo's error code, or the title of a page. */
final class GatewayAnswers implements Decoder, ErrorDecoder {

    // Longer than any error code, and shorter than a token.
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,80}");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9#:._-]{1,200}");

    private final String base;
    private final RateLimits limits;
    private final InstantSource clock;

    GatewayAnswers(URI base, RateLimits limits, InstantSource clock) {
        this.base = base.toString();
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Answer decode(Response response, Type type) {
        limits.learn(service(response), response.headers());
        URI request = URI.create(response.request().url());
        Answer none = new Answer(request, Optional.empty(), correlation(response));
        if (response.status() == 204) {
            return none;
        }
        Body body = Body.of(response);
        if (body.isEmpty()) {
            throw none.unreadable("has no body");
        }
        if (body.isPage()) {
            throw none.unreadable("is a page" + body.title());
        }
        JsonNode node = body.json().orElseThrow(() -> none.unreadable("is no JSON"));
        if (!node.isObject() || node.isEmpty()) {
            throw none.unreadable("is not the object it should be");
        }
        return new Answer(request, Optional.of(Entry.of(node)), none.correlation());
    }

    @Override
    public Exception decode(String method, Response response) {
        int status = response.status();
        Body body = Body.of(response);
        String message = "Saxo answered " + status + " to GET "
                + Http.path(URI.create(response.request().url()))
                + (body.isPage() ? body.title() : errorCode(body))
                + '.'
                + correlation(response);
        Instant now = clock.instant();
        if (status == 429) {
            Instant until = limits.refused(service(response), response.headers());
            return CallException.limited(message + " It may be asked again at " + until + '.', until);
        }
        limits.learn(service(response), response.headers());
        if (status == 401) {
            return CallException.unauthorized(message + " Sign in again.");
        }
        if (status == 403) {
            // A gatekeeper before Saxo's servers answers with a page, and lets the next one in.
            boolean gatekeeper = !body.isEmpty() && body.json().isEmpty();
            return gatekeeper
                    ? CallException.of(Reason.UNAVAILABLE, message)
                    : CallException.of(
                            Reason.ACCESS_DENIED, message + " The app or the login has no right to this at Saxo.");
        }
        if (status >= 500 || status == 408) {
            Optional<Instant> retryAt = RetryAfter.in(response.headers(), now);
            return retryAt.isPresent()
                    ? CallException.of(new SourceFailure(Reason.UNAVAILABLE, message, retryAt))
                    : CallException.passing(message);
        }
        return status == 404 ? CallException.missing(message) : CallException.of(Reason.UNREADABLE, message);
    }

    private Service service(Response response) {
        String url = response.request().url();
        String path = url.startsWith(base) ? url.substring(base.length()) : url;
        for (Service service : Service.values()) {
            if (path.startsWith('/' + service.name().toLowerCase(Locale.ROOT) + '/')) {
                return service;
            }
        }
        return Service.PORT;
    }

    // Sometimes it stands in an object ErrorInfo.
    private static String errorCode(Body body) {
        return body.json()
                .map(node -> node.path("ErrorCode")
                        .asText(node.path("ErrorInfo").path("ErrorCode").asText("")))
                .filter(WORD.asMatchPredicate())
                .map(code -> " (" + code + ')')
                .orElse("");
    }

    private static String correlation(Response response) {
        return response.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("X-Correlation"))
                .flatMap(header -> header.getValue().stream())
                .filter(CORRELATION.asMatchPredicate())
                .findFirst()
                .map(id -> " Saxo knows it as " + id + '.')
                .orElse("");
    }
}
