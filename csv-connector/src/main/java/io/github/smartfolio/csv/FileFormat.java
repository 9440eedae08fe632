package io.github.smartfolio.csv;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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
 * @param numbers how numbers are written where a file does not show it, or always, as the style says
 * @param zone of the dates in it; absent if the user's
 * @param accounts the account that is meant by what stands in {@link Column#ACCOUNT}, which is not empty
 * @param tickers if the rows are of holdings that bear the institution's own tickers, and of cash; absent if they are of securities
 */
public record FileFormat(
        String kind,
        String institution,
        String language,
        Map<Column, List<String>> columns,
        Set<String> others,
        Vocabulary words,
        NumberStyle numbers,
        Optional<ZoneId> zone,
        Function<String, AccountId> accounts,
        Optional<Tickers> tickers) {

    public FileFormat {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(institution, "institution");
        Objects.requireNonNull(language, "language");
        columns = Map.copyOf(columns);
        others = Set.copyOf(others);
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(accounts, "accounts");
        Objects.requireNonNull(tickers, "tickers");
    }

    /** A file of securities in accounts that are called as the file calls them. */
    public FileFormat(
            String kind,
            String institution,
            String language,
            Map<Column, List<String>> columns,
            Set<String> others,
            Vocabulary words,
            NumberStyle numbers,
            Optional<ZoneId> zone) {
        this(
                kind,
                institution,
                language,
                columns,
                others,
                words,
                numbers,
                zone,
                number -> AccountId.of(institution, number),
                Optional.empty());
    }

    /** What its files tell about. */
    Set<Content> contents() {
        return tickers.isPresent() ? Set.of(Content.POSITIONS, Content.CASH) : Set.of(Content.POSITIONS);
    }

    boolean has(Column column) {
        return columns.containsKey(column);
    }

    /** The usual name of {@code column}, for messages. */
    String usualName(Column column) {
        return columns.getOrDefault(column, List.of(column.name())).get(0).replace("*", "…");
    }
}
