package io.github.smartfolio.app.web;

import io.github.smartfolio.connect.UploadedFile;
import io.javalin.config.JettyConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Takes a file out of a request, if it is not too large. */
public final class Uploads {

    private static final int LONGEST_NAME = 200;

    // A workbook of a hundred thousand rows unpacks to about ten times its size.
    private static final long UNPACKED_TIMES = 20;

    // Boundaries and headers around the file.
    private static final int FORM_BYTES = 64 * 1024;

    private final int mostBytes;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    /** @param zone of dates in files whose format does not fix one, asked for with each file */
    public Uploads(int mostMebibytes, Supplier<ZoneId> zone, InstantSource clock) {
        this.mostBytes = mostMebibytes * 1024 * 1024;
        this.zone = zone;
        this.clock = clock;
    }

    /** Bounds what is read of a request, also of one that does not say how long it is; nothing is written to disk. */
    void limit(JettyConfig jetty) {
        jetty.multipartConfig.maxTotalRequestSize(mostBytes + FORM_BYTES, SizeUnit.BYTES);
        jetty.multipartConfig.maxFileSize(mostBytes, SizeUnit.BYTES);
        jetty.multipartConfig.maxInMemoryFileSize(mostBytes + FORM_BYTES, SizeUnit.BYTES);
    }

    UploadedFile read(Context ctx) {
        if (ctx.req().getContentLengthLong() > mostBytes + FORM_BYTES) {
            throw tooLarge();
        }
        boolean isForm = String.valueOf(ctx.contentType()).matches("multipart/form-data *;.*boundary=.+");
        var part = (isForm ? part(ctx) : Optional.<io.javalin.http.UploadedFile>empty()).orElseThrow(Uploads::noFile);
        try (InputStream content = part.content()) {
            return UploadedFile.of(name(part.filename()), content.readAllBytes(), clock.instant(), zone.get())
                    .withUnpackLimit(UNPACKED_TIMES * mostBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // What the servlet throws comes through Kotlin, where checked exceptions are not declared.
    private Optional<io.javalin.http.UploadedFile> part(Context ctx) {
        try {
            return Optional.ofNullable(ctx.uploadedFile("file"));
        } catch (Exception e) {
            throw isTooLarge(e) ? tooLarge() : noFile();
        }
    }

    /** Whether, as the servlet specification has it, there is an {@link IllegalStateException} behind {@code failure}. */
    private static boolean isTooLarge(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalStateException) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException noFile() {
        return new ProblemException(
                HttpStatus.BAD_REQUEST, "Send the file as multipart/form-data, in the field 'file'.");
    }

    private ProblemException tooLarge() {
        return new ProblemException(
                HttpStatus.CONTENT_TOO_LARGE,
                "The file is larger than " + mostBytes / (1024 * 1024)
                        + " MiB. Whoever runs the server can raise SMARTFOLIO_MAX_UPLOAD_MB.");
    }

    // Some browsers send a path, and macOS takes accents apart.
    private static String name(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String name = Normalizer.normalize(last, Normalizer.Form.NFC)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.isEmpty() ? "file" : name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
