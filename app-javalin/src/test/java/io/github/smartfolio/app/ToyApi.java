package io.github.smartfolio.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.connect.Connector;
import io.github.smartfolio.connect.ConnectorContext;
import io.github.smartfolio.connect.ConnectorFactory;
import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.connect.Setting;
import io.github.smartfolio.connect.SignIn;
import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenSession;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The API of a broker that does not exist, and the page on which people sign in to it: at another site than the server, as a real
 * broker's is. What it answers can be changed at any time.
 */
public final class ToyApi implements ConnectorFactory, AutoCloseable {

    /** What no page may show. */
    public static final String SECRET = "toy-secret";

    private static final String KEY = "apiKey";
    private static final int ALL = 1_000_000;

    private final Broker broker;
    private final boolean signsIn;
    private final HttpServer page;
    private final AtomicInteger reads = new AtomicInteger();
    private final Semaphore gate = new Semaphore(ALL);
    private volatile List<AccountSnapshot> accounts = List.of();
    private volatile List<Finding> findings = List.of();
    private volatile Optional<SourceFailure> failure = Optional.empty();
    private volatile Optional<SourceFailure> noTokens = Optional.empty();
    private volatile Optional<List<Transaction>> booked = Optional.empty();
    private volatile Optional<SourceFailure> bookedFailure = Optional.empty();
    private final List<LocalDate> bookedSince = new CopyOnWriteArrayList<>();
    private volatile Optional<Boolean> mayTrade = Optional.empty();

    public ToyApi(String id, String name) {
        this(id, name, true);
    }

    private ToyApi(String id, String name, boolean signsIn) {
        broker = Broker.of(id, name);
        this.signsIn = signsIn;
        try {
            page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        page.createContext("/", ToyApi::show);
        page.start();
    }

    /** One that lets in whoever comes with {@link #SECRET} as the key. */
    public static ToyApi withKey(String id, String name) {
        return new ToyApi(id, name, false);
    }

    /** From now on these are its figures. */
    public void answer(AccountSnapshot... snapshots) {
        accounts = List.of(snapshots);
        failure = Optional.empty();
    }

    /** From now on it tells what was booked, if it is made after this. */
    public void book(Transaction... transactions) {
        booked = Optional.of(List.of(transactions));
        bookedFailure = Optional.empty();
    }

    /** From now on it does not tell what was booked. */
    public void failToTell(Reason reason) {
        bookedFailure = Optional.of(SourceFailure.of(reason, "The toy forgot."));
    }

    /** From which day on it was asked what was booked, each time. */
    public List<LocalDate> bookedSince() {
        return bookedSince;
    }

    public void note(Finding... some) {
        findings = List.of(some);
    }

    /** From now on figures cannot be read. */
    public void fail(Reason reason) {
        failure = Optional.of(SourceFailure.of(reason, "The toy is broken."));
    }

    /** From now on there are no new tokens. */
    public void refuseTokens(Reason reason) {
        noTokens = Optional.of(SourceFailure.of(reason, "The toy gives no tokens."));
    }

    public void mayTrade(boolean may) {
        mayTrade = Optional.of(may);
    }

    /** How often its figures were asked for. */
    public int reads() {
        return reads.get();
    }

    /** Lets nobody have figures until {@link #release}. */
    public void hold() {
        gate.drainPermits();
    }

    /** Answers one of those who wait, or the next. */
    public void releaseOne() {
        gate.release();
    }

    public void release() {
        gate.release(ALL);
    }

    @Override
    public Broker broker() {
        return broker;
    }

    @Override
    public List<Setting> settings() {
        return List.of(new Setting(
                "TOY_API_ENABLED",
                "true",
                false,
                "whether the toy may be asked",
                "true or false",
                Set.of("true", "false")::contains));
    }

    @Override
    public List<CredentialField> credentials() {
        if (!signsIn) {
            return List.of(new CredentialField(KEY, "Key of the toy", true, true));
        }
        return List.of(
                new CredentialField("clientId", "Key of the app", false, true),
                new CredentialField("clientSecret", "Secret of the app", true, false),
                new CredentialField("colour", "Colour of the app", false, false));
    }

    @Override
    public Optional<String> credentialAdvice() {
        return signsIn ? Optional.empty() : Optional.of("A key that may look and not touch.");
    }

    @Override
    public boolean signsIn() {
        return signsIn;
    }

    @Override
    public Connector create(ConnectorContext context) {
        ToySignIn signIn = new ToySignIn(context);
        Optional<String> off = context.settings().get("TOY_API_ENABLED").equals("true")
                ? Optional.empty()
                : Optional.of("The toy is switched off: TOY_API_ENABLED is false.");
        SourceId id = SourceId.of(context.connection(), "api-sim");
        Runnable entry = signsIn
                ? () -> {
                    Secret unused = signIn.session().accessToken();
                }
                : () -> check(context.credentials());
        return new Connector(
                new ToySource(id, entry, context.clock()),
                booked.map(b -> new ToyTransactions(id, context.clock())),
                signsIn ? Optional.of(signIn) : Optional.empty(),
                off);
    }

    private static void check(Map<String, Secret> credentials) {
        if (!Optional.of(Secret.of(SECRET)).equals(Optional.ofNullable(credentials.get(KEY)))) {
            throw new SourceException(SourceFailure.of(Reason.MISCONFIGURED, "The toy does not know this key."));
        }
    }

    @Override
    public void close() {
        release();
        page.stop(0);
    }

    // Two links, which lead back with what a broker would send.
    private static void show(HttpExchange exchange) throws IOException {
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        String[] parts = query.split("&state=", 2);
        String back = parts[0].replace("redirect=", "");
        String state = parts.length < 2 ? "" : parts[1];
        byte[] html = """
                <!DOCTYPE html><title>Toy</title><link rel="icon" href="data:,"><h1>Toy broker</h1>
                <a id="accept" href="%1$s?code=%3$s-code&amp;state=%2$s">Sign in</a>
                <a id="decline" href="%1$s?error=access_denied&amp;state=%2$s">Decline</a>
                """.formatted(back, state, SECRET).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/html;charset=utf-8");
        exchange.sendResponseHeaders(200, html.length);
        exchange.getResponseBody().write(html);
        exchange.close();
    }

    private final class ToySignIn implements SignIn {

        private final InstantSource clock;
        private final TokenSession session;
        private final AtomicInteger given = new AtomicInteger();

        ToySignIn(ConnectorContext context) {
            clock = context.clock();
            session = new TokenSession(
                    context.tokens(),
                    TokenKey.of(broker.id() + "-sim", context.connection().value()),
                    (grant, token) -> {
                        noTokens.ifPresent(why -> {
                            throw new SourceException(why);
                        });
                        return tokens();
                    },
                    Duration.ofSeconds(10),
                    context.executor(),
                    clock);
        }

        private TokenSet tokens() {
            int number = given.incrementAndGet();
            Instant now = clock.instant();
            return new TokenSet(
                    Secret.of(SECRET + "-access-" + number),
                    now,
                    now.plus(Duration.ofMinutes(20)),
                    Optional.of(Secret.of(SECRET + "-refresh-" + number)),
                    Optional.of(now.plus(Duration.ofMinutes(60))));
        }

        @Override
        public String environment() {
            return "sim";
        }

        @Override
        public List<URI> redirects() {
            return List.of();
        }

        @Override
        public SignInAttempt start(URI redirect) {
            String state = SECRET + "-state-" + UUID.randomUUID();
            return new SignInAttempt(
                    Secret.of(state),
                    URI.create("http://127.0.0.1:" + page.getAddress().getPort() + "/?redirect="
                            + URLEncoder.encode(redirect.toString(), StandardCharsets.UTF_8) + "&state=" + state),
                    redirect,
                    Secret.of(SECRET + "-verifier"),
                    clock.instant());
        }

        @Override
        public void finish(SignInAttempt attempt, Map<String, String> answer) {
            if (answer.containsKey("error")) {
                throw new SourceException(SourceFailure.of(Reason.ACCESS_DENIED, "Declined."));
            }
            noTokens = Optional.empty();
            session.signIn(
                    new Grant("toy-app", attempt.redirect(), Optional.of(attempt.codeVerifier()), clock.instant()),
                    tokens());
        }

        @Override
        public TokenSession session() {
            return session;
        }

        @Override
        public Optional<Boolean> mayTrade() {
            return mayTrade;
        }
    }

    private final class ToySource implements BalanceSource {

        private final SourceId id;
        private final Runnable entry;
        private final InstantSource clock;

        ToySource(SourceId id, Runnable entry, InstantSource clock) {
            this.id = id;
            this.entry = entry;
            this.clock = clock;
        }

        @Override
        public SourceId id() {
            return id;
        }

        @Override
        public SourceSnapshot fetch() {
            reads.incrementAndGet();
            entry.run();
            awaitRelease();
            failure.ifPresent(why -> {
                throw new SourceException(why);
            });
            Instant now = clock.instant();
            return new SourceSnapshot(
                    id, now, false, now, Set.of(Content.POSITIONS, Content.CASH), accounts, Map.of(), findings);
        }

        private void awaitRelease() {
            try {
                gate.acquire();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceException(SourceFailure.of(Reason.UNAVAILABLE, "Interrupted."), e);
            }
        }
    }

    private final class ToyTransactions implements TransactionSource {

        private final SourceId id;
        private final InstantSource clock;

        ToyTransactions(SourceId id, InstantSource clock) {
            this.id = id;
            this.clock = clock;
        }

        @Override
        public SourceId id() {
            return id;
        }

        @Override
        public Activity fetch(LocalDate from) {
            bookedSince.add(from);
            bookedFailure.ifPresent(why -> {
                throw new SourceException(why);
            });
            return new Activity(
                    id,
                    clock.instant(),
                    Optional.of(from),
                    Booked.of(booked.orElseThrow().stream()
                            .filter(transaction -> !transaction.date().isBefore(from))
                            .toList()),
                    List.of());
        }
    }
}
