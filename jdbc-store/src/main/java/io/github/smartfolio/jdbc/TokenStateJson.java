package io.github.smartfolio.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Lease;
import io.github.smartfolio.credential.RefreshPause;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** How it stands with a login, as JSON to be sealed; strict as {@link FiguresJson}. Its texts are secret as a whole. */
final class TokenStateJson {

    private static final int FORMAT = 1;

    private TokenStateJson() {}

    static byte[] write(TokenState state) {
        ObjectNode json = JsonFields.JSON.createObjectNode().put("format", FORMAT);
        state.grant().ifPresent(grant -> write(json.putObject("grant"), grant));
        state.tokens().ifPresent(tokens -> write(json.putObject("tokens"), tokens));
        state.lease()
                .ifPresent(lease -> json.putObject("lease")
                        .put("owner", lease.owner())
                        .put("until", lease.until().toString()));
        state.pause().ifPresent(pause -> write(json.putObject("pause"), pause));
        try {
            return JsonFields.JSON.writeValueAsString(json).getBytes(StandardCharsets.US_ASCII);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers is always written", e);
        }
    }

    /** @throws IOException if the text is not exactly what {@link #write} writes, with a message that quotes nothing of it */
    static TokenState read(byte[] text) throws IOException {
        try {
            return JsonFields.read(new String(text, StandardCharsets.US_ASCII), json -> {
                if (json.number("format") != FORMAT) {
                    throw new IllegalArgumentException("another format");
                }
                return new TokenState(
                        json.optionalObject("grant", TokenStateJson::grant),
                        json.optionalObject("tokens", TokenStateJson::tokens),
                        json.optionalObject("lease", TokenStateJson::lease),
                        json.optionalObject("pause", TokenStateJson::pause));
            });
        } catch (JsonProcessingException | RuntimeException e) {
            // Without its cause, which quotes the text.
            throw new IOException("The stored tokens are written in a form that this version does not know.");
        }
    }

    private static void write(ObjectNode json, Grant grant) {
        json.put("clientId", grant.clientId());
        json.put("redirectUri", grant.redirectUri().toString());
        grant.codeVerifier().ifPresent(verifier -> json.put("codeVerifier", verifier.reveal()));
        json.put("grantedAt", grant.grantedAt().toString());
    }

    private static Grant grant(JsonFields json) {
        return new Grant(
                json.text("clientId", id -> id),
                json.text("redirectUri", URI::create),
                json.optional("codeVerifier", Secret::of),
                json.text("grantedAt", Instant::parse));
    }

    private static void write(ObjectNode json, TokenSet tokens) {
        json.put("accessToken", tokens.accessToken().reveal());
        json.put("issuedAt", tokens.issuedAt().toString());
        json.put("accessExpiresAt", tokens.accessExpiresAt().toString());
        tokens.refreshToken().ifPresent(token -> json.put("refreshToken", token.reveal()));
        tokens.refreshExpiresAt().ifPresent(end -> json.put("refreshExpiresAt", end.toString()));
    }

    private static TokenSet tokens(JsonFields json) {
        return new TokenSet(
                json.text("accessToken", Secret::of),
                json.text("issuedAt", Instant::parse),
                json.text("accessExpiresAt", Instant::parse),
                json.optional("refreshToken", Secret::of),
                json.optional("refreshExpiresAt", Instant::parse));
    }

    private static Lease lease(JsonFields json) {
        return new Lease(json.text("owner", owner -> owner), json.text("until", Instant::parse));
    }

    private static void write(ObjectNode json, RefreshPause pause) {
        json.put("failures", pause.failures());
        json.put("until", pause.until().toString());
        ObjectNode cause = json.putObject("cause");
        cause.put("reason", pause.cause().reason().name());
        cause.put("message", pause.cause().message());
        pause.cause().retryAt().ifPresent(at -> cause.put("retryAt", at.toString()));
    }

    private static RefreshPause pause(JsonFields json) {
        return new RefreshPause(
                json.number("failures"),
                json.text("until", Instant::parse),
                json.object(
                        "cause",
                        cause -> new SourceFailure(
                                cause.text("reason", Reason::valueOf),
                                cause.text("message", message -> message),
                                cause.optional("retryAt", Instant::parse))));
    }
}
