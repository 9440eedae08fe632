package io.github.smartfolio.app.web;

import io.github.smartfolio.app.sources.ApiStatus;
import io.github.smartfolio.app.sources.SignInStatus;
import io.github.smartfolio.app.sources.SignIns;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.connect.SignIn;
import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/<broker>/auth} and {@code /api/<broker>/callback}: signing in to a broker with the browser, and what became of it. */
public final class SignInRoutes implements Routes {

    private static final Logger LOG = LoggerFactory.getLogger(SignInRoutes.class);
    private static final int COOKIE_BYTES = 32;
    private static final Duration COOKIE_LIFE = Duration.ofMinutes(10);
    // The first figures are there when the page comes back; whoever has a slow broker sees them come later.
    private static final long LONGEST_WAIT_FOR_FIGURES_SECONDS = 5;

    private final Sources sources;
    private final SignIns signIns;
    private final IntFunction<URI> publicUrl;
    private final SecureRandom random = new SecureRandom();

    /** @param publicUrl the address a browser uses, by the port the server listens on */
    public SignInRoutes(Sources sources, SignIns signIns, IntFunction<URI> publicUrl) {
        this.sources = sources;
        this.signIns = signIns;
        this.publicUrl = publicUrl;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (Broker broker : sources.brokers().withSignIn()) {
            String path = "/api/" + broker.id();
            routes.get(path + "/auth/login", ctx -> login(ctx, broker));
            routes.get(path + "/callback", ctx -> callback(ctx, broker));
            routes.get(path + "/auth/status", ctx -> ctx.json(status(broker)));
            routes.post(path + "/auth/refresh", ctx -> refresh(ctx, broker));
            routes.post(path + "/auth/disconnect", ctx -> disconnect(ctx, broker));
        }
    }

    /** Where the browser signs in. */
    record LoginAnswer(String authorizationUrl, String state, String environment) {}

    /** How it stands; {@code failure} tells why the tokens could not be replaced the last time. */
    record StatusAnswer(
            SignInStatus.State status,
            String environment,
            Optional<Instant> accessExpiresAt,
            Optional<Instant> refreshExpiresAt,
            Optional<Instant> connectedAt,
            Optional<Instant> lastRead,
            Optional<Boolean> mayTrade,
            Optional<FailureAnswer> failure) {

        static StatusAnswer of(SignInStatus status) {
            return new StatusAnswer(
                    status.state(),
                    status.environment(),
                    status.accessExpiresAt(),
                    status.refreshExpiresAt(),
                    status.connectedAt(),
                    status.lastRead(),
                    status.mayTrade(),
                    status.failure().map(FailureAnswer::of));
        }
    }

    private void login(Context ctx, Broker broker) {
        openToPopups(ctx);
        boolean isPage = Optional.ofNullable(ctx.header("Accept")).orElse("").contains("text/html");
        try {
            SignIn signIn = signIn(broker);
            URI redirect = redirect(ctx, broker, signIn);
            // The cookie must be of the host to which the browser comes back, where that is this server under another
            // name.
            if (isPage
                    && origin(redirect).equals(origin(publicUrl(ctx)))
                    && !origin(redirect).equals(originOf(ctx))) {
                ctx.redirect(origin(redirect) + ctx.path());
                return;
            }
            SignInAttempt attempt = signIn.start(redirect);
            Secret browser = Optional.ofNullable(ctx.cookie(cookie(broker)))
                    .filter(value -> value.length() > COOKIE_BYTES)
                    .map(Secret::of)
                    .orElseGet(this::random);
            signIns.begin(broker, attempt, browser);
            remember(ctx, broker, browser);
            if (isPage) {
                ctx.redirect(attempt.authorizationUrl().toString());
            } else {
                ctx.json(new LoginAnswer(
                        attempt.authorizationUrl().toString(), attempt.state().reveal(), signIn.environment()));
            }
        } catch (SourceException e) {
            if (isPage) {
                comeBack(ctx, broker, Optional.of(e.failure()));
            } else {
                throw new ProblemException(Problem.ofSource(HttpStatus.UNPROCESSABLE_CONTENT, e.failure()));
            }
        }
    }

    private void callback(Context ctx, Broker broker) {
        openToPopups(ctx);
        try {
            Map<String, String> answer = new LinkedHashMap<>();
            ctx.queryParamMap().forEach((name, values) -> answer.put(name, values.get(0)));
            SignInAttempt attempt = Optional.ofNullable(ctx.cookie(cookie(broker)))
                    .flatMap(browser -> Optional.ofNullable(answer.get("state"))
                            .flatMap(state -> signIns.finish(broker, Secret.of(state), Secret.of(browser))))
                    .orElseThrow(() -> new SourceException(SourceFailure.of(
                            Reason.AUTHORIZATION_REQUIRED,
                            "This sign-in was not begun here, or is over: begin again on the sources page.")));
            signIn(broker).finish(attempt, answer);
            awaitFigures(sources.signedIn(broker));
            comeBack(ctx, broker, Optional.empty());
        } catch (SourceException e) {
            comeBack(ctx, broker, Optional.of(e.failure()));
        }
    }

    private StatusAnswer status(Broker broker) {
        return sources.api(broker)
                .flatMap(ApiStatus::signIn)
                .map(StatusAnswer::of)
                .orElseThrow(
                        () -> new ProblemException(Problem.ofSource(HttpStatus.UNPROCESSABLE_CONTENT, off(broker))));
    }

    private void refresh(Context ctx, Broker broker) {
        try {
            signIn(broker).session().refresh();
            ctx.json(status(broker));
        } catch (SourceException e) {
            HttpStatus status = switch (e.failure().reason()) {
                case AUTHORIZATION_REQUIRED -> HttpStatus.CONFLICT;
                case MISCONFIGURED -> HttpStatus.UNPROCESSABLE_CONTENT;
                case UNREADABLE -> HttpStatus.BAD_GATEWAY;
                default -> HttpStatus.SERVICE_UNAVAILABLE;
            };
            throw new ProblemException(Problem.ofSource(status, e.failure()));
        }
    }

    private void disconnect(Context ctx, Broker broker) {
        sources.signIn(broker).ifPresent(signIn -> signIn.session().signOut());
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private SignIn signIn(Broker broker) {
        return sources.signIn(broker).orElseThrow(() -> new SourceException(off(broker)));
    }

    private SourceFailure off(Broker broker) {
        return SourceFailure.of(
                Reason.MISCONFIGURED,
                sources.api(broker)
                        .flatMap(ApiStatus::off)
                        .orElse("The API of " + broker.name() + " is not set up here."));
    }

    private static void awaitFigures(CompletableFuture<?> figures) {
        try {
            figures.get(LONGEST_WAIT_FOR_FIGURES_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.debug("The first figures come later");
        } catch (ExecutionException e) {
            LOG.error("The first figures after a sign-in could not be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void comeBack(Context ctx, Broker broker, Optional<SourceFailure> failure) {
        ctx.redirect("/sources?" + broker.id()
                + failure.map(f -> "=error&reason=" + f.reason()).orElse("=connected"));
    }

    /** The registered address whose origin the browser uses, else the first. */
    private URI redirect(Context ctx, Broker broker, SignIn signIn) {
        List<URI> registered = signIn.redirects();
        if (registered.isEmpty()) {
            return publicUrl(ctx).resolve("/api/" + broker.id() + "/callback");
        }
        return registered.stream()
                .filter(uri -> origin(uri).equals(originOf(ctx)))
                .findFirst()
                .orElse(registered.get(0));
    }

    private URI publicUrl(Context ctx) {
        return publicUrl.apply(ctx.req().getLocalPort());
    }

    private String originOf(Context ctx) {
        String scheme = Optional.ofNullable(ctx.header("Host"))
                .filter(host -> origin(publicUrl(ctx)).equals("https://" + host))
                .map(host -> "https")
                .orElse("http");
        return scheme + "://" + ctx.header("Host");
    }

    private static String origin(URI uri) {
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }

    // A window that another page opened, and that goes to the broker and back, must still know who opened it, to close
    // itself.
    private static void openToPopups(Context ctx) {
        ctx.header("Cross-Origin-Opener-Policy", "unsafe-none");
    }

    private Secret random() {
        byte[] bytes = new byte[COOKIE_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    // Lax, because the browser comes back from the broker's site.
    private void remember(Context ctx, Broker broker, Secret browser) {
        ctx.cookie(new Cookie(
                cookie(broker),
                browser.reveal(),
                "/api/" + broker.id() + "/",
                Math.toIntExact(COOKIE_LIFE.toSeconds()),
                publicUrl(ctx).getScheme().equals("https"),
                true,
                null,
                SameSite.LAX));
    }

    private static String cookie(Broker broker) {
        return "smartfolio-" + broker.id() + "-sign-in";
    }
}
