package io.github.smartfolio.app.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.app.sources.NotOfferedException;
import io.github.smartfolio.app.sources.SourceStatus;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.app.sources.UnusableFileException;
import io.github.smartfolio.app.sources.Upload;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.SourceException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code /api/sources}: the brokers, which source of each is in use, and the uploaded files. */
public final class SourceRoutes implements Routes {

    private final Sources sources;
    private final Uploads uploads;

    public SourceRoutes(Sources sources, Uploads uploads) {
        this.sources = sources;
        this.uploads = uploads;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/sources", this::list);
        routes.put("/api/sources/{broker}", this::choose);
        routes.put("/api/sources/{broker}/credentials", this::enter);
        routes.delete("/api/sources/{broker}/credentials", this::forget);
        routes.post("/api/sources/{broker}/refresh", this::refresh);
        routes.get("/api/sources/{broker}/files", this::files);
        routes.post("/api/sources/{broker}/files", this::upload);
        routes.delete("/api/sources/{broker}/files/{id}", this::delete);
    }

    private void list(Context ctx) {
        ctx.json(sources.brokers().all().stream().map(this::entry).toList());
    }

    private void choose(Context ctx) {
        Broker broker = broker(ctx);
        JsonNode choice = Json.body(ctx);
        String mode = choice.path("mode").asText();
        try {
            switch (mode) {
                case "file" -> sources.useFile(broker, choice.path("file").asText());
                case "api" -> sources.useApi(broker);
                case "off" -> sources.switchOff(broker);
                default ->
                    throw new ProblemException(HttpStatus.BAD_REQUEST, "'mode' must be \"file\", \"api\" or \"off\".");
            }
        } catch (NotOfferedException e) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
        }
        ctx.json(entry(broker));
    }

    private void enter(Context ctx) {
        Broker broker = broker(ctx);
        Map<String, Secret> credentials = new LinkedHashMap<>();
        JsonNode fields = Json.body(ctx);
        if (!fields.isObject()) {
            throw new ProblemException(HttpStatus.BAD_REQUEST, "The body must be an object of texts, one per field.");
        }
        fields.properties().forEach(field -> {
            if (!field.getValue().isTextual()) {
                throw new ProblemException(HttpStatus.BAD_REQUEST, "'" + field.getKey() + "' must be a text.");
            }
            String text = field.getValue().textValue().strip();
            if (!text.isEmpty()) {
                credentials.put(field.getKey(), Secret.of(text));
            }
        });
        try {
            sources.enter(broker, credentials);
        } catch (NotOfferedException e) {
            throw new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
        } catch (SourceException e) {
            throw new ProblemException(Problem.ofSource(HttpStatus.UNPROCESSABLE_CONTENT, e.failure()));
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void forget(Context ctx) {
        sources.forgetCredentials(broker(ctx));
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private void refresh(Context ctx) {
        Broker broker = broker(ctx);
        sources.refresh(broker);
        ctx.json(entry(broker));
    }

    private void files(Context ctx) {
        Broker broker = broker(ctx);
        SourceStatus status = sources.status(broker);
        List<FileAnswer> files = sources.files(broker).stream()
                .map(file -> FileAnswer.of(file, status.isInUse(file), status.isInLedger(file)))
                .toList();
        ctx.json(files);
    }

    private void upload(Context ctx) {
        Broker broker = broker(ctx);
        boolean preview = Query.flag(ctx, "preview");
        UploadedFile file = uploads.read(ctx).withAnswers(Query.answers(ctx));
        try {
            if (preview) {
                ctx.json(ImportAnswer.notStored(file.name(), sources.preview(broker, file)));
                return;
            }
            Upload taken = sources.upload(broker, file);
            StoredFile stored = taken.file();
            SourceStatus status = sources.status(broker);
            ctx.status(taken.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                    .json(ImportAnswer.stored(
                            stored, taken.report(), status.isInUse(stored), status.isInLedger(stored)));
        } catch (UnusableFileException e) {
            throw new ProblemException(Problem.unusableFile(
                    String.valueOf(e.getMessage()), ImportAnswer.notStored(file.name(), e.report())));
        }
    }

    private void delete(Context ctx) {
        Broker broker = broker(ctx);
        String id = ctx.pathParam("id");
        if (!sources.delete(broker, id)) {
            throw new ProblemException(HttpStatus.NOT_FOUND, broker.name() + " has no file '" + id + "' here.");
        }
        ctx.status(HttpStatus.NO_CONTENT);
    }

    private SourceAnswer entry(Broker broker) {
        return SourceAnswer.of(sources.status(broker));
    }

    private Broker broker(Context ctx) {
        String id = ctx.pathParam("broker");
        return sources.brokers().find(id).orElseThrow(() -> {
            String known = sources.brokers().all().stream().map(Broker::id).collect(Collectors.joining(", "));
            return new ProblemException(
                    HttpStatus.NOT_FOUND, "There is no broker '" + id + "' here; there are: " + known + '.');
        });
    }
}
