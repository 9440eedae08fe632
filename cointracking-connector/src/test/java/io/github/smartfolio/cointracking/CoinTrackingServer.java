package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.smartfolio.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Answers as CoinTracking's API does: looks at key, signature and nonce first, and then at what is asked. */
final class CoinTrackingServer implements AutoCloseable {

    static final Secret KEY = Secret.of("3f8a1c5e7b9d0246813579bdf02468ac");
    static final Secret SECRET = Secret.of("f0e1d2c3b4a5968778695a4b3c2d1e0f");

    /** How one call is answered instead. */
    interface Fault {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    static {
        // Before the classes of the JDK read it: without it each answer waits for the delayed acknowledgement of the
        // client.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Queue<String> bodies = new ConcurrentLinkedQueue<>();
    private final Queue<String> signatures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refusedNonces = new AtomicInteger();
    private final AtomicInteger refusedOtherwise = new AtomicInteger();
    private long lastNonce;

    private CoinTrackingServer(HttpServer server) {
        this.server = server;
    }

    static CoinTrackingServer start() {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            CoinTrackingServer server = new CoinTrackingServer(http);
            http.createContext("/", server::handle);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String fixture(String name) {
        try (InputStream in = Optional.ofNullable(CoinTrackingServer.class.getResourceAsStream("api/" + name))
                .orElseThrow(() -> new IllegalArgumentException("No fixture " + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/");
    }

    /** With the right key, and calls not counted. */
    CoinTrackingSettings settings() {
        return CoinTrackingSettings.of(KEY, SECRET).withAddress(address()).withCallsPerHour(0);
    }

    /** From now on, calls of {@code method} that are let in are answered so. */
    CoinTrackingServer on(String method, Fault fault) {
        faults.put(method, fault);
        return this;
    }

    CoinTrackingServer onAll(Fault fault) {
        return on("getBalance", fault).on("getGroupedBalance", fault).on("getTrades", fault);
    }

    void clearFaults() {
        faults.clear();
    }

    static Fault json(String text) {
        return answer(200, "application/json", text);
    }

    static Fault answer(int status, String type, String text, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, type, text);
        };
    }

    static Fault cut() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"success\":1".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().flush();
        };
    }

    static Fault dropped() {
        return HttpExchange::close;
    }

    Fault silent() {
        return exchange -> closed.await(1, TimeUnit.MINUTES);
    }

    Fault delayed(Duration time, String text) {
        return exchange -> {
            if (!closed.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                json(text).answer(exchange);
            }
        };
    }

    /** Calls with the right key and signature, and a nonce greater than the last. */
    int accepted() {
        return accepted.get();
    }

    int refusedNonces() {
        return refusedNonces.get();
    }

    /** Calls with something else wrong: the key, the signature, the address. */
    int refusedOtherwise() {
        return refusedOtherwise.get();
    }

    /** What was sent, in the order in which it came. */
    Queue<String> bodies() {
        return bodies;
    }

    Queue<String> signatures() {
        return signatures;
    }

    private void handle(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            bodies.add(new String(body, StandardCharsets.UTF_8));
            Map<String, String> form = form(new String(body, StandardCharsets.UTF_8));
            String method = form.getOrDefault("method", "");
            Optional<String> refusal = refusal(exchange, body, form);
            if (refusal.isPresent()) {
                send(exchange, 200, "application/json", refusal.get());
                return;
            }
            accepted.incrementAndGet();
            Fault fault = faults.get(method);
            if (fault == null) {
                send(exchange, 200, "application/json", usual(method, form));
            } else {
                fault.answer(exchange);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Whoever asked did not wait for the answer, or it was broken off on purpose.
        }
    }

    private Optional<String> refusal(HttpExchange exchange, byte[] body, Map<String, String> form) {
        String sign = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Sign"))
                .orElse("");
        signatures.add(sign);
        boolean formSent = exchange.getRequestMethod().equals("POST")
                && exchange.getRequestURI().toString().equals("/api/v1/")
                && "application/x-www-form-urlencoded"
                        .equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (!formSent) {
            return refusedOtherwise("NO_METHOD", "ERROR: Method not set");
        }
        if (!KEY.reveal().equals(exchange.getRequestHeaders().getFirst("Key"))) {
            return refusedOtherwise("INVALID_KEY", "ERROR: Invalid API key");
        }
        if (!signature(body).equals(sign)) {
            return refusedOtherwise("INVALID_SIGN", "ERROR: Invalid signature");
        }
        return nonceRefusal(Long.parseLong(form.getOrDefault("nonce", "0")));
    }

    private synchronized Optional<String> nonceRefusal(long nonce) {
        if (nonce <= lastNonce) {
            refusedNonces.incrementAndGet();
            return Optional.of(error("INVALID_NONCE", "ERROR: Nonce must be greater than " + lastNonce));
        }
        lastNonce = nonce;
        return Optional.empty();
    }

    private Optional<String> refusedOtherwise(String code, String message) {
        refusedOtherwise.incrementAndGet();
        return Optional.of(error(code, message));
    }

    static String error(String code, String message) {
        return "{\"success\":0,\"method\":\"\",\"error\":\"" + code + "\",\"error_msg\":\"" + message + "\"}";
    }

    private static String usual(String method, Map<String, String> form) {
        return switch (method) {
            case "getBalance" -> fixture("getBalance.json");
            case "getGroupedBalance" -> fixture("getGroupedBalance_exchange_PARTLY_UNVERIFIED.json");
            case "getTrades" ->
                since(Long.parseLong(form.getOrDefault("start", "0")), fixture("getTrades_trade_prices.json"));
            default -> fixture("error_no_method.json");
        };
    }

    /** Without the trades that were earlier. */
    private static String since(long start, String trades) {
        try {
            ObjectNode answer = (ObjectNode) new ObjectMapper().readTree(trades);
            answer.properties()
                    .removeIf(member -> member.getValue().path("time").asLong(Long.MAX_VALUE) <= start);
            return answer.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA512");
            mac.init(new SecretKeySpec(SECRET.reveal().getBytes(StandardCharsets.US_ASCII), "HmacSHA512"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
