package io.github.smartfolio.history;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What everything was worth at the end of a day on which anything is known.
 *
 * @param total of all connections of which anything is known by then; absent if of one of them it is not known: a gap
 * @param parts one for each of these connections
 */
public record DayTotal(LocalDate day, Optional<Money> total, List<Part> parts) {

    public DayTotal {
        Objects.requireNonNull(day, "day");
        Objects.requireNonNull(total, "total");
        parts = List.copyOf(parts);
    }

    /** Where a value comes from. */
    public enum Origin {
        /** Read from the broker. */
        STORED,
        /** From transactions: what was held by then, at what it was traded for in the days before. */
        COMPUTED
    }

    /**
     * What one connection adds.
     *
     * @param value absent if it is not known
     * @param asOf the day of its figures; earlier than that of the total if the broker was not read that day
     * @param missing what the value leaves out, or what it would need, for a person
     */
    public record Part(
            ConnectionId connection, Optional<Money> value, Origin origin, LocalDate asOf, List<String> missing) {

        public Part {
            Objects.requireNonNull(connection, "connection");
            Objects.requireNonNull(value, "value");
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(asOf, "asOf");
            missing = List.copyOf(missing);
        }
    }

    /** Whether nothing is left out and every part is of this day. */
    public boolean isComplete() {
        return total.isPresent()
                && parts.stream()
                        .allMatch(
                                part -> part.missing().isEmpty() && part.asOf().equals(day));
    }
}
