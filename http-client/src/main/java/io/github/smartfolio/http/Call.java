package io.github.smartfolio.http;

import feign.Request;
import io.github.smartfolio.credential.Secret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What goes with one call beside the request: how long it may take, and headers with what lets it in. They are not in the request
 * itself, so that nothing that prints a request can show them.
 */
public final class Call extends Request.Options {

    private final Duration limit;
    private final Map<String, Secret> headers;

    private Call(Duration limit, Map<String, Secret> headers) {
        super(limit.toMillis(), TimeUnit.MILLISECONDS, limit.toMillis(), TimeUnit.MILLISECONDS, false);
        this.limit = limit;
        this.headers = headers;
    }

    /** @param limit for the whole exchange, until the last byte of the answer is there */
    public static Call within(Duration limit) {
        return new Call(limit, Map.of());
    }

    /** @param scheme {@code Bearer} or {@code Basic} */
    public Call authorized(String scheme, Secret credentials) {
        return with("Authorization", Secret.of(scheme + ' ' + credentials.reveal()));
    }

    /** With one more header. */
    public Call with(String header, Secret value) {
        Map<String, Secret> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Call(limit, more);
    }

    Duration limit() {
        return limit;
    }

    Map<String, Secret> headers() {
        return headers;
    }

    /** Names of headers only. */
    @Override
    public String toString() {
        return "call within " + limit + " with " + headers.keySet();
    }
}
