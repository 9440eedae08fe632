package io.github.smartfolio.csv;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How one kind of positions file looks in one language: which columns there are, by name, and how its numbers are written.
 *
 * <p>Names are compared without regard to capitals and to kinds of blank and apostrophe. A name may hold {@code *} in the place of
 * the client's currency: {@code "Valeur actuelle (*)"} is {@code Valeur actuelle (EUR)} and {@code Valeur actuelle (CHF)}.
 *
 * @param kind what the file is, for example {@code saxo-positions}
 * @param institution whose accounts it tells about, as in {@link io.github.smartfolio.account.AccountId}
 * @param language of the names, ISO 639-1
 * @param columns the names of each column that is read, the usual one first
 * @param others the names of known columns that are not read: rounded for display, derived, or of no use here
 * @param words what the words in the cells mean
 * @param numbers how numbers are written where a file does not show it
 * @param zone of the dates in it; absent if the user's
 */
public record FileFormat(
        String kind,
        String institution,
        String language,
        Map<Column, List<String>> columns,
        Set<String> others,
        Vocabulary words,
        NumberStyle numbers,
        Optional<ZoneId> zone) {

    public FileFormat {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(institution, "institution");
        Objects.requireNonNull(language, "language");
        columns = Map.copyOf(columns);
        others = Set.copyOf(others);
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(zone, "zone");
    }

    /** The usual name of {@code column}, for messages. */
    String usualName(Column column) {
        return columns.getOrDefault(column, List.of(column.name())).get(0).replace("*", "…");
    }
}
