package io.github.smartfolio.ledger;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Days that count, both ends included.
 *
 * @param from the first; absent for as far back as anything is known
 * @param to the last; absent for no end
 */
public record Period(Optional<LocalDate> from, Optional<LocalDate> to) {

    public static final Period ALL = new Period(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if it ends before it begins */
    public Period {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw new IllegalArgumentException(
                    "A period does not end before it begins: " + from.get() + " to " + to.get());
        }
    }

    public static Period between(LocalDate from, LocalDate to) {
        return new Period(Optional.of(from), Optional.of(to));
    }

    boolean hasBegunBy(LocalDate day) {
        return from.isEmpty() || !day.isBefore(from.get());
    }

    boolean isOverBefore(LocalDate day) {
        return to.isPresent() && day.isAfter(to.get());
    }

    public boolean contains(LocalDate day) {
        return hasBegunBy(day) && !isOverBefore(day);
    }
}
