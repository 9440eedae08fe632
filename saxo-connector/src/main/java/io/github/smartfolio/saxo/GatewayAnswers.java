package io.github.smartfolio.saxo;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import feign.jackson.JacksonDecoder;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer of the gateway means. Of its body nothing gets into a message but Saxo's error code, or the title of a page. */
final class GatewayAnswers implements Decoder, ErrorDecoder {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    // Of a body, where a page shows that it is one.
    private static final int BEGINNING = 10_000;
    private static final int LONGEST_TITLE = 80;
    private static final Pattern TITLE =
            Pattern.compile("<title>\\s*(.{1,500}?)\\s*</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NOT_FOR_A_MESSAGE = Pattern.compile("[\\p{Cntrl}\\p{Space}]+");
    // Longer than any word in a title, and no longer than any key or token that a page might repeat there.
    private static final Pattern NO_WORD = Pattern.compile("\\S{20,}");
    // Longer than any error code, and shorter than a token.
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,80}");
    private static final Pattern CORRELATION = Pattern.compile("[A-Za-z0-9#:._-]{1,200}");

    private final String base;
    private final RateLimits limits;
    private final InstantSource clock;
    private final Decoder json = new JacksonDecoder(JSON);

    GatewayAnswers(URI base, RateLimits limits, InstantSource clock) {
        this.base = base.toString();
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Answer decode(Response response, Type type) throws IOException {
        limits.learn(service(response), response.headers());
        URI request = URI.create(response.request().url());
        Answer none = new Answer(request, Optional.empty(), correlation(response));
        if (response.status() == 204) {
            return none;
        }
        byte[] body = body(response);
        if (body.length == 0) {
            throw none.unreadable("has no body");
        }
        if (isPage(response, body)) {
            throw none.unreadable("is a page" + title(body));
        }
        JsonNode node = node(response).orElseThrow(() -> none.unreadable("is no JSON"));
        if (!node.isObject() || node.isEmpty()) {
            throw none.unreadable("is not the object it should be");
        }
        return new Answer(request, Optional.of(Entry.of(node)), none.correlation());
    }

    @Override
    public Exception decode(String method, Response response) {
        int status = response.status();
        byte[] body = body(response);
        boolean page = isPage(response, body);
        String message = "Saxo answered " + status + " to GET "
                + Http.path(URI.create(response.request().url()))
                + (page ? title(body) : errorCode(response))
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
            boolean gatekeeper = body.length > 0 && node(response).isEmpty();
            return gatekeeper
                    ? CallException.of(Reason.UNAVAILABLE, message)
                    : CallException.of(
                            Reason.ACCESS_DENIED, message + " The app or the login has no right to this at Saxo.");
        }
        if (status >= 500 || status == 408) {
            Optional<Instant> retryAt = RateLimits.retryAfter(response.headers(), now);
            return retryAt.isPresent()
                    ? CallException.of(new SourceFailure(Reason.UNAVAILABLE, message, retryAt))
                    : CallException.passing(message);
        }
        return CallException.of(Reason.UNREADABLE, message);
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

    private static byte[] body(Response response) {
        if (response.body() == null) {
            return new byte[0];
        }
        try {
            return response.body().asInputStream().readAllBytes();
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private Optional<JsonNode> node(Response response) {
        try {
            return json.decode(response, JsonNode.class) instanceof JsonNode node
                    ? Optional.of(node).filter(n -> !n.isMissingNode())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isPage(Response response, byte[] body) {
        boolean declared = response.headers().getOrDefault("Content-Type", List.of()).stream()
                .anyMatch(type -> type.toLowerCase(Locale.ROOT).contains("html"));
        return declared || beginning(body).stripLeading().startsWith("<");
    }

    private static String beginning(byte[] body) {
        return new String(body, 0, Math.min(body.length, BEGINNING), StandardCharsets.UTF_8);
    }

    private static String title(byte[] body) {
        Matcher title = TITLE.matcher(beginning(body));
        if (!title.find()) {
            return "";
        }
        String text = NO_WORD.matcher(NOT_FOR_A_MESSAGE.matcher(title.group(1)).replaceAll(" "))
                .replaceAll("…");
        return " (\"" + (text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE) + '…' : text) + "\")";
    }

    // Sometimes it stands in an object ErrorInfo.
    private String errorCode(Response response) {
        return node(response)
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
