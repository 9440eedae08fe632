package io.github.smartfolio.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Between the JDK's HTTP server and the rest: reads requests, and sends answers as whole or as broken as a fault wants them. */
final class Wire {

    private static final String BEARER = "Bearer ";

    private final InstantSource time;
    private final CountDownLatch closed = new CountDownLatch(1);

    Wire(InstantSource time) {
        this.time = time;
    }

    /** Whoever still waits for an answer gets none. */
    void close() {
        closed.countDown();
    }

    RecordedRequest read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Environment> environment = path.startsWith(Environment.SIM.base() + '/')
                ? Optional.of(Environment.SIM)
                : Optional.of(Environment.LIVE).filter(live -> path.startsWith(live.base() + '/'));
        Headers headers = exchange.getRequestHeaders();
        Optional<String> authorization = Optional.ofNullable(headers.getFirst("Authorization"));
        return new RecordedRequest(
                time.instant(),
                exchange.getRequestMethod(),
                environment.map(base -> path.substring(base.base().length())).orElse(path),
                environment,
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                authorization.filter(value -> value.startsWith(BEARER)).map(value -> value.substring(BEARER.length())),
                authorization,
                Optional.ofNullable(headers.getFirst("Accept-Encoding")),
                Optional.ofNullable(headers.getFirst("Accept-Language")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    void send(HttpExchange exchange, Reply reply) throws IOException {
        headers(exchange, reply, reply.body().length);
        if (reply.body().length > 0 && !exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseBody().write(reply.body());
        }
        exchange.close();
    }

    /** @param work makes the right answer, once at most */
    void send(HttpExchange exchange, Fault fault, Supplier<Reply> work) throws IOException, InterruptedException {
        Optional<Reply> right = fault.doesTheWork() ? Optional.of(work.get()) : Optional.empty();
        waitFor(fault.delay());
        switch (fault.ending()) {
            case DROPPED -> exchange.close();
            case SILENT -> {
                closed.await();
                exchange.close();
            }
            case ANSWERED -> send(exchange, fault.instead().or(() -> right).orElseThrow());
            case CUT_SHORT -> {
                half(exchange, fault.instead().or(() -> right).orElseThrow());
                exchange.close();
            }
            case STALLED -> {
                half(exchange, right.orElseThrow());
                closed.await();
                exchange.close();
            }
        }
    }

    // A body is announced even where there is none, so that one is missing.
    private static void half(HttpExchange exchange, Reply reply) throws IOException {
        byte[] body = reply.body();
        headers(exchange, reply, body.length + 1);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static void headers(HttpExchange exchange, Reply reply, int length) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean none = length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), none ? -1 : length);
    }

    private void waitFor(Duration delay) throws InterruptedException {
        boolean over = closed.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        if (over) {
            throw new InterruptedException("closed while it waited");
        }
    }

    static Reply compressed(Reply reply, RecordedRequest request) {
        boolean wanted = request.acceptEncoding()
                .filter(codings -> codings.contains("gzip"))
                .isPresent();
        if (!wanted || reply.body().length == 0) {
            return reply;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(reply.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reply.withBody(bytes.toByteArray()).with("Content-Encoding", "gzip");
    }
}
