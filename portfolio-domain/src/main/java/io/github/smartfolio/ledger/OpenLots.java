package io.github.smartfolio.ledger;

import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.ledger.Holdings.Matched;
import io.github.smartfolio.ledger.Holdings.Place;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lots of one instrument that an account holds, and what they cost together. Brokers tell what all of it is worth, and so gains are
 * reckoned for all lots at once that were paid in one currency: there may be thousands. Immutable.
 */
final class OpenLots {

    private final Place place;
    private final Currency currency;
    private final List<Lot> lots;
    private final CostOrigin origin;
    private final Total cost;
    private final Collection<Pool> pools;

    /** @param currency asked for, that of the lots' values */
    OpenLots(Place place, List<Lot> lots, Currency currency) {
        this.place = place;
        this.currency = currency;
        this.lots = lots;
        this.origin = lots.stream().map(Lot::origin).reduce(CostOrigin.ENTERED, CostOrigin::and);
        Tally paid = new Tally(currency);
        Map<Pool.Key, Pool> byWhatIsKnown = new LinkedHashMap<>();
        for (Lot lot : lots) {
            Pool pool = byWhatIsKnown.computeIfAbsent(
                    new Pool.Key(lot.cost().map(Money::currency), lot.value().isPresent()), key -> new Pool());
            pool.add(lot);
            lot.cost().ifPresent(paid::addOwn);
            if (lot.value().isPresent()) {
                paid.addValue(lot.value().get());
            } else {
                Gap gap = costGap(lot);
                pool.gaps.add(gap);
                paid.leaveOut(gap);
            }
        }
        this.cost = paid.total();
        this.pools = byWhatIsKnown.values();
    }

    /** Lots of which the same is known, added up. */
    private static final class Pool {

        private BigDecimal units = BigDecimal.ZERO;
        private Optional<Money> cost = Optional.empty();
        private Optional<Money> value = Optional.empty();
        private final List<Gap> gaps = new ArrayList<>(0);

        private record Key(Optional<Currency> paidIn, boolean isValued) {}

        private void add(Lot lot) {
            units = units.add(lot.quantity().value());
            cost = lot.cost().map(paid -> cost.map(paid::plus).orElse(paid));
            value = lot.value().map(paid -> value.map(paid::plus).orElse(paid));
        }
    }

    /** What is held, at today's value. */
    record Valued(Total value, Total unrealized, Total unrealizedFx) {}

    Place place() {
        return place;
    }

    List<Lot> lots() {
        return lots;
    }

    Total cost() {
        return cost;
    }

    /** That of the least sure lot. */
    CostOrigin origin() {
        return origin;
    }

    Valued valued(Optional<Matched> matched, Conversion conversion) {
        Tally value = new Tally(currency);
        Tally unrealized = new Tally(currency);
        Tally unrealizedFx = new Tally(currency);
        BigDecimal units = pools.stream().map(pool -> pool.units).reduce(BigDecimal.ZERO, BigDecimal::add);
        Optional<Money> own = matched.flatMap(m -> m.value(units));
        Optional<Money> worth = matched.flatMap(m -> worth(m, units, conversion));
        own.ifPresent(value::addOwn);
        if (worth.isPresent()) {
            value.addValue(worth.get());
        } else {
            Gap gap = gap(own.isPresent() ? Reason.NO_RATE : Reason.NO_PRICE, units);
            List.of(value, unrealized, unrealizedFx).forEach(tally -> tally.leaveOut(gap));
        }
        for (Pool pool : pools) {
            Optional<Money> gain = matched.flatMap(m -> m.value(pool.units))
                    .flatMap(money -> pool.cost
                            .filter(paid -> paid.currency().equals(money.currency()))
                            .map(money::minus));
            gain.ifPresent(unrealized::addOwn);
            if (worth.isPresent()) {
                pool.gaps.forEach(unrealized::leaveOut);
                pool.gaps.forEach(unrealizedFx::leaveOut);
                pool.value.ifPresent(paid -> {
                    Money all = worth(matched.orElseThrow(), pool.units, conversion)
                            .orElseThrow()
                            .minus(paid);
                    unrealized.addValue(all);
                    // At the rate at which the value itself was converted.
                    gain.flatMap(money -> atRateOf(own.orElseThrow(), worth.get(), money))
                            .ifPresentOrElse(
                                    atToday -> unrealizedFx.addValue(all.minus(atToday)),
                                    () -> unrealizedFx.leaveOut(gap(Reason.TWO_CURRENCIES, pool.units)));
                });
            }
        }
        return new Valued(value.total(), unrealized.total(), unrealizedFx.total());
    }

    private static Optional<Money> worth(Matched matched, BigDecimal units, Conversion conversion) {
        return matched.valueIn(conversion.currency(), units)
                .or(() -> matched.value(units)
                        .flatMap(own -> matched.asOf().flatMap(moment -> conversion.at(moment, own))));
    }

    private static Optional<Money> atRateOf(Money own, Money converted, Money amount) {
        if (own.currency().equals(converted.currency())) {
            return Optional.of(amount);
        }
        return own.amount().signum() == 0
                ? Optional.empty()
                : Optional.of(Money.of(
                        amount.amount().multiply(converted.amount()).divide(own.amount(), MathContext.DECIMAL128),
                        converted.currency()));
    }

    /** Something that is not known of units held now. */
    private Gap gap(Reason reason, BigDecimal units) {
        return new Gap(
                reason,
                place.account(),
                Optional.of(place.instrument()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Quantity.of(units)));
    }

    private Gap costGap(Lot lot) {
        return new Gap(
                lot.origin() == CostOrigin.UNKNOWN ? Reason.COST_UNKNOWN : Reason.NO_RATE,
                place.account(),
                Optional.of(place.instrument()),
                lot.entry().map(entry -> entry.transaction().date()),
                lot.entry(),
                Optional.of(lot.quantity()));
    }
}
