package io.github.smartfolio.architecture.violations.money;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;

/** Breaks no rule. */
public record Fine(BigDecimal amount) {

    static Instant now(InstantSource clock) {
        return clock.instant();
    }

    static int count(BigDecimal[] amounts, int[][] others) {
        return amounts.length + others.length;
    }
}
