package io.github.smartfolio.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What positions in one instrument are worth, in the instrument's currency and in a base currency, by the identities that hold in
 * Saxo's answers. Nothing is rounded here but averages.
 *
 * @param marketValue what it adds to what is owned: of a margin product its result
 * @param valueOpen what was paid, so negative for what was bought; margin products have none
 * @param result since opening, without costs
 * @param resultInBase of a margin product at today's rate, else at the one of the opening
 * @param conversion what currencies have added since then, in the base currency
 */
record Figures(
        BigDecimal amount,
        BigDecimal marketValue,
        BigDecimal marketValueInBase,
        Optional<BigDecimal> valueOpen,
        Optional<BigDecimal> valueOpenInBase,
        BigDecimal result,
        BigDecimal resultInBase,
        Optional<BigDecimal> conversion,
        BigDecimal exposure,
        BigDecimal exposureInBase,
        BigDecimal costs,
        BigDecimal costsInBase,
        BigDecimal rate,
        BigDecimal openRate) {

    private static final int DIGITS_OF_AVERAGES = 12;

    /** @param base the currency of who is asked about: of an account, or of the client */
    static Figures of(SampleClient client, SampleInstrument instrument, List<SamplePosition> positions, String base) {
        BigDecimal price = instrument.price().orElse(BigDecimal.ZERO);
        BigDecimal rate = client.rate(instrument.currency(), base);
        BigDecimal amount = sum(positions, SamplePosition::amount);
        BigDecimal paid = sum(positions, position -> worth(instrument, position, position.openPrice()));
        BigDecimal paidInBase = sum(
                positions,
                position -> worth(instrument, position, position.openPrice())
                        .multiply(openRate(client, instrument, position, base)));
        BigDecimal value = sum(positions, position -> worth(instrument, position, price));
        BigDecimal result = value.subtract(paid);
        BigDecimal costs = sum(positions, SamplePosition::costs);
        BigDecimal exposure = exposure(instrument, amount, value);
        BigDecimal exposureInBase = exposure.multiply(client.rate(instrument.exposureCurrency(), base));
        BigDecimal openRate = openRate(client, instrument, positions.get(0), base);
        if (instrument.isMargin()) {
            return new Figures(
                    amount,
                    result,
                    result.multiply(rate),
                    Optional.empty(),
                    Optional.empty(),
                    result,
                    result.multiply(rate),
                    Optional.empty(),
                    exposure,
                    exposureInBase,
                    costs,
                    costs.multiply(rate),
                    rate,
                    openRate);
        }
        BigDecimal resultInBase = sum(
                positions,
                position -> worth(instrument, position, price)
                        .subtract(worth(instrument, position, position.openPrice()))
                        .multiply(openRate(client, instrument, position, base)));
        BigDecimal valueInBase = value.multiply(rate);
        return new Figures(
                amount,
                value,
                valueInBase,
                Optional.of(paid.negate()),
                Optional.of(paidInBase.negate()),
                result,
                resultInBase,
                Optional.of(valueInBase.subtract(paidInBase).subtract(resultInBase)),
                exposure,
                exposureInBase,
                costs,
                costs.multiply(rate),
                rate,
                openRate);
    }

    /** Zero for what is squared: there is nothing of which it would be the average. */
    static BigDecimal average(List<SamplePosition> positions, Function<SamplePosition, BigDecimal> price) {
        BigDecimal amount = sum(positions, SamplePosition::amount);
        return amount.signum() == 0
                ? BigDecimal.ZERO
                : sum(positions, position -> position.amount().multiply(price.apply(position)))
                        .divide(amount, DIGITS_OF_AVERAGES, RoundingMode.HALF_UP);
    }

    private static BigDecimal worth(SampleInstrument instrument, SamplePosition position, BigDecimal price) {
        return position.amount().multiply(price).multiply(instrument.factor());
    }

    private static BigDecimal exposure(SampleInstrument instrument, BigDecimal amount, BigDecimal value) {
        if (!instrument.isPriced()) {
            return BigDecimal.ZERO;
        }
        return instrument.isFx() ? amount : value;
    }

    // How currencies other than the client's stood then is not known: as they stand today.
    private static BigDecimal openRate(
            SampleClient client, SampleInstrument instrument, SamplePosition position, String base) {
        return instrument.currency().equals(base)
                ? BigDecimal.ONE
                : position.openRate().multiply(client.rate(client.currency(), base));
    }

    private static BigDecimal sum(List<SamplePosition> positions, Function<SamplePosition, BigDecimal> amount) {
        return positions.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
