package io.github.smartfolio.csv;

import io.github.smartfolio.instrument.AssetClass;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the words in a broker's cells mean, in all languages at once: headers and cells of one file need not agree on one. Words are
 * compared as column names are.
 */
public final class Vocabulary {

    private final Set<String> longSide;
    private final Set<String> shortSide;
    private final Set<String> open;
    private final Set<String> squared;
    private final Map<String, AssetClass> assetTypes;
    private final Set<String> cash;

    private Vocabulary(
            Set<String> longSide,
            Set<String> shortSide,
            Set<String> open,
            Set<String> squared,
            Map<String, AssetClass> assetTypes,
            Set<String> cash) {
        this.longSide = plain(longSide);
        this.shortSide = plain(shortSide);
        this.open = plain(open);
        this.squared = plain(squared);
        this.assetTypes = new HashMap<>();
        assetTypes.forEach((word, assetClass) -> this.assetTypes.put(Headers.plain(word), assetClass));
        this.cash = plain(cash);
    }

    /**
     * @param open states of a position that is held
     * @param squared states of one that is not held any more
     */
    public static Vocabulary of(
            Set<String> longSide,
            Set<String> shortSide,
            Set<String> open,
            Set<String> squared,
            Map<String, AssetClass> assetTypes) {
        return new Vocabulary(longSide, shortSide, open, squared, assetTypes, Set.of());
    }

    /**
     * What holdings have that are neither long, short, open nor squared, but just there.
     *
     * @param cash asset types that are cash
     */
    public static Vocabulary ofAssetTypes(Map<String, AssetClass> assetTypes, Set<String> cash) {
        return new Vocabulary(Set.of(), Set.of(), Set.of(), Set.of(), assetTypes, cash);
    }

    /** What a word says of a position; {@link #NONE} if there is no word, {@link #UNKNOWN} if it is not in the vocabulary. */
    enum Direction {
        LONG,
        SHORT,
        UNKNOWN,
        NONE
    }

    /** Whether a position is held; {@link #NONE} if there is no word, {@link #UNKNOWN} if it is not in the vocabulary. */
    enum State {
        OPEN,
        SQUARED,
        UNKNOWN,
        NONE
    }

    Direction direction(String word) {
        String plain = Headers.plain(word);
        if (plain.isEmpty()) {
            return Direction.NONE;
        }
        if (longSide.contains(plain)) {
            return Direction.LONG;
        }
        return shortSide.contains(plain) ? Direction.SHORT : Direction.UNKNOWN;
    }

    State state(String word) {
        String plain = Headers.plain(word);
        if (plain.isEmpty()) {
            return State.NONE;
        }
        if (open.contains(plain)) {
            return State.OPEN;
        }
        return squared.contains(plain) ? State.SQUARED : State.UNKNOWN;
    }

    Optional<AssetClass> assetClass(String word) {
        return Optional.ofNullable(assetTypes.get(Headers.plain(word)));
    }

    boolean isCash(String word) {
        return cash.contains(Headers.plain(word));
    }

    private static Set<String> plain(Set<String> words) {
        Set<String> plain = new HashSet<>();
        words.forEach(word -> plain.add(Headers.plain(word)));
        return plain;
    }
}
