package io.github.smartfolio.account;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The broker's own sum of an account against the sum of its lines.
 *
 * @param reported by the broker
 * @param computed of all cash and positions that have a value in the currency of {@code reported}
 * @param explained what the broker's sum holds besides
 * @param difference what of {@code reported} is neither computed nor explained
 * @param tolerance up to which the difference is rounding: a hundredth per line
 */
public record Reconciliation(
        Money reported, Money computed, List<ReportedTotal.Part> explained, Money difference, Money tolerance) {

    private static final BigDecimal HUNDREDTH = new BigDecimal("0.01");

    public Reconciliation {
        Objects.requireNonNull(reported, "reported");
        Objects.requireNonNull(computed, "computed");
        explained = List.copyOf(explained);
        Objects.requireNonNull(difference, "difference");
        Objects.requireNonNull(tolerance, "tolerance");
    }

    /** Empty if the broker gave no sum. */
    public static Optional<Reconciliation> of(AccountSnapshot account) {
        return account.reported().map(reported -> of(account, reported));
    }

    private static Reconciliation of(AccountSnapshot account, ReportedTotal reported) {
        Money zero = Money.zero(reported.total().currency());
        Stream<Money> cash = account.cash().stream().map(CashBalance::total);
        Stream<Money> positions = account.positions().stream()
                .flatMap(position -> Stream.of(position.clientValue(), position.marketValue())
                        .flatMap(Optional::stream)
                        .filter(value -> value.currency().equals(zero.currency()))
                        .limit(1));
        Money computed = Stream.concat(cash, positions)
                .filter(value -> value.currency().equals(zero.currency()))
                .reduce(zero, Money::plus);
        Money explained =
                reported.apart().stream().map(ReportedTotal.Part::amount).reduce(zero, Money::plus);
        int lines = account.cash().size() + account.positions().size();
        return new Reconciliation(
                reported.total(),
                computed,
                reported.apart(),
                reported.total().minus(computed).minus(explained),
                Money.of(HUNDREDTH, zero.currency()).times(Quantity.of(BigDecimal.valueOf(lines))));
    }

    /** Whether the two sums are the same but for rounding. */
    public boolean isSettled() {
        return difference.amount().abs().compareTo(tolerance.amount()) <= 0;
    }
}
