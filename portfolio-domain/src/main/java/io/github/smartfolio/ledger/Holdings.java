package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which holdings of a broker the positions of the ledger are. Those of one account and instrument belong together; what is left of an
 * instrument at one institution is taken together, because files may leave the account out, and may name it with or without the
 * currency of a sub-account.
 */
final class Holdings {

    /** An instrument in an account, or, if it could not be told in which, at an institution. */
    record Place(AccountId account, InstrumentId instrument) {}

    /**
     * What brokers say of the units of a place, and of how many.
     *
     * @param isOne whether they are those of one position of the ledger
     */
    record Matched(List<Holding> holdings, boolean isOne) {

        BigDecimal quantity() {
            return holdings.stream()
                    .map(holding -> holding.position().quantity().value())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        Optional<Instant> asOf() {
            return holdings.stream().map(Holding::asOf).min(Comparator.naturalOrder());
        }

        /** What {@code units} are worth in their own currency. */
        Optional<Money> value(BigDecimal units) {
            return share(
                    units,
                    sum(holdings.stream()
                            .map(holding -> holding.position().marketValue())
                            .toList()));
        }

        /** What {@code units} are worth in {@code currency}, if the broker itself says so. */
        Optional<Money> valueIn(Currency currency, BigDecimal units) {
            return share(
                    units,
                    sum(holdings.stream()
                            .map(holding -> holding.position()
                                    .clientValue()
                                    .filter(value -> value.currency().equals(currency))
                                    .or(() -> holding.position()
                                            .marketValue()
                                            .filter(value -> value.currency().equals(currency))))
                            .toList()));
        }

        private Optional<Money> share(BigDecimal units, Optional<Money> whole) {
            BigDecimal all = quantity();
            if (all.signum() == 0) {
                return Optional.empty();
            }
            return whole.map(value -> units.compareTo(all) == 0
                    ? value
                    : Money.of(value.amount().multiply(units).divide(all, MathContext.DECIMAL128), value.currency()));
        }

        private static Optional<Money> sum(List<Optional<Money>> values) {
            Optional<Money> sum = Optional.empty();
            for (Optional<Money> value : values) {
                if (value.isEmpty()
                        || sum.filter(s -> !s.currency().equals(value.get().currency()))
                                .isPresent()) {
                    return Optional.empty();
                }
                sum = sum.map(s -> s.plus(value.get())).or(() -> value);
            }
            return sum;
        }
    }

    private final Map<Place, Matched> matched = new HashMap<>();
    private final List<Holding> unmatched = new ArrayList<>();

    /** @param places of the ledger */
    Holdings(Collection<Holding> holdings, Set<Place> places) {
        Map<Place, List<Holding>> exact = new HashMap<>();
        Map<Place, List<Holding>> pooled = new HashMap<>();
        Map<Place, Set<Place>> left = new HashMap<>();
        Set<Place> told = new HashSet<>();
        holdings.forEach(holding -> told.add(place(holding)));
        places.stream()
                .filter(place -> !told.contains(place))
                .forEach(place -> left.computeIfAbsent(anywhere(place), p -> new HashSet<>())
                        .add(place));
        for (Holding holding : holdings) {
            Place place = place(holding);
            if (places.contains(place)) {
                exact.computeIfAbsent(place, p -> new ArrayList<>()).add(holding);
            } else if (left.containsKey(anywhere(place))) {
                pooled.computeIfAbsent(anywhere(place), p -> new ArrayList<>()).add(holding);
            } else {
                unmatched.add(holding);
            }
        }
        exact.forEach((place, of) -> matched.put(place, new Matched(of, true)));
        left.forEach((anywhere, of) -> Optional.ofNullable(pooled.get(anywhere))
                .ifPresent(pool -> of.forEach(place -> matched.put(place, new Matched(pool, of.size() == 1)))));
    }

    Optional<Matched> at(Place place) {
        return Optional.ofNullable(matched.get(place));
    }

    /** Those of which the ledger knows nothing. */
    List<Holding> unmatched() {
        return unmatched;
    }

    static Place anywhere(Place place) {
        return new Place(AccountId.unspecified(place.account().institution()), place.instrument());
    }

    private static Place place(Holding holding) {
        return new Place(holding.account(), holding.instrument());
    }
}
