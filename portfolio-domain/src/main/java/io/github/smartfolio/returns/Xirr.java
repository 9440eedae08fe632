package io.github.smartfolio.returns;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.returns.Return.Reason;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The money-weighted return for a year of 365 days: the rate at which all flows, discounted to the first day, add up to nothing.
 *
 * <p>It is sought as what a day discounts by, between -99.98 % and about 980 000 % for a year. Where the flows change their sign once
 * there is one such rate. Where they change it more often, stretches without a rate, and stretches on which the sum only rises or
 * only falls, are told by bounds: incoming and outgoing flows for themselves only rise with the factor. More than one rate, or two so
 * near that they cannot be told apart, is no answer.
 */
public final class Xirr {

    private static final BigDecimal LOWEST = new BigDecimal("0.9629");
    private static final BigDecimal HIGHEST = new BigDecimal("1.0255");
    private static final int YEAR = 365;
    private static final MathContext COARSE = new MathContext(24);
    private static final MathContext FINE = MathContext.DECIMAL128;
    private static final int HALVINGS = 70;
    private static final int DEEPEST = 48;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    // By how much bounds are widened, of the sums they are made of: far more than what was rounded.
    private static final BigDecimal SLACK = BigDecimal.ONE.movePointLeft(18);

    private final int[] days;
    private final BigDecimal[] amounts;
    private final List<BigDecimal[]> brackets = new ArrayList<>();

    private Xirr(Map<LocalDate, Money> byDay, LocalDate first) {
        days = new int[byDay.size()];
        amounts = new BigDecimal[byDay.size()];
        int i = 0;
        for (Map.Entry<LocalDate, Money> flow : byDay.entrySet()) {
            days[i] = Math.toIntExact(ChronoUnit.DAYS.between(first, flow.getKey()));
            amounts[i] = flow.getValue().amount();
            i++;
        }
    }

    /**
     * @param flows in any order
     * @throws io.github.smartfolio.money.CurrencyMismatchException if they are not in one currency
     */
    public static Return of(Collection<Flow> flows) {
        TreeMap<LocalDate, Money> byDay = new TreeMap<>();
        flows.forEach(flow -> byDay.merge(flow.date(), flow.amount(), Money::plus));
        byDay.values().removeIf(amount -> amount.amount().signum() == 0);
        if (byDay.isEmpty()) {
            return Return.unavailable(Reason.NO_SOLUTION, "There are no flows.");
        }
        if (ChronoUnit.DAYS.between(byDay.firstKey(), byDay.lastKey()) < 2) {
            return Return.unavailable(Reason.TOO_SHORT, "The flows are less than two days apart.");
        }
        return new Xirr(byDay, byDay.firstKey()).solve();
    }

    private Return solve() {
        int changes = signChanges();
        if (changes == 0) {
            return Return.unavailable(Reason.NO_SOLUTION, "All flows have one direction.");
        }
        if (changes == 1) {
            if (sign(LOWEST) * sign(HIGHEST) < 0) {
                brackets.add(new BigDecimal[] {LOWEST, HIGHEST});
            }
        } else if (!isolate(Sums.at(this, LOWEST), Sums.at(this, HIGHEST), 0)) {
            return Return.unavailable(
                    Reason.SEVERAL_SOLUTIONS, "Several rates explain these flows, or two that cannot be told apart.");
        }
        if (brackets.isEmpty()) {
            return Return.unavailable(Reason.NO_SOLUTION, "No rate above -99.98 % explains these flows.");
        }
        return new Return.Known(rate(refine(brackets.get(0)[0], brackets.get(0)[1])));
    }

    private int signChanges() {
        int changes = 0;
        for (int i = 1; i < amounts.length; i++) {
            if (amounts[i].signum() != amounts[i - 1].signum()) {
                changes++;
            }
        }
        return changes;
    }

    /** What the flows add up to, in and out apart, and how that rises, for one factor. */
    private record Sums(BigDecimal factor, BigDecimal in, BigDecimal out, BigDecimal inRise, BigDecimal outRise) {

        static Sums at(Xirr flows, BigDecimal factor) {
            BigDecimal in = BigDecimal.ZERO;
            BigDecimal out = BigDecimal.ZERO;
            BigDecimal inRise = BigDecimal.ZERO;
            BigDecimal outRise = BigDecimal.ZERO;
            BigDecimal power = BigDecimal.ONE;
            for (int i = 0; i < flows.days.length; i++) {
                int gap = i == 0 ? flows.days[0] : flows.days[i] - flows.days[i - 1];
                power = power.multiply(factor.pow(gap, COARSE), COARSE);
                BigDecimal value = flows.amounts[i].abs().multiply(power, COARSE);
                // The rise times the factor, which is positive: only its sign matters.
                BigDecimal rise = value.multiply(BigDecimal.valueOf(flows.days[i]), COARSE);
                if (flows.amounts[i].signum() > 0) {
                    in = in.add(value, COARSE);
                    inRise = inRise.add(rise, COARSE);
                } else {
                    out = out.add(value, COARSE);
                    outRise = outRise.add(rise, COARSE);
                }
            }
            return new Sums(factor, in, out, inRise, outRise);
        }

        int sign() {
            return in.compareTo(out);
        }
    }

    /**
     * Finds the rates between two factors.
     *
     * @return false if there is more than one, or that cannot be told
     */
    private boolean isolate(Sums low, Sums high, int depth) {
        if (cannotVanish(low.in, high.in, low.out, high.out)) {
            return true;
        }
        if (cannotVanish(low.inRise, high.inRise, low.outRise, high.outRise)) {
            if (low.sign() == 0 || low.sign() * high.sign() < 0) {
                brackets.add(new BigDecimal[] {low.factor, high.factor});
            }
            return brackets.size() <= 1;
        }
        if (depth == DEEPEST) {
            return false;
        }
        Sums middle = Sums.at(this, low.factor.add(high.factor).divide(TWO, FINE));
        return isolate(low, middle, depth + 1) && isolate(middle, high, depth + 1);
    }

    /** Whether a difference of two sums, each between its bounds, is never zero. */
    private static boolean cannotVanish(BigDecimal lowIn, BigDecimal highIn, BigDecimal lowOut, BigDecimal highOut) {
        BigDecimal slack = highIn.add(highOut).multiply(SLACK);
        return lowIn.subtract(highOut).compareTo(slack) > 0
                || lowOut.subtract(highIn).compareTo(slack) > 0;
    }

    private int sign(BigDecimal factor) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = BigDecimal.ONE;
        for (int i = 0; i < days.length; i++) {
            int gap = i == 0 ? days[0] : days[i] - days[i - 1];
            power = power.multiply(factor.pow(gap, FINE), FINE);
            sum = sum.add(amounts[i].multiply(power, FINE), FINE);
        }
        return sum.signum();
    }

    private BigDecimal refine(BigDecimal from, BigDecimal to) {
        BigDecimal low = from;
        BigDecimal high = to;
        int signOfLow = sign(low);
        for (int i = 0; i < HALVINGS; i++) {
            BigDecimal middle = low.add(high).divide(TWO, FINE);
            int sign = sign(middle);
            if (sign == 0) {
                return middle;
            }
            if (sign == signOfLow) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static BigDecimal rate(BigDecimal factor) {
        return BigDecimal.ONE
                .divide(factor.pow(YEAR, FINE), FINE)
                .subtract(BigDecimal.ONE)
                .setScale(TimeWeighted.DECIMALS, RoundingMode.HALF_EVEN);
    }
}
