package io.github.smartfolio.simulator;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person sees instead of Saxo's sign-in: that this is a rehearsal, and two buttons. It is one document without script or
 * anything from elsewhere.
 */
final class SignInPage {

    private static final Map<String, String> ENGLISH = Map.of(
            "title",
            "Sign in to the Saxo simulator",
            "warning",
            "This is not Saxo. It is a simulator on this computer; the person, the accounts and the money are invented. "
                    + "Never enter a real password here.",
            "question",
            "The app %s asks to read the accounts of the invented person.",
            "accept",
            "Sign in and allow",
            "refuse",
            "Refuse",
            "wrong",
            "This sign-in cannot go on",
            "reason",
            "The request is not one that Saxo would accept:");

    private static final Map<String, String> FRENCH = Map.of(
            "title",
            "Connexion au simulateur de Saxo",
            "warning",
            "Ceci n’est pas Saxo. C’est un simulateur sur cet ordinateur ; la personne, les comptes et l’argent sont "
                    + "inventés. N’entrez jamais un vrai mot de passe ici.",
            "question",
            "L’application %s demande à lire les comptes de la personne inventée.",
            "accept",
            "Se connecter et autoriser",
            "refuse",
            "Refuser",
            "wrong",
            "Cette connexion ne peut pas continuer",
            "reason",
            "Saxo n’accepterait pas cette demande :");

    private final String language;
    private final Map<String, String> texts;

    private SignInPage(String language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** In French if the request asks for it, by {@code lang} or by the browser's first language, else in English. */
    static SignInPage in(RecordedRequest request) {
        String wanted =
                language(request).or(request::acceptLanguage).orElse("en").toLowerCase(Locale.ROOT);
        return wanted.startsWith("fr") ? new SignInPage("fr", FRENCH) : new SignInPage("en", ENGLISH);
    }

    private static Optional<String> language(RecordedRequest request) {
        try {
            return Query.parse(request.query()).value("lang");
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Reply asking(AuthorizationRequest request, Query query) {
        String parameters = query.all().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(value -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                                .formatted(escaped(entry.getKey()), escaped(value))))
                .collect(Collectors.joining("\n"));
        return page(200, text("title"), """
                <p>%s</p>
                <form method="post" action="/authorize">
                %s
                <button name="decision" value="accept">%s</button>
                <button name="decision" value="refuse">%s</button>
                </form>
                """.formatted(
                text("question").formatted("<code>" + escaped(request.app().key()) + "</code>"),
                parameters,
                text("accept"),
                text("refuse")));
    }

    /** For a person, not a redirect: an address that is not registered could be anybody's. */
    Reply wrong(String reason) {
        return page(400, text("wrong"), "<p>%s</p>\n<p>%s</p>\n".formatted(text("reason"), escaped(reason)));
    }

    private Reply page(int status, String title, String content) {
        String html = """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                body { font: 1.125rem/1.5 sans-serif; max-width: 36rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff; }
                .warning { border: 3px solid #8a4b00; background: #fff3d6; padding: 1rem; }
                button { font: inherit; padding: .6rem 1.2rem; margin: .5rem .5rem 0 0; border: 2px solid #1b1b1b; background: #fff; color: inherit; }
                button[value="accept"] { background: #003e7e; border-color: #003e7e; color: #fff; }
                button:focus-visible { outline: 3px solid #8a4b00; outline-offset: 2px; }
                code { overflow-wrap: anywhere; }
                </style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                <p class="warning"><strong>%s</strong></p>
                %s</main>
                </body>
                </html>
                """.formatted(language, title, title, text("warning"), content);
        return Reply.html(status, html)
                .with(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    private String text(String name) {
        return Optional.ofNullable(texts.get(name)).orElseThrow();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
