package io.github.smartfolio.app.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens, lets in who may come in, and answers with the routes it was given. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final long LONGEST_GOODBYE_MILLIS = 2_000;

    private final Javalin javalin;

    private WebServer(Javalin javalin) {
        this.javalin = javalin;
    }

    /** Loads what {@link #start} needs, so that it takes less time afterwards. */
    public static void load() {
        Javalin.create(config -> {
            quiet(config);
            config.jsonMapper(new JavalinJackson(Json.MAPPER, false));
            answerProblems(config.routes);
        });
    }

    /**
     * @param port 0 for a free one
     * @param publicUrl another name under which this server is asked for
     * @throws io.javalin.util.JavalinBindException if the port is in use
     */
    public static WebServer start(
            String host, int port, Optional<URI> publicUrl, Uploads uploads, List<Routes> routes) {
        SiteCheck siteCheck = new SiteCheck(publicUrl);
        Javalin javalin = Javalin.create(config -> {
            quiet(config);
            uploads.limit(config.jetty);
            config.jsonMapper(new JavalinJackson(Json.MAPPER, false));
            config.http.prefer405over404 = true;
            config.staticFiles.add(files -> {
                files.directory = "/static";
                files.hostedPath = "/static";
            });
            config.routes.before(WebServer::protect);
            config.routes.before(siteCheck::check);
            routes.forEach(some -> some.addTo(config.routes));
            answerProblems(config.routes);
        });
        return new WebServer(javalin.start(host, port));
    }

    /** The port in use. */
    public int port() {
        return javalin.port();
    }

    /** Every route, for example {@code GET /api/portfolio}. */
    public List<String> endpoints() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .filter(parsed -> parsed.endpoint.method.isHttpMethod())
                .map(parsed -> parsed.endpoint.method.name() + ' ' + parsed.endpoint.path)
                .toList();
    }

    /** Answers what is under way, for a moment, and stops. */
    @Override
    public void close() {
        javalin.stop();
    }

    private static void quiet(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(LONGEST_GOODBYE_MILLIS);
            server.setErrorHandler(WebServer::refuseMalformed);
        });
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    }

    // A page here loads nothing from elsewhere, stands in no frame, and tells no other site where it was.
    private static void protect(Context ctx) {
        ctx.header(
                "Content-Security-Policy",
                "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
        ctx.header("X-Content-Type-Options", "nosniff");
        ctx.header("Referrer-Policy", "same-origin");
        ctx.header("Cross-Origin-Opener-Policy", "same-origin");
        ctx.header("Cross-Origin-Resource-Policy", "same-origin");
        if (ctx.path().startsWith("/api") || ctx.path().equals("/health")) {
            ctx.header("Cache-Control", "no-store");
        }
    }

    // What is no HTTP at all reaches no route.
    private static boolean refuseMalformed(Request request, Response response, Callback callback)
            throws JsonProcessingException {
        Problem problem = Problem.of(HttpStatus.forStatus(response.getStatus()), "This request is malformed.");
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
        response.write(true, ByteBuffer.wrap(Json.MAPPER.writeValueAsBytes(problem)), callback);
        return true;
    }

    private static void answerProblems(RoutesConfig routes) {
        routes.exception(ProblemException.class, (e, ctx) -> e.problem().answer(ctx));
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            HttpStatus status = HttpStatus.forStatus(e.getStatus());
            String detail = switch (status) {
                case NOT_FOUND -> "There is nothing at this address; /openapi.json lists what there is.";
                case METHOD_NOT_ALLOWED -> "This address does not take " + ctx.method() + '.';
                default -> String.valueOf(e.getMessage());
            };
            Problem.of(status, detail).answer(ctx);
        });
        routes.exception(Exception.class, (e, ctx) -> {
            // The log knows what happened; who asked only needs a word by which it is found there.
            String incident = UUID.randomUUID().toString();
            LOG.error("{} {} failed, incident {}", ctx.method(), ctx.path(), incident, e);
            Problem.of(
                            HttpStatus.INTERNAL_SERVER_ERROR,
                            "This is a mistake of the server. Its log tells more under incident " + incident + '.')
                    .answer(ctx);
        });
    }
}
