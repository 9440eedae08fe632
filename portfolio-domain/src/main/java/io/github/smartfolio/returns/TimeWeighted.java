package io.github.smartfolio.returns;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.returns.Return.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * The true time-weighted return: the growth of the stretches between contributions, multiplied, so that their size and time do not
 * matter. Of the whole time, not for a year.
 */
public final class TimeWeighted {

    static final int DECIMALS = 12;

    private TimeWeighted() {}

    /**
     * @param start what it was worth at the beginning of {@code from}
     * @param contributions the oldest first
     * @param end what it was worth at the end of {@code to}
     * @throws io.github.smartfolio.money.CurrencyMismatchException if the amounts are not in one currency
     */
    public static Return of(LocalDate from, LocalDate to, Money start, List<Contribution> contributions, Money end) {
        if (!from.isBefore(to)) {
            return Return.unavailable(Reason.TOO_SHORT, from + " to " + to + " is less than two days.");
        }
        BigDecimal growth = BigDecimal.ONE;
        Money since = start;
        LocalDate day = from;
        for (Contribution contribution : contributions) {
            // Before the first money there is nothing that could grow.
            boolean begins = since.amount().signum() == 0
                    && contribution.valueBefore().amount().signum() == 0;
            if (!begins) {
                if (since.amount().signum() <= 0) {
                    return nothingToGrow(day);
                }
                growth = grown(growth, contribution.valueBefore(), since);
            }
            since = contribution.valueBefore().plus(contribution.amount());
            day = contribution.date();
        }
        boolean ended = since.amount().signum() == 0 && end.amount().signum() == 0;
        if (!ended) {
            if (since.amount().signum() <= 0) {
                return nothingToGrow(day);
            }
            growth = grown(growth, end, since);
        }
        return new Return.Known(growth.subtract(BigDecimal.ONE).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal grown(BigDecimal growth, Money to, Money from) {
        return growth.multiply(to.minus(Money.zero(from.currency())).amount(), MathContext.DECIMAL128)
                .divide(from.amount(), MathContext.DECIMAL128);
    }

    private static Return nothingToGrow(LocalDate day) {
        return Return.unavailable(Reason.NO_SOLUTION, "On " + day + " nothing was left that could grow or shrink.");
    }
}
