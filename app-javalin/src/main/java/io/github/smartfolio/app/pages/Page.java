package io.github.smartfolio.app.pages;

import java.time.Instant;

/**
 * What every page knows.
 *
 * @param path where it is
 * @param query kept when another language is chosen, for example {@code &currency=USD}; may be empty
 * @param at when it was made
 * @param demo whether what it shows is sample data
 */
record Page(Texts texts, String path, String query, Instant at, boolean demo) {

    String text(String key, Object... args) {
        return texts.text(key, args);
    }

    boolean isAt(String somePath) {
        return path.equals(somePath);
    }
}
