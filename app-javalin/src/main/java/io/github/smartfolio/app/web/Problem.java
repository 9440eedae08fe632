package io.github.smartfolio.app.web;

import io.github.smartfolio.source.SourceFailure;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong with a request, as RFC 9457 writes it. Holds no path of the server, no stack trace and no secret.
 *
 * @param detail for a person: what is wrong and what to do
 * @param reason where a source or file failed
 * @param report where an uploaded file was not taken
 */
record Problem(
        String type,
        String title,
        int status,
        String detail,
        Optional<SourceFailure.Reason> reason,
        Optional<ImportAnswer> report) {

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final long MOST_READ_IN_VAIN = 4L * 1024 * 1024;

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(HttpStatus status, String detail) {
        return new Problem(
                "about:blank", status.getMessage(), status.getCode(), detail, Optional.empty(), Optional.empty());
    }

    static Problem ofSource(HttpStatus status, SourceFailure failure) {
        return new Problem(
                "urn:smartfolio:source-failure",
                "The broker did not answer as needed",
                status.getCode(),
                failure.message(),
                Optional.of(failure.reason()),
                Optional.empty());
    }

    static Problem unusableFile(String detail, ImportAnswer report) {
        return new Problem(
                "urn:smartfolio:unusable-file",
                "The file was not taken",
                HttpStatus.UNPROCESSABLE_CONTENT.getCode(),
                detail,
                Optional.of(SourceFailure.Reason.UNREADABLE),
                Optional.of(report));
    }

    void answer(Context ctx) {
        if (!ctx.method().equals(HandlerType.GET)) {
            // A connection closed over what was sent and not read is reset, and the answer may be lost with it; one
            // that is kept would take the rest for the next request.
            readRest(ctx);
            ctx.header("Connection", "close");
        }
        ctx.status(status).json(this).contentType(MEDIA_TYPE);
    }

    private static void readRest(Context ctx) {
        try (InputStream body = ctx.req().getInputStream()) {
            body.skip(MOST_READ_IN_VAIN);
        } catch (IOException | IllegalStateException e) {
            LOG.debug("The rest of {} {} cannot be read", ctx.method(), ctx.path(), e);
        }
    }
}
