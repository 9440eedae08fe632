package io.github.smartfolio.account;

import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The quantity of one instrument in one account, with the figures the source reported, digit for digit. A figure the source does
 * not give, or gives only rounded for display, is absent: unknown is never zero.
 *
 * <p>A market value is what the position adds to wealth. It is not computed from quantity and price: contract sizes, bonds in
 * percent of par, pence and margin products break that; what a margin product adds is its profit, not its notional. A short
 * position of a cash security has a negative value.
 *
 * @param averagePrice paid per unit, as the source averages it
 * @param price of one unit; for a bond, of one unit of nominal value (98.5 % of par is 0.985)
 * @param pricedAt when {@code price} was quoted; older than the books when a market is closed
 * @param marketValue in the instrument's currency
 * @param clientValue the same value in the client's currency (files), or in the account's (an API asked per account)
 * @param unrealizedProfit in whichever currency the source keeps it
 * @param valued where the values come from
 */
public record Position(
        Instrument instrument,
        Quantity quantity,
        Optional<Money> averagePrice,
        Optional<Money> price,
        Optional<Instant> pricedAt,
        Optional<Money> marketValue,
        Optional<Money> clientValue,
        Optional<Money> unrealizedProfit,
        Valued valued) {

    public Position {
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(quantity, "quantity");
        Objects.requireNonNull(averagePrice, "averagePrice");
        Objects.requireNonNull(price, "price");
        Objects.requireNonNull(pricedAt, "pricedAt");
        Objects.requireNonNull(marketValue, "marketValue");
        Objects.requireNonNull(clientValue, "clientValue");
        Objects.requireNonNull(unrealizedProfit, "unrealizedProfit");
        Objects.requireNonNull(valued, "valued");
    }

    /** A position of which nothing but the quantity is known; the {@code with} methods add figures. */
    public static Position of(Instrument instrument, Quantity quantity) {
        return new Position(
                instrument,
                quantity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Valued.REPORTED);
    }

    public Position withAveragePrice(Money perUnit) {
        return new Position(
                instrument,
                quantity,
                Optional.of(perUnit),
                price,
                pricedAt,
                marketValue,
                clientValue,
                unrealizedProfit,
                valued);
    }

    public Position withPrice(Money perUnit) {
        return new Position(
                instrument,
                quantity,
                averagePrice,
                Optional.of(perUnit),
                pricedAt,
                marketValue,
                clientValue,
                unrealizedProfit,
                valued);
    }

    public Position withMarketValue(Money value, Valued origin) {
        return new Position(
                instrument,
                quantity,
                averagePrice,
                price,
                pricedAt,
                Optional.of(value),
                clientValue,
                unrealizedProfit,
                origin);
    }

    public Position withClientValue(Money value) {
        return new Position(
                instrument,
                quantity,
                averagePrice,
                price,
                pricedAt,
                marketValue,
                Optional.of(value),
                unrealizedProfit,
                valued);
    }

    public Position withUnrealizedProfit(Money profit) {
        return new Position(
                instrument,
                quantity,
                averagePrice,
                price,
                pricedAt,
                marketValue,
                clientValue,
                Optional.of(profit),
                valued);
    }
}
