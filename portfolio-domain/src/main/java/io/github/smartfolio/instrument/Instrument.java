package io.github.smartfolio.instrument;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An instrument as one source describes it.
 *
 * @param identifiers every identifier the source gave, at least one, at most one ISIN; no listed symbol for a derivative, which
 *     bears that of what it derives from
 * @param name for people, as the source spells it; never used to tell instruments apart
 * @param currency in which it is quoted, as main unit; absent where it has none (crypto assets) or the source does not say
 */
public record Instrument(
        Set<InstrumentIdentifier> identifiers, String name, AssetClass assetClass, Optional<Currency> currency) {

    public Instrument {
        identifiers = Set.copyOf(identifiers);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(assetClass, "assetClass");
        Objects.requireNonNull(currency, "currency");
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("An instrument needs an identifier: " + name);
        }
        boolean oneIsin = false;
        boolean derives = assetClass.isMargin() || assetClass == AssetClass.OPTION;
        for (InstrumentIdentifier identifier : identifiers) {
            if (derives && identifier instanceof ListedSymbol) {
                throw new IllegalArgumentException(
                        "The symbol of a derivative is that of its underlying: " + identifiers);
            }
            if (identifier instanceof Isin) {
                if (oneIsin) {
                    throw new IllegalArgumentException("An instrument has one ISIN: " + identifiers);
                }
                oneIsin = true;
            }
        }
    }

    public static Instrument of(
            String name, AssetClass assetClass, Currency currency, InstrumentIdentifier... identifiers) {
        return new Instrument(Set.of(identifiers), name, assetClass, Optional.of(currency));
    }

    public Optional<Isin> isin() {
        return first(identifiers, Isin.class);
    }

    /** The symbol on its market; if the source gave several, the first by text. */
    public Optional<ListedSymbol> listedSymbol() {
        return first(identifiers, ListedSymbol.class);
    }

    /** What an institution calls it; if the source gave several, the first by text. */
    public Optional<NativeId> nativeId() {
        return first(identifiers, NativeId.class);
    }

    /** Of the strongest identifier. */
    int strongestRank() {
        int rank = InstrumentIdentifier.WEAKEST;
        for (InstrumentIdentifier identifier : identifiers) {
            rank = Math.min(rank, identifier.rank());
        }
        return rank;
    }

    /** Strongest first, equal ones by text, so that the order never depends on the source's. */
    List<InstrumentIdentifier> strongestFirst() {
        if (identifiers.size() == 1) {
            return List.copyOf(identifiers);
        }
        List<InstrumentIdentifier> sorted = new ArrayList<>(identifiers);
        sorted.sort(InstrumentDirectory.STRONGEST_FIRST);
        return sorted;
    }

    private static <T extends InstrumentIdentifier> Optional<T> first(
            Collection<InstrumentIdentifier> all, Class<T> kind) {
        T found = null;
        for (InstrumentIdentifier identifier : all) {
            if (kind.isInstance(identifier)
                    && (found == null || identifier.toString().compareTo(found.toString()) < 0)) {
                found = kind.cast(identifier);
            }
        }
        return Optional.ofNullable(found);
    }
}
