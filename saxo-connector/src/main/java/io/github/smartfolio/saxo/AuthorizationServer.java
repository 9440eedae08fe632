package io.github.smartfolio.saxo;

import feign.Feign;
import feign.Retryer;
import feign.codec.DecodeException;
import io.github.smartfolio.connect.SignInAttempt;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.http.Call;
import io.github.smartfolio.http.CallException;
import io.github.smartfolio.http.Form;
import io.github.smartfolio.http.Http;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;

/** Saxo's authorization server: where a person signs in, and who gives tokens. No call is made twice: what is spent is spent. */
final class AuthorizationServer {

    private final SaxoSettings settings;
    private final TokenEndpoint endpoint;

    AuthorizationServer(SaxoSettings settings, InstantSource clock) {
        this.settings = settings;
        // Connections of its own: the JDK's client, giving up a call, may close a connection that another call uses by
        // then, and a reading that is given up must not cost the answer with the next tokens.
        Http http = new Http("Saxo");
        TokenAnswers answers = new TokenAnswers(clock);
        this.endpoint = Feign.builder()
                .client(http.below(settings.authorizationServer()))
                .encoder((form, type, template) -> template.body(
                        ((Form) form).encoded().getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII))
                .decoder(answers)
                .errorDecoder(answers)
                .retryer(Retryer.NEVER_RETRY)
                .target(TokenEndpoint.class, settings.authorizationServer().toString());
    }

    URI authorizationUrl(String clientId, URI redirect, Secret state, Secret codeVerifier) {
        Form query = new Form()
                .with("response_type", "code")
                .with("client_id", clientId)
                .with("redirect_uri", redirect.toString())
                .with("state", state)
                .with("code_challenge", Pkce.challenge(codeVerifier.reveal()))
                .with("code_challenge_method", "S256");
        return URI.create(settings.authorizationServer() + "/authorize?" + query.encoded());
    }

    /** @throws SourceException if there are no tokens for it */
    TokenSet redeem(String clientId, SignInAttempt attempt, Secret code) {
        return tokens(
                new Form()
                        .with("grant_type", "authorization_code")
                        .with("code", code)
                        .with("redirect_uri", attempt.redirect().toString())
                        .with("code_verifier", attempt.codeVerifier()),
                clientId);
    }

    /** As {@link io.github.smartfolio.credential.TokenSession.Refresher} has it. */
    TokenSet refresh(Grant grant, Secret refreshToken) {
        Form form = new Form()
                .with("grant_type", "refresh_token")
                .with("refresh_token", refreshToken)
                .with("redirect_uri", grant.redirectUri().toString());
        grant.codeVerifier().ifPresent(verifier -> form.with("code_verifier", verifier));
        TokenSet fresh = tokens(form, grant.clientId());
        // RFC 6749, 6: who gives no new one leaves the old one good.
        return fresh.refreshToken().isPresent()
                ? fresh
                : new TokenSet(
                        fresh.accessToken(),
                        fresh.issuedAt(),
                        fresh.accessExpiresAt(),
                        Optional.of(refreshToken),
                        fresh.refreshExpiresAt());
    }

    // A secret belongs to its client id; with another app's grant it would only be given away.
    private TokenSet tokens(Form form, String clientId) {
        Optional<Secret> secret =
                settings.clientSecret().filter(s -> settings.clientId().equals(Optional.of(clientId)));
        Call call = Call.within(settings.tokenCallLimit());
        try {
            return secret.isPresent()
                    ? endpoint.tokens(form, call.authorized("Basic", basic(clientId, secret.get())))
                    : endpoint.tokens(form.with("client_id", clientId), call);
        } catch (CallException e) {
            throw e.toSourceException();
        } catch (DecodeException e) {
            throw e.getCause() instanceof CallException cause
                    ? cause.toSourceException()
                    : CallException.of(Reason.INTERNAL, "A bug in reading tokens.")
                            .toSourceException();
        }
    }

    private static Secret basic(String clientId, Secret secret) {
        String pair = clientId + ':' + secret.reveal();
        return Secret.of(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
