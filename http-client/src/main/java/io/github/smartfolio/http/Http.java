package io.github.smartfolio.http;

import feign.Client;
import feign.Request;
import feign.Response;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Sends requests of Feign over the JDK's client, and returns when the whole answer is here: the JDK's own time limit ends with the
 * headers, and a body that stops coming would be waited for without end. An interrupt ends the exchange. Every request goes with a
 * {@link Call}; whatever goes wrong is a {@link CallException}.
 *
 * <p>Constructing it opens nothing. Calls may come from any thread.
 */
public final class Http {

    /** Far more than any answer has; an answer that goes on and on must not fill the memory, packed or unpacked. */
    public static final int LONGEST_BODY = 32 << 20;

    private static final Pattern NO_WORD = Pattern.compile("[^/]{20,}");
    private static final Set<String> SET_BY_THE_CLIENT = Set.of("content-length", "host", "connection");

    private final String server;
    private Optional<HttpClient> client = Optional.empty();

    /** @param server its name for people, in messages */
    public Http(String server) {
        this.server = server;
    }

    /**
     * A client for one server: what is not below {@code base} is not sent, and so no credentials go elsewhere.
     *
     * @param base as {@link #base} gives it
     */
    public Client below(URI base) {
        return (request, options) -> send(base, request, (Call) options);
    }

    private Response send(URI base, Request request, Call call) {
        URI uri = URI.create(request.url());
        String what = request.httpMethod() + " " + path(uri);
        if (!uri.toString().startsWith(base + "/")) {
            throw CallException.of(Reason.INTERNAL, "Not sent, because it is not below the address set: " + what);
        }
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client(base).sendAsync(httpRequest(uri, request, call, what), answer -> new BoundedBody(LONGEST_BODY));
        try {
            return response(request, exchange.get(call.limit().toMillis(), TimeUnit.MILLISECONDS), what);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw CallException.of(
                    Reason.UNAVAILABLE, "No whole answer within " + inSeconds(call.limit()) + " to " + what + '.');
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw CallException.of(Reason.UNAVAILABLE, "Interrupted while waiting for an answer to " + what + '.');
        } catch (ExecutionException e) {
            throw e.getCause() instanceof BoundedBody.TooLong
                    ? CallException.of(Reason.UNREADABLE, "The answer is longer than any should be: " + what + '.')
                    : CallException.passing("The connection failed or was dropped: " + what + '.');
        }
    }

    // Made when first needed: making it reads certificates from the disk and starts a thread. It runs on threads of its
    // own: on ones it was lent, the answer to a refresh under way would be lost when whoever lent them stops them.
    private synchronized HttpClient client(URI base) {
        HttpClient made = client.orElseGet(() -> HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                // Over clear text it would ask for HTTP/2 by an upgrade, on which small servers choke.
                .version("http".equals(base.getScheme()) ? HttpClient.Version.HTTP_1_1 : HttpClient.Version.HTTP_2)
                .build());
        client = Optional.of(made);
        return made;
    }

    /**
     * The address of a server, below which others are: with one slash between it and a path, whichever way it was written.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static URI base(URI address) {
        String text = address.toString();
        if (!address.isAbsolute() || address.getHost() == null || address.getRawQuery() != null) {
            throw new IllegalArgumentException("Not an address of a server: " + text);
        }
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }

    /** As messages have it: without its query, and without what is too long to be a word, because it may be a key. */
    public static String path(URI address) {
        return NO_WORD.matcher(address.getPath()).replaceAll("…");
    }

    private HttpRequest httpRequest(URI uri, Request request, Call call, String what) {
        try {
            return httpRequest(uri, request, call);
        } catch (IllegalArgumentException e) {
            // Its message would repeat the header that is not allowed.
            throw CallException.of(Reason.UNREADABLE, "A key or token of " + server + " cannot be sent: " + what + '.');
        }
    }

    private static HttpRequest httpRequest(URI uri, Request request, Call call) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri)
                .method(
                        request.httpMethod().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        builder.setHeader("User-Agent", "Smartfolio");
        builder.setHeader("Accept", "application/json");
        builder.setHeader("Accept-Encoding", "gzip");
        call.headers().forEach((name, value) -> builder.setHeader(name, value.reveal()));
        return builder.build();
    }

    private static Response response(Request request, HttpResponse<byte[]> answer, String what) {
        Map<String, Collection<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(answer.headers().map());
        boolean packed = answer.headers()
                .firstValue("Content-Encoding")
                .filter("gzip"::equalsIgnoreCase)
                .isPresent();
        byte[] body = answer.body();
        if (packed) {
            headers.remove("Content-Encoding");
            headers.put("Content-Length", List.of());
            body = unpacked(body, answer.statusCode() < 300, what);
        }
        return Response.builder()
                .request(request)
                .status(answer.statusCode())
                .headers(headers)
                .body(body)
                .build();
    }

    private static byte[] unpacked(byte[] packed, boolean needed, String what) {
        if (packed.length == 0) {
            return packed;
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] body = stream.readNBytes(LONGEST_BODY);
            if (stream.read() >= 0) {
                throw CallException.of(Reason.UNREADABLE, "The answer is longer than any should be: " + what + '.');
            }
            return body;
        } catch (IOException e) {
            if (needed) {
                throw CallException.of(Reason.UNREADABLE, "The answer cannot be unpacked: " + what + '.');
            }
            return new byte[0];
        }
    }

    private static String inSeconds(Duration limit) {
        return BigDecimal.valueOf(limit.toMillis(), 3).stripTrailingZeros().toPlainString() + " s";
    }
}
