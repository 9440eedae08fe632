package io.github.smartfolio.simulator;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who asks a person to sign in, and where to he is sent back.
 *
 * @param challenge of PKCE; absent for an app with a secret
 */
record AuthorizationRequest(RegisteredApp app, String redirect, String state, Optional<String> challenge) {

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** @throws Refused if anything is missing or wrong; then nobody may be sent anywhere */
    static AuthorizationRequest of(Query query, Collection<RegisteredApp> apps, List<URI> redirects) throws Refused {
        if (!query.value("response_type").equals(Optional.of("code"))) {
            throw Refused.request("response_type must be code");
        }
        RegisteredApp app = apps.stream()
                .filter(known -> query.value("client_id").equals(Optional.of(known.key())))
                .findFirst()
                .orElseThrow(() -> Refused.request("client_id is unknown"));
        String redirect = query.value("redirect_uri")
                .filter(uri -> redirects.stream().anyMatch(registered -> isAt(registered, uri)))
                .orElseThrow(() -> Refused.request("redirect_uri is not registered"));
        String state = query.value("state").orElseThrow(() -> Refused.request("state is missing"));
        Optional<String> challenge = query.value("code_challenge");
        if (app.isPkce()) {
            if (challenge.filter(text -> CHALLENGE.matcher(text).matches()).isEmpty()) {
                throw Refused.request("code_challenge is missing or is no SHA-256 in base64url");
            }
            if (!query.value("code_challenge_method").equals(Optional.of("S256"))) {
                throw Refused.request("code_challenge_method must be S256");
            }
        }
        return new AuthorizationRequest(app, redirect, state, app.isPkce() ? challenge : Optional.empty());
    }

    // Registered without a port, any port will do: a program on the user's computer takes a free one.
    private static boolean isAt(URI registered, String text) {
        try {
            URI uri = URI.create(text);
            return registered.getScheme().equals(uri.getScheme())
                    && registered.getHost().equals(uri.getHost())
                    && registered.getPath().equals(uri.getPath())
                    && (registered.getPort() < 0 || registered.getPort() == uri.getPort())
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    URI accepted(String code) {
        return URI.create(redirect + "?code=" + Query.encoded(code) + "&state=" + Query.encoded(state));
    }

    URI refused() {
        return URI.create(redirect + "?error=access_denied&error_description="
                + Query.encoded("Disclaimers not accepted during login.") + "&state=" + Query.encoded(state));
    }
}
