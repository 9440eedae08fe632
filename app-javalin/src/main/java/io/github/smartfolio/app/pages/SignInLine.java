package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.sources.SignInStatus;
import io.github.smartfolio.source.Broker;
import io.github.smartfolio.source.SourceFailure;
import java.util.Optional;

/**
 * How it stands with a sign-in, and what a person can do about it.
 *
 * @param broker the id
 * @param trouble what will go wrong if nobody does anything
 * @param link what the link to sign in says; empty where nobody needs to
 * @param isConnected whether the broker can be asked
 * @param isKnown whether there is anything to forget by signing out
 */
record SignInLine(
        String broker, String sentence, Optional<String> trouble, String link, boolean isConnected, boolean isKnown) {

    static SignInLine of(Page page, Broker broker, SignInStatus status) {
        boolean isConnected = status.state() == SignInStatus.State.CONNECTED;
        String sentence = switch (status.state()) {
            case CONNECTED ->
                status.connectedAt()
                        .map(since -> page.text(
                                "signIn.connected", broker.name(), page.texts().dateTime(since)))
                        .orElseGet(() -> page.text("arrival.connected", broker.name()));
            case SIGN_IN_REQUIRED -> page.text("signIn.required", broker.name());
            case DISCONNECTED -> page.text("signIn.disconnected", broker.name());
        };
        String link = switch (status.state()) {
            case CONNECTED -> status.isAtRisk() ? page.text("signIn.reconnect", broker.name()) : "";
            case SIGN_IN_REQUIRED -> page.text("signIn.reconnect", broker.name());
            case DISCONNECTED -> page.text("signIn.connect", broker.name());
        };
        return new SignInLine(
                broker.id(),
                sentence,
                status.failure().filter(failure -> status.isAtRisk()).map(failure -> trouble(page, status, failure)),
                link,
                isConnected,
                status.state() != SignInStatus.State.DISCONNECTED);
    }

    private static String trouble(Page page, SignInStatus status, SourceFailure failure) {
        Texts texts = page.texts();
        String ends = status.refreshExpiresAt()
                .map(end -> texts.text("signIn.atRisk", texts.dateTime(end)))
                .orElseGet(() -> texts.text("signIn.atRisk.open"));
        return ends + ' ' + FailureLine.of(failure, texts);
    }

    /** Where the browser begins to sign in. */
    String address() {
        return "/api/" + broker + "/auth/login";
    }

    /** What a person has to know on a page about something else; empty if nothing. */
    Optional<String> notice() {
        return link.isEmpty() ? Optional.empty() : trouble.or(() -> Optional.of(sentence));
    }
}
