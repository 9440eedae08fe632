package io.github.smartfolio.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * How long tokens are good. Saxo's last twenty minutes and an hour (or forty minutes, by its documentation).
 *
 * @param access zero or more
 * @param refresh zero or more
 */
public record Lifetimes(Duration access, Duration refresh) {

    public static final Lifetimes USUAL = new Lifetimes(Duration.ofMinutes(20), Duration.ofMinutes(60));

    public Lifetimes {
        if (access.isNegative() || refresh.isNegative()) {
            throw new IllegalArgumentException("A lifetime is not negative: " + access + ", " + refresh);
        }
    }

    /** Saxo gives whole seconds; a lifetime that is none is told as a decimal, which only a simulator does. */
    static BigDecimal seconds(Duration duration) {
        BigDecimal exact = BigDecimal.valueOf(duration.getSeconds())
                .add(BigDecimal.valueOf(duration.getNano(), 9))
                .setScale(3, RoundingMode.FLOOR);
        return exact.stripTrailingZeros().scale() <= 0 ? exact.setScale(0, RoundingMode.UNNECESSARY) : exact;
    }
}
