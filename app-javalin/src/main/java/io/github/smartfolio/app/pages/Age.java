package io.github.smartfolio.app.pages;

import io.github.smartfolio.portfolio.Freshness;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How old a figure is, as it stands beside the figure.
 *
 * @param instant for programs
 * @param date for people
 * @param ago the same as a distance
 * @param guessed whether nobody said so and it is only the latest it can be
 * @param freshness in words; absent where nobody judged it
 * @param mark what the style sheet calls that freshness
 */
record Age(String instant, String date, String ago, boolean guessed, Optional<String> freshness, String mark) {

    static Age of(Instant asOf, boolean guessed, Optional<Freshness> freshness, Page page) {
        Texts texts = page.texts();
        return new Age(
                asOf.toString(),
                texts.dateTime(asOf),
                texts.ago(Duration.between(asOf, page.at())),
                guessed,
                freshness.map(f -> texts.text("freshness." + f)),
                freshness.map(f -> f.name().toLowerCase(Locale.ROOT)).orElse(""));
    }
}
