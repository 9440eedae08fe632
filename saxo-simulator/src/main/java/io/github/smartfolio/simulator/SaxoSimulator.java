package io.github.smartfolio.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Saxo's authorization server and gateway, on a free port of this machine, with one invented client.
 *
 * <p>It changes nothing for anybody: the gateway answers only GET, and records whatever else it is sent. All methods may be called from
 * any thread.
 */
public final class SaxoSimulator implements AutoCloseable {

    /** A system property: the file to which a line is appended for each request to the gateway, {@code GET /sim/openapi/…}. */
    public static final String TRAFFIC = "smartfolio.simulator.traffic";

    private static final int REQUESTS_PER_MINUTE = 120;

    static {
        // Before the server's classes read it: without it each answer waits for the client's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Records records = new Records();
    private final Trouble trouble = new Trouble();
    private final Sessions sessions;
    private final AuthorizationServer authorization;
    private final Gateway gateway;
    private final Wire wire;
    private final HttpServer server;
    private final ExecutorService threads;
    private volatile SampleClient client;

    private SaxoSimulator(InstantSource time, SampleClient client, Options options) {
        this.client = client;
        this.sessions = new Sessions(time, options, records);
        this.authorization = new AuthorizationServer(options, sessions, records);
        this.gateway = new Gateway(
                options, sessions, time, () -> this.client, () -> address().toString());
        this.wire = new Wire(time);
        options.apps().forEach(app -> app.secret().ifPresent(records::givenOut));
        client.secrets().forEach(records::givenOut);
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "saxo-simulator");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** @param time what tells it when tokens expire */
    public static Builder builder(InstantSource time) {
        return new Builder(time);
    }

    /** {@code http://127.0.0.1:49152}: the authorization server; {@code /authorize} and {@code /token} are below it. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Where the gateway serves this environment. */
    public URI gateway(Environment environment) {
        return URI.create(address() + environment.base());
    }

    /**
     * Does what a click on the button does that signs in.
     *
     * @return to where the browser is sent, with the code
     * @throws IllegalArgumentException if Saxo would show an error instead
     */
    public URI signIn(URI authorizationUrl) {
        return authorization.accept(read(authorizationUrl));
    }

    /**
     * Does what a click on the button does that refuses.
     *
     * @return to where the browser is sent, with the error
     * @throws IllegalArgumentException if Saxo would show an error instead
     */
    public URI refuse(URI authorizationUrl) {
        return read(authorizationUrl).refused();
    }

    private AuthorizationRequest read(URI authorizationUrl) {
        try {
            return authorization.read(String.valueOf(authorizationUrl.getRawQuery()));
        } catch (Refused e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    public SampleClient client() {
        return client;
    }

    /** From the next request on it is this client's data that is answered. */
    public void serve(SampleClient other) {
        other.secrets().forEach(records::givenOut);
        client = other;
    }

    /** Where a fault is to happen: at requests whose path, as {@link RecordedRequest#path} has it, begins with this. */
    public Where on(String path) {
        return new Where(path, "");
    }

    /** The same for those whose query contains a text too, be it encoded there or not: an account's key, for instance. */
    public Where on(String path, String inQuery) {
        return new Where(path, inQuery);
    }

    /** Switches faults on; those that were switched on first happen first. */
    public final class Where {

        private final String path;
        private final String inQuery;

        private Where(String path, String inQuery) {
            this.path = path;
            this.inQuery = inQuery;
        }

        public void once(Fault fault) {
            times(1, fault);
        }

        public void times(int times, Fault fault) {
            trouble.add(path, inQuery, fault, times);
        }

        /** Until {@link #clearFaults}. */
        public void always(Fault fault) {
            trouble.addUntilCleared(path, inQuery, fault);
        }
    }

    public void clearFaults() {
        trouble.clear();
    }

    /** As when the person logs out everywhere: every token is refused from now on. */
    public void revokeAll() {
        sessions.endAll();
    }

    /** Access tokens are refused from now on; refresh tokens are good as before. */
    public void expireAccessTokens() {
        sessions.expireAccessTokens();
    }

    /** How many times a new pair of tokens was given for a refresh token, whether or not it arrived. */
    public int refreshes() {
        return sessions.refreshes();
    }

    /** How many times somebody came with a refresh token that had been used before. */
    public int spentTokensPresented() {
        return sessions.spentTokensPresented();
    }

    /** In the order in which they came. */
    public List<RecordedRequest> requests() {
        return records.requests();
    }

    /** How many requests came, by {@link RecordedRequest#path}. */
    public Map<String, Long> counts() {
        return requests().stream()
                .collect(Collectors.groupingBy(RecordedRequest::path, TreeMap::new, Collectors.counting()));
    }

    public Set<String> methodsSentToTheGateway() {
        return requests().stream()
                .filter(RecordedRequest::toGateway)
                .map(RecordedRequest::method)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Every code, token, key and secret that it gave out or was told: what must not be found where it does not belong. */
    public Set<String> givenOut() {
        return records.secrets();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            RecordedRequest request = wire.read(exchange);
            records.add(request);
            Supplier<Reply> work = () -> answer(request);
            Optional<Fault> fault = trouble.next(request);
            if (fault.isPresent()) {
                wire.send(exchange, fault.get(), work);
            } else {
                wire.send(exchange, work.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reply answer(RecordedRequest request) {
        if (request.toGateway()) {
            return Wire.compressed(gateway.answer(request), request);
        }
        return switch (request.path()) {
            case "/authorize" -> authorization.authorize(request);
            case "/token" -> authorization.token(request);
            default -> Reply.html(404, "<!DOCTYPE html><title>404</title>");
        };
    }

    @Override
    public void close() {
        wire.close();
        server.stop(0);
        threads.shutdownNow();
    }

    /** How a simulator is to behave; without more, as Saxo does as far as that is known. */
    public static final class Builder {

        private final InstantSource time;
        private final List<RegisteredApp> apps = new ArrayList<>(List.of(
                RegisteredApp.PKCE_SIM, RegisteredApp.PKCE_LIVE, RegisteredApp.CODE_SIM, RegisteredApp.CODE_LIVE));
        private final List<URI> redirects = new ArrayList<>(List.of(
                URI.create("http://localhost/api/saxo/callback"),
                URI.create("http://127.0.0.1/api/saxo/callback"),
                URI.create("http://localhost/callback")));
        private SampleClient client = SampleClients.fixtures();
        private Lifetimes lifetimes = Lifetimes.USUAL;
        private Duration lateBy = Duration.ZERO;
        private boolean strictRefresh;
        private boolean revokeOnReuse = true;
        private boolean emptyRefusals;
        private LinkStyle links = LinkStyle.PUBLIC_HOST;
        private int requestsPerMinute = REQUESTS_PER_MINUTE;
        private boolean noContentWhenEmpty;

        private Builder(InstantSource time) {
            this.time = time;
        }

        public Builder client(SampleClient other) {
            client = other;
            return this;
        }

        /** Besides {@link RegisteredApp#PKCE_SIM} and its like. */
        public Builder app(RegisteredApp app) {
            apps.add(app);
            return this;
        }

        /** Besides the callback addresses of Smartfolio on this computer. Without a port, any port will do. */
        public Builder redirect(URI redirect) {
            redirects.add(redirect);
            return this;
        }

        public Builder lifetimes(Lifetimes other) {
            lifetimes = other;
            return this;
        }

        /** As if each pair of tokens was fetched this late: {@code expires_in} is less by it, and may be negative. */
        public Builder lateBy(Duration late) {
            lateBy = late;
            return this;
        }

        /** Refuses a refresh without any of the five fields that one source or another asks for. */
        public Builder strictRefresh() {
            strictRefresh = true;
            return this;
        }

        /** Whether a refresh token that comes again ends its session; without a word of this it does. */
        public Builder revokeOnReuse(boolean revoke) {
            revokeOnReuse = revoke;
            return this;
        }

        /** Answers a refresh token that is no good with 401 and nothing else, instead of 400 and OAuth's words. */
        public Builder emptyRefusals() {
            emptyRefusals = true;
            return this;
        }

        public Builder links(LinkStyle style) {
            links = style;
            return this;
        }

        /** Per session and service group; for instruments half of it. */
        public Builder requestsPerMinute(int requests) {
            requestsPerMinute = requests;
            return this;
        }

        /** Answers 204 where there are no net positions, instead of an empty list. */
        public Builder noContentWhenEmpty() {
            noContentWhenEmpty = true;
            return this;
        }

        /** @throws UncheckedIOException if no port is free */
        public SaxoSimulator start() {
            return new SaxoSimulator(
                    time,
                    client,
                    new Options(
                            List.copyOf(apps),
                            List.copyOf(redirects),
                            lifetimes,
                            lateBy,
                            strictRefresh,
                            revokeOnReuse,
                            emptyRefusals,
                            links,
                            requestsPerMinute,
                            noContentWhenEmpty));
        }
    }
}
