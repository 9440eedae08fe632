package io.github.smartfolio.returns;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.returns.Return.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The return that needs no values between beginning and end: the gain, by what was invested on average, each flow by the part of the
 * time it was there (Global Investment Performance Standards, provision 22.A.21). Of the whole time, not for a year.
 */
public final class ModifiedDietz {

    /** At what time of its day a flow is taken to happen. */
    public enum FlowTime {
        START_OF_DAY,
        END_OF_DAY
    }

    private ModifiedDietz() {}

    /**
     * @param from the first day, at the beginning of which it was worth {@code start}
     * @param to the last day, at the end of which it was worth {@code end}
     * @param flows within these days
     */
    public static Return of(LocalDate from, LocalDate to, Money start, List<Flow> flows, Money end, FlowTime flowTime) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 2) {
            return Return.unavailable(Reason.TOO_SHORT, from + " to " + to + " is less than two days.");
        }
        Money gain = end.minus(start);
        BigDecimal invested = start.amount();
        for (Flow flow : flows) {
            gain = gain.plus(flow.amount());
            long there = ChronoUnit.DAYS.between(flow.date(), to) + (flowTime == FlowTime.START_OF_DAY ? 1 : 0);
            invested = invested.subtract(flow.amount()
                    .amount()
                    .multiply(BigDecimal.valueOf(there))
                    .divide(BigDecimal.valueOf(days), MathContext.DECIMAL128));
        }
        if (invested.signum() <= 0) {
            return Return.unavailable(Reason.NO_SOLUTION, "Nothing was invested on average.");
        }
        return new Return.Known(gain.amount().divide(invested, TimeWeighted.DECIMALS, RoundingMode.HALF_EVEN));
    }
}
