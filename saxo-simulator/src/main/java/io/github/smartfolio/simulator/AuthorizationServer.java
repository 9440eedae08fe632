package io.github.smartfolio.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code /authorize} and {@code /token}. */
final class AuthorizationServer {

    private static final List<String> ALL_OF_A_REFRESH =
            List.of("grant_type", "client_id", "refresh_token", "redirect_uri", "code_verifier");

    private final Options options;
    private final Sessions sessions;
    private final Records records;

    AuthorizationServer(Options options, Sessions sessions, Records records) {
        this.options = options;
        this.sessions = sessions;
        this.records = records;
    }

    Reply authorize(RecordedRequest request) {
        SignInPage page = SignInPage.in(request);
        try {
            if (request.method().equals("GET")) {
                return page.asking(read(request.query()), Query.parse(request.query()));
            }
            if (request.method().equals("POST")) {
                boolean accepted = Query.parse(request.body()).value("decision").equals(Optional.of("accept"));
                AuthorizationRequest wanted = read(request.body());
                return Reply.redirect((accepted ? accept(wanted) : wanted.refused()).toString());
            }
            return Reply.empty(405).with("Allow", "GET, POST");
        } catch (Refused | IllegalArgumentException e) {
            return page.wrong(String.valueOf(e.getMessage()));
        }
    }

    AuthorizationRequest read(String query) throws Refused {
        return AuthorizationRequest.of(Query.parse(query), options.apps(), options.redirects());
    }

    URI accept(AuthorizationRequest wanted) {
        return wanted.accepted(sessions.code(wanted));
    }

    /** Answers 201, as Saxo does. */
    Reply token(RecordedRequest request) {
        if (!request.method().equals("POST")) {
            return Reply.empty(405).with("Allow", "POST");
        }
        try {
            Query form = Query.parse(request.body());
            String grant = form.value("grant_type").orElseThrow(() -> Refused.request("grant_type is missing"));
            return switch (grant) {
                case "authorization_code" -> issued(sessions.exchange(app(request, form, Optional.empty()), form));
                case "refresh_token" -> refresh(request, form);
                default -> throw Refused.request("grant_type is not supported");
            };
        } catch (Refused e) {
            return e.reply();
        } catch (IllegalArgumentException e) {
            return Refused.request("The form is encoded wrongly").reply();
        }
    }

    private Reply refresh(RecordedRequest request, Query form) throws Refused {
        Optional<RegisteredApp> owner = form.value("refresh_token").flatMap(sessions::appOf);
        RegisteredApp app = app(request, form, owner);
        boolean complete =
                ALL_OF_A_REFRESH.stream().allMatch(name -> form.value(name).isPresent());
        if (options.strictRefresh() && app.isPkce() && !complete) {
            throw Refused.request("A refresh needs " + String.join(", ", ALL_OF_A_REFRESH));
        }
        try {
            return issued(sessions.refresh(app, form));
        } catch (Refused e) {
            if (options.emptyRefusals() && e.isGrant()) {
                return Reply.empty(401);
            }
            throw e;
        }
    }

    private static Reply issued(Fields tokens) {
        return Reply.json(201, tokens.node()).with("Cache-Control", "no-store");
    }

    // With a secret by HTTP Basic, without one by client_id in the form and no Authorization header at all.
    private RegisteredApp app(RecordedRequest request, Query form, Optional<RegisteredApp> owner) throws Refused {
        if (request.authorization().isPresent()) {
            String[] parts = basic(request.authorization().get()).split(":", 2);
            records.givenOut(parts[parts.length - 1]);
            return options.apps().stream()
                    .filter(app ->
                            app.key().equals(parts[0]) && app.secret().equals(Optional.of(parts[parts.length - 1])))
                    .findFirst()
                    .orElseThrow(Refused::client);
        }
        Optional<String> named = form.value("client_id");
        return options.apps().stream()
                .filter(RegisteredApp::isPkce)
                .filter(app -> named.isPresent() ? named.get().equals(app.key()) : owner.equals(Optional.of(app)))
                .findFirst()
                .orElseThrow(Refused::client);
    }

    private static String basic(String authorization) throws Refused {
        if (!authorization.startsWith("Basic ")) {
            throw Refused.client();
        }
        try {
            return new String(
                    Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refused.client();
        }
    }
}
