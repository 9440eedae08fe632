package io.github.smartfolio.app.web;

import io.github.smartfolio.source.SourceFailure;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Optional;

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

    static final String MEDIA_TYPE = "application/problem+json";

    static Problem of(HttpStatus status, String detail) {
        return new Problem(
                "about:blank", status.getMessage(), status.getCode(), detail, Optional.empty(), Optional.empty());
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
        // Of what was sent some may be unread, and the server then closes the connection: the client must not use it
        // again.
        if (!ctx.method().equals(HandlerType.GET)) {
            ctx.header("Connection", "close");
        }
        ctx.status(status).json(this).contentType(MEDIA_TYPE);
    }
}
