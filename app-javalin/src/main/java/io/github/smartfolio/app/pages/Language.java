package io.github.smartfolio.app.pages;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which language a person reads: as chosen on a page, else as the browser asks, else English. */
final class Language {

    /** Those there are words in; the first for whoever asks for none of them. */
    static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

    private static final String CHOICE = "lang";
    private static final int A_YEAR = 365 * 24 * 60 * 60;

    private Language() {}

    /** A choice made with this request is remembered by the browser. */
    static Locale of(Context ctx) {
        Optional<Locale> chosen = spoken(Optional.ofNullable(ctx.queryParam(CHOICE)));
        chosen.ifPresent(language ->
                ctx.cookie(new Cookie(CHOICE, language.getLanguage(), "/", A_YEAR, false, true, null, SameSite.LAX)));
        List<Locale> asked = asked(ctx);
        return chosen.or(() -> spoken(Optional.ofNullable(ctx.cookie(CHOICE))))
                .map(language -> withCountry(language, asked))
                .or(() -> asked.stream().findFirst())
                .orElse(SPOKEN.get(0));
    }

    // The country decides how figures are written: 1'000 in Switzerland.
    private static Locale withCountry(Locale language, List<Locale> asked) {
        return asked.stream()
                .filter(locale -> locale.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(language);
    }

    /** What the browser asks for, as far as it is spoken here, dearest first. */
    private static List<Locale> asked(Context ctx) {
        try {
            return Locale.LanguageRange.parse(
                            Optional.ofNullable(ctx.header("Accept-Language")).orElse(""))
                    .stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()))
                    .filter(locale -> spoken(Optional.of(locale.getLanguage())).isPresent())
                    .map(locale -> new Locale.Builder()
                            .setLanguage(locale.getLanguage())
                            .setRegion(locale.getCountry())
                            .build())
                    .toList();
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static Optional<Locale> spoken(Optional<String> code) {
        return SPOKEN.stream()
                .filter(language -> code.equals(Optional.of(language.getLanguage())))
                .findFirst();
    }
}
