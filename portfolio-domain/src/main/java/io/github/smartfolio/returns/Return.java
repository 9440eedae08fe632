package io.github.smartfolio.returns;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

/** A rate of return, or why there is none. */
public sealed interface Return {

    /** As a part of one: 0.05 is 5 %; empty if there is none. */
    default Optional<BigDecimal> value() {
        return Optional.empty();
    }

    /** @param rate as a part of one, to twelve decimals: 0.05 is 5 % */
    record Known(BigDecimal rate) implements Return {

        public Known {
            Objects.requireNonNull(rate, "rate");
        }

        @Override
        public Optional<BigDecimal> value() {
            return Optional.of(rate);
        }
    }

    /** @param detail for a person: what is missing, by name where it has one */
    record Unavailable(Reason reason, String detail) implements Return {

        public Unavailable {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** Why there is no return. */
    enum Reason {
        /** Less than two days: a rate for a year would say nothing. */
        TOO_SHORT,
        /** Several rates explain the flows equally well. */
        SEVERAL_SOLUTIONS,
        /** No rate explains the flows, as when nothing was paid in or nothing is left. */
        NO_SOLUTION,
        /** A value or a rate that is needed is not known. */
        VALUE_MISSING,
        /** The ledger does not explain what is held, so flows are missing. */
        LEDGER_INCOMPLETE
    }

    static Return unavailable(Reason reason, String detail) {
        return new Unavailable(reason, detail);
    }
}
