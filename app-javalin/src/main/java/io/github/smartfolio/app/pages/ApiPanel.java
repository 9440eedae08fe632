package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.sources.SignInStatus;
import io.github.smartfolio.app.sources.SourceStatus;
import io.github.smartfolio.connect.CredentialField;
import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.portfolio.SourceOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A broker's API: whether it can be chosen, how it stands with it, and what a person can enter.
 *
 * @param isOffered whether it can be chosen
 * @param isChosen whether its figures are the ones to count
 * @param off why it cannot be chosen, from whoever runs the server
 * @param bookedFailure why it does not tell what was booked, if so
 * @param unused said to who is signed in while something else counts
 */
record ApiPanel(
        boolean isOffered,
        boolean isChosen,
        Optional<String> off,
        Optional<SignInLine> signIn,
        Optional<String> bookedFailure,
        Optional<String> unused,
        List<Fact> facts,
        CredentialWords words,
        List<FieldLine> fields) {

    /**
     * One thing to know.
     *
     * @param instant of which it speaks, for programs; empty if of none
     */
    record Fact(String label, String text, String instant) {}

    /**
     * What is said about what can be entered.
     *
     * @param isWanted whether nothing lets anybody in, as far as is known: the server's settings may
     * @param advice where to get it and which rights it needs; empty if there is none
     * @param adviceLanguage in which it is written
     */
    record CredentialWords(
            boolean isWanted, String title, String hint, Optional<String> advice, String adviceLanguage) {

        static CredentialWords of(Page page, SourceStatus status) {
            // Who signs in enters an app's key at most; who does not is let in by what is entered.
            String kind = status.signIn().isPresent() ? "app" : "key";
            String advice = "credentials.advice." + status.broker().id();
            boolean isOurs = page.texts().has(advice);
            boolean isAnySet = status.credentials().stream().anyMatch(SourceStatus.Entered::isSet);
            boolean answers = status.mode() == Mode.API
                    && status.outcome().flatMap(SourceOutcome::failure).isEmpty();
            return new CredentialWords(
                    status.signIn().isEmpty() && !isAnySet && !answers,
                    page.text("credentials.title." + kind),
                    page.text("credentials.hint." + kind, status.broker().name()),
                    isOurs ? Optional.of(page.text(advice)) : status.credentialAdvice(),
                    isOurs ? page.texts().tag() : "en");
        }
    }

    /** Something to enter; what was entered is never shown. */
    record FieldLine(String name, String label, boolean secret, boolean required, boolean isSet) {}

    /**
     * Empty if the broker has no API here.
     *
     * @param files of the same broker
     */
    static Optional<ApiPanel> of(Page page, SourceStatus status, List<StoredFile> files) {
        boolean isOffered = status.modes().contains(Mode.API);
        if (!isOffered && status.apiOff().isEmpty()) {
            return Optional.empty();
        }
        Optional<SignInLine> signIn = status.signIn().map(s -> SignInLine.of(page, status.broker(), s));
        return Optional.of(new ApiPanel(
                isOffered,
                status.mode() == Mode.API,
                status.apiOff(),
                signIn,
                BookedLine.failure(page, status.booked()),
                signIn.filter(SignInLine::isConnected)
                        .filter(s -> status.mode() != Mode.API)
                        .map(s -> page.text(
                                "api.unused." + status.mode(), status.broker().name())),
                facts(page, status, files),
                CredentialWords.of(page, status),
                status.credentials().stream()
                        .map(entered -> field(page, entered))
                        .toList()));
    }

    /** Whether asking the broker now can bring figures. */
    boolean canRefresh() {
        return isChosen && signIn.map(SignInLine::isConnected).orElse(isOffered);
    }

    boolean isAnySet() {
        return fields.stream().anyMatch(FieldLine::isSet);
    }

    private static FieldLine field(Page page, SourceStatus.Entered entered) {
        CredentialField field = entered.field();
        String key = "credential." + field.name();
        return new FieldLine(
                field.name(),
                // Modules that came later name their own.
                page.texts().has(key) ? page.text(key) : field.label(),
                field.secret(),
                field.required(),
                entered.isSet());
    }

    private static List<Fact> facts(Page page, SourceStatus status, List<StoredFile> files) {
        List<Fact> facts = new ArrayList<>();
        status.outcome()
                .filter(outcome -> status.mode() == Mode.API)
                .map(outcome -> StateLine.of(outcome, status.mode(), files, page))
                .ifPresent(state -> facts.add(new Fact(page.text("api.shown"), state, "")));
        status.signIn().ifPresent(signIn -> addTo(facts, page, signIn));
        if (status.modes().contains(Mode.API)) {
            Optional<Instant> lastRead =
                    status.signIn().isPresent() ? status.signIn().flatMap(SignInStatus::lastRead) : lastRead(status);
            facts.add(lastRead.map(at -> past(page, "api.lastRead", at))
                    .orElseGet(() -> new Fact(page.text("api.lastRead"), page.text("api.lastRead.never"), "")));
        }
        status.booked().ifPresent(booked -> facts.add(BookedLine.fact(page, booked)));
        if (status.mode() == Mode.API) {
            facts.add(status.nextRefresh()
                    .map(at -> next(page, at))
                    .orElseGet(() -> new Fact(page.text("api.next"), page.text("api.next.never"), "")));
        }
        status.signIn()
                .flatMap(SignInStatus::mayTrade)
                .ifPresent(may -> facts.add(
                        new Fact(page.text("api.trade"), page.text(may ? "api.trade.may" : "api.trade.cannot"), "")));
        return facts;
    }

    private static void addTo(List<Fact> facts, Page page, SignInStatus signIn) {
        Texts texts = page.texts();
        String key = "environment." + signIn.environment();
        facts.add(new Fact(
                texts.text("api.environment"),
                texts.has(key) ? texts.text(key) : signIn.environment().toUpperCase(Locale.ROOT),
                ""));
        signIn.refreshExpiresAt()
                .ifPresent(end -> facts.add(new Fact(
                        texts.text("api.sessionEnds"),
                        texts.text(
                                signIn.isAtRisk() ? "api.sessionEnds.atRisk" : "api.sessionEnds.renewed",
                                texts.dateTime(end)),
                        end.toString())));
        signIn.accessExpiresAt()
                .ifPresent(
                        end -> facts.add(new Fact(texts.text("api.tokenEnds"), texts.dateTime(end), end.toString())));
    }

    private static Optional<Instant> lastRead(SourceStatus status) {
        return status.outcome().stream()
                .filter(outcome -> status.mode() == Mode.API && !(outcome instanceof SourceOutcome.FileInstead))
                .flatMap(outcome -> outcome.snapshots().stream())
                .map(dated -> dated.snapshot().fetchedAt())
                .min(Comparator.naturalOrder());
    }

    private static Fact past(Page page, String label, Instant at) {
        Texts texts = page.texts();
        return new Fact(
                texts.text(label),
                texts.dateTime(at) + " (" + texts.ago(Duration.between(at, page.at())) + ')',
                at.toString());
    }

    private static Fact next(Page page, Instant at) {
        return at.isAfter(page.at())
                ? new Fact(page.text("api.next"), page.texts().dateTime(at), at.toString())
                : new Fact(page.text("api.next"), page.text("api.next.now"), "");
    }
}
