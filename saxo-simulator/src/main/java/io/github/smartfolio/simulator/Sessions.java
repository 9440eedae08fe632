package io.github.smartfolio.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Codes, tokens and the sessions that they belong to. A code is good once and for a minute; each refresh spends the refresh token it
 * came with. Safe for all threads.
 */
final class Sessions {

    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** From a sign-in to the end of its chain of tokens. */
    static final class Session {

        private final AuthorizationRequest request;
        private boolean ended;

        private Session(AuthorizationRequest request) {
            this.request = request;
        }

        Environment environment() {
            return request.app().environment();
        }
    }

    /** A token of a session; {@code spent} only of a refresh token. */
    private record Token(Session session, Instant expires, boolean spent) {

        private boolean isGood(Instant now) {
            return !session.ended && !spent && now.isBefore(expires);
        }
    }

    private final InstantSource time;
    private final Options options;
    private final Records records;
    private final Map<String, Token> codes = new HashMap<>();
    private final Map<String, Token> accessTokens = new HashMap<>();
    private final Map<String, Token> refreshTokens = new HashMap<>();
    private int refreshes;
    private int spentTokensPresented;

    Sessions(InstantSource time, Options options, Records records) {
        this.time = time;
        this.options = options;
        this.records = records;
    }

    synchronized String code(AuthorizationRequest request) {
        String code = UUID.randomUUID().toString();
        records.givenOut(code);
        codes.put(code, new Token(new Session(request), time.instant().plus(CODE_LIFETIME), false));
        return code;
    }

    synchronized Fields exchange(RegisteredApp app, Query form) throws Refused {
        String code = form.value("code").orElseThrow(() -> Refused.request("code is missing"));
        Token token = Optional.ofNullable(codes.remove(code))
                .filter(known -> known.isGood(time.instant()))
                .filter(known -> known.session().request.app().equals(app))
                .orElseThrow(Refused::grant);
        AuthorizationRequest request = token.session().request;
        if (!form.value("redirect_uri").equals(Optional.of(request.redirect())) || !verifies(request, form)) {
            throw Refused.grant();
        }
        return pair(token.session());
    }

    synchronized Fields refresh(RegisteredApp app, Query form) throws Refused {
        String presented = form.value("refresh_token").orElseThrow(() -> Refused.request("refresh_token is missing"));
        Token token = Optional.ofNullable(refreshTokens.get(presented))
                .filter(known -> known.session().request.app().equals(app))
                .orElseThrow(Refused::grant);
        Session session = token.session();
        if (token.spent()) {
            spentTokensPresented++;
            session.ended |= options.revokeOnReuse();
        }
        boolean otherPlace = form.value("redirect_uri")
                .filter(uri -> !uri.equals(session.request.redirect()))
                .isPresent();
        boolean otherVerifier = form.value("code_verifier").isPresent() && !verifies(session.request, form);
        if (!token.isGood(time.instant()) || otherPlace || otherVerifier) {
            throw Refused.grant();
        }
        refreshTokens.put(presented, new Token(session, token.expires(), true));
        refreshes++;
        return pair(session);
    }

    /** The app that a refresh token was given to: by it alone, an app without a secret may be known. */
    synchronized Optional<RegisteredApp> appOf(String refreshToken) {
        return Optional.ofNullable(refreshTokens.get(refreshToken))
                .map(token -> token.session().request.app());
    }

    /** The session of an access token that is still good. */
    synchronized Optional<Session> session(String accessToken) {
        return Optional.ofNullable(accessTokens.get(accessToken))
                .filter(token -> token.isGood(time.instant()))
                .map(Token::session);
    }

    synchronized void endAll() {
        accessTokens.values().forEach(token -> token.session().ended = true);
        refreshTokens.values().forEach(token -> token.session().ended = true);
        codes.clear();
    }

    synchronized void expireAccessTokens() {
        accessTokens.clear();
    }

    synchronized int refreshes() {
        return refreshes;
    }

    synchronized int spentTokensPresented() {
        return spentTokensPresented;
    }

    private Fields pair(Session session) {
        Instant now = time.instant();
        Duration access = options.lifetimes().access().minus(options.lateBy());
        Duration refresh = options.lifetimes().refresh();
        String accessToken = accessToken();
        String refreshToken = UUID.randomUUID().toString();
        records.givenOut(accessToken);
        records.givenOut(refreshToken);
        accessTokens.put(accessToken, new Token(session, now.plus(access), false));
        refreshTokens.put(refreshToken, new Token(session, now.plus(refresh), false));
        return new Fields()
                .text("access_token", accessToken)
                .text("token_type", "Bearer")
                .seconds("expires_in", Lifetimes.seconds(access))
                .text("refresh_token", refreshToken)
                .seconds("refresh_token_expires_in", Lifetimes.seconds(refresh))
                .nothing("base_uri");
    }

    // Looks like the signed ones of Saxo and says nothing.
    private static String accessToken() {
        return part("{\"alg\":\"ES256\",\"x5t\":\"SIMULATOR\"}")
                + '.'
                + part("{\"sid\":\"" + UUID.randomUUID() + "\"}")
                + '.'
                + part(UUID.randomUUID().toString());
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean verifies(AuthorizationRequest request, Query form) {
        return request.challenge()
                .map(challenge -> form.value("code_verifier")
                        .filter(verifier -> VERIFIER.matcher(verifier).matches())
                        .map(Sessions::challenge)
                        .equals(Optional.of(challenge)))
                .orElse(true);
    }

    /** RFC 7636, 4.2: S256. */
    static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
