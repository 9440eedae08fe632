package io.github.smartfolio.saxo;

import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.saxo.NetPosition.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;

/**
 * What a row adds to wealth, and its prices, in main units. Where Saxo has no price it says zero, and gives what was paid and
 * what was gained since: these add up to a value (docs/decisions/0013).
 */
final class Worth {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    private static final BigDecimal FAR_OFF = BigDecimal.TEN;
    private static final Set<String> RELIABLE = Set.of("Ok", "OkWithConditions");

    private final NetPosition row;
    private final View view;
    private final Optional<AssetClass> kind;
    private final Optional<InstrumentDetails> details;
    private final Currency base;
    private final Optional<PriceUnit> money;
    private final Optional<PriceUnit> quote;

    /**
     * @param kind empty if the asset type is not known
     * @param base the currency of the account
     */
    Worth(NetPosition row, Optional<AssetClass> kind, Optional<InstrumentDetails> details, Currency base) {
        this.row = row;
        this.view = row.view();
        this.kind = kind;
        this.details = details;
        this.base = base;
        this.money = row.currency()
                .or(() -> details.flatMap(InstrumentDetails::currency))
                .flatMap(PriceUnit::tryParse);
        this.quote = details.flatMap(InstrumentDetails::priceCurrency)
                .flatMap(PriceUnit::tryParse)
                .or(() -> money.map(unit -> isFactorOfHundredths() ? new PriceUnit(unit.currency(), true) : unit));
    }

    /** Of the instrument. */
    Optional<Currency> currency() {
        return money.map(PriceUnit::currency);
    }

    Optional<Money> price() {
        return view.price().filter(p -> hasPrice()).flatMap(this::perUnit);
    }

    Optional<Instant> pricedAt() {
        return price().isPresent() ? view.lastTraded() : Optional.empty();
    }

    Optional<Money> averagePrice() {
        return view.averageOpenPrice().flatMap(this::perUnit);
    }

    Optional<Money> profit() {
        return inMoney(view.profit());
    }

    /** Of a row without any value, as of one with Saxo's own. */
    Valued valued() {
        boolean madeUp = isMargin() ? !hasPrice() : !hasValue();
        return madeUp && (value().isPresent() || baseValue().isPresent())
                ? Valued.FROM_COST_AND_PROFIT
                : Valued.REPORTED;
    }

    Optional<Money> value() {
        return inMoney(isMargin() ? view.profit() : hasValue() ? view.value() : fromCost(view.open(), view.profit()));
    }

    /** The same in the currency of the account. */
    Optional<Money> baseValue() {
        if (isMargin()) {
            return inBase(view.baseProfit());
        }
        Optional<BigDecimal> byTheRate = currency().equals(Optional.of(base))
                ? view.conversionProfit().or(() -> Optional.of(BigDecimal.ZERO))
                : view.conversionProfit();
        Optional<BigDecimal> profit = view.baseProfit().flatMap(p -> byTheRate.map(p::add));
        boolean converted = hasValue() && isNotZero(view.baseValue());
        return inBase(converted ? view.baseValue() : fromCost(view.baseOpen(), profit));
    }

    /** What a squared row still brings, in the currency of the account. */
    Optional<Money> pendingProfit() {
        return inBase(view.baseProfit())
                .or(() -> profit().filter(p -> p.currency().equals(base)));
    }

    // Some details name no currency of prices, and only the factor tells of pence. A bond's factor tells of percent.
    private boolean isFactorOfHundredths() {
        return kind.filter(k -> k.isCashSecurity() && k != AssetClass.BOND).isPresent()
                && details.flatMap(InstrumentDetails::factor)
                        .filter(factor -> factor.compareTo(PERCENT) == 0)
                        .isPresent();
    }

    private boolean isMargin() {
        return kind.filter(AssetClass::isMargin).isPresent();
    }

    private boolean hasPrice() {
        boolean quoted = isNotZero(view.price())
                && view.priceType().filter("None"::equals).isEmpty();
        boolean reliable = view.reliability().map(RELIABLE::contains).orElse(true);
        return quoted && (reliable || isNotZero(view.value()));
    }

    /** Whether Saxo's own value is one: zero is what it says when it has none. */
    private boolean hasValue() {
        return hasPrice() && isNotZero(view.value());
    }

    private static boolean isNotZero(Optional<BigDecimal> figure) {
        return figure.filter(f -> f.signum() != 0).isPresent();
    }

    // Of a kind that is not known nobody can say whether what was paid for it was its price.
    private Optional<BigDecimal> fromCost(Optional<BigDecimal> open, Optional<BigDecimal> profit) {
        return kind.isEmpty() ? Optional.empty() : open.flatMap(paid -> profit.map(p -> p.subtract(paid)));
    }

    // Without details nobody knows whether a price is in pounds or pence.
    private Optional<Money> perUnit(BigDecimal quoted) {
        if (details.isEmpty() && !quote.map(PriceUnit::hundredth).orElse(false)) {
            return Optional.empty();
        }
        BigDecimal price = kind.equals(Optional.of(AssetClass.BOND)) ? quoted.multiply(PERCENT) : quoted;
        return quote.map(unit -> Money.of(unit.inCurrency(price), unit.currency()));
    }

    private Optional<Money> inMoney(Optional<BigDecimal> amount) {
        return money.flatMap(unit -> amount.map(a -> Money.of(inMainUnit(a), unit.currency())));
    }

    private BigDecimal inMainUnit(BigDecimal amount) {
        return isInHundredths() ? amount.movePointLeft(2) : amount;
    }

    /**
     * Whether the amounts of money are pence too, where prices are. Saxo does not say; but amount × price × factor tells, because
     * the two answers are a hundred times apart.
     */
    private boolean isInHundredths() {
        boolean displayed = money.map(PriceUnit::hundredth).orElse(false);
        if (!displayed && !quote.map(PriceUnit::hundredth).orElse(false)) {
            return false;
        }
        Optional<Boolean> checked = isMargin()
                ? farOff(
                        view.profit(),
                        view.price().flatMap(p -> view.averageOpenPrice().map(p::subtract)))
                : hasValue() ? farOff(view.value(), view.price()) : farOff(view.open(), view.averageOpenPrice());
        return checked.orElse(displayed);
    }

    /** Whether {@code amount} is many times what so many units at this price are in main units; empty if that cannot be told. */
    private Optional<Boolean> farOff(Optional<BigDecimal> amount, Optional<BigDecimal> price) {
        BigDecimal factor = details.flatMap(InstrumentDetails::factor).orElse(PERCENT);
        boolean factorToHundredths = details.flatMap(InstrumentDetails::currency)
                .flatMap(PriceUnit::tryParse)
                .filter(PriceUnit::hundredth)
                .isPresent();
        return amount.flatMap(a -> price.map(
                        p -> row.amount().multiply(p).multiply(factorToHundredths ? factor.movePointLeft(2) : factor)))
                .filter(expected -> expected.signum() != 0)
                .flatMap(expected ->
                        amount.map(a -> a.abs().compareTo(expected.abs().multiply(FAR_OFF)) > 0));
    }

    // A value that came in pence was converted in pence too, unless the conversion shows otherwise.
    private Optional<Money> inBase(Optional<BigDecimal> amount) {
        boolean hundredths = isInHundredths() && isBaseInHundredths();
        return amount.map(a -> Money.of(hundredths ? a.movePointLeft(2) : a, base));
    }

    private boolean isBaseInHundredths() {
        Optional<BigDecimal> rate = currency().equals(Optional.of(base)) ? Optional.of(BigDecimal.ONE) : view.rate();
        Optional<BigDecimal> ours = isMargin() ? view.profit() : hasValue() ? view.value() : view.open();
        Optional<BigDecimal> theirs = isMargin() ? view.baseProfit() : hasValue() ? view.baseValue() : view.baseOpen();
        return ours.flatMap(o -> rate.map(o.movePointLeft(2)::multiply))
                .filter(expected -> expected.signum() != 0)
                .flatMap(expected ->
                        theirs.map(t -> t.abs().compareTo(expected.abs().multiply(FAR_OFF)) > 0))
                .orElse(false);
    }
}
