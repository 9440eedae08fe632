package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The units of one instrument held in one account, and what they cost, while transactions are gone through. Either all are held or
 * all are owed. A part of a lot costs its share to 34 digits, and what is left the rest: nothing is lost or gained by rounding.
 */
final class Lots {

    private final CostMethod method;
    private final Deque<Held> lots = new ArrayDeque<>();
    private BigDecimal quantity = BigDecimal.ZERO;

    Lots(CostMethod method) {
        this.method = method;
    }

    /** A lot, or a part of one; {@code cost} and {@code value} are negative where units are owed. */
    record Held(
            LocalDate acquired,
            Optional<Entry> entry,
            BigDecimal quantity,
            Optional<Money> cost,
            Optional<Money> value,
            CostOrigin origin) {

        Held part(BigDecimal units) {
            Optional<Money> paid = cost.map(c -> Share.of(c, units, quantity));
            return new Held(
                    acquired,
                    entry,
                    units,
                    paid,
                    sameInBoth() ? paid : value.map(v -> Share.of(v, units, quantity)),
                    origin);
        }

        Held without(Held part) {
            Optional<Money> left = cost.map(c -> c.minus(part.cost.orElseThrow()));
            return new Held(
                    acquired,
                    entry,
                    quantity.subtract(part.quantity),
                    left,
                    sameInBoth() ? left : value.map(v -> v.minus(part.value.orElseThrow())),
                    origin);
        }

        // Where nothing had to be converted it is one amount, and most ledgers are in one currency.
        private boolean sameInBoth() {
            return cost.equals(value);
        }

        Held of(BigDecimal units) {
            return new Held(acquired, entry, units, cost, value, origin);
        }

        /** The same units at another cost. */
        Held costing(Optional<Money> otherCost, Optional<Money> otherValue) {
            return new Held(acquired, entry, quantity, otherCost, otherValue, origin);
        }

        private Held with(Held other) {
            boolean known = origin != CostOrigin.UNKNOWN && other.origin != CostOrigin.UNKNOWN;
            Optional<Money> costs = cost.flatMap(one -> other.cost
                    .filter(two -> known && two.currency().equals(one.currency()))
                    .map(one::plus));
            return new Held(
                    acquired,
                    Optional.empty(),
                    quantity.add(other.quantity),
                    costs,
                    value.flatMap(one -> other.value.filter(two -> known).map(one::plus)),
                    origin.and(other.origin));
        }
    }

    /** Negative if units are owed. */
    BigDecimal quantity() {
        return quantity;
    }

    void add(Held held) {
        quantity = quantity.add(held.quantity());
        Optional<Held> pool = method == CostMethod.AVERAGE ? Optional.ofNullable(lots.pollLast()) : Optional.empty();
        lots.addLast(pool.map(all -> all.with(held)).orElse(held));
    }

    /**
     * Takes units away, all or none.
     *
     * @param units with the sign of what is held
     * @return the lots and the part of one they were; empty if there are not as many
     */
    Optional<List<Held>> take(BigDecimal units) {
        if (units.signum() != quantity.signum() || units.abs().compareTo(quantity.abs()) > 0) {
            return Optional.empty();
        }
        List<Held> taken = new ArrayList<>(1);
        BigDecimal left = units;
        while (left.signum() != 0) {
            Held first = lots.removeFirst();
            if (first.quantity().abs().compareTo(left.abs()) <= 0) {
                taken.add(first);
                left = left.subtract(first.quantity());
            } else {
                Held part = first.part(left);
                taken.add(part);
                lots.addFirst(first.without(part));
                left = BigDecimal.ZERO;
            }
        }
        quantity = quantity.subtract(units);
        return Optional.of(taken);
    }

    List<Held> takeAll() {
        List<Held> all = new ArrayList<>(lots);
        lots.clear();
        quantity = BigDecimal.ZERO;
        return all;
    }

    List<Lot> view() {
        return lots.stream()
                .map(held -> new Lot(
                        held.acquired(),
                        held.entry(),
                        Quantity.of(held.quantity()),
                        held.cost(),
                        held.value(),
                        held.origin()))
                .toList();
    }
}
