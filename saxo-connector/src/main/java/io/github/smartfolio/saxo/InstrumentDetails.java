package io.github.smartfolio.saxo;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A row of {@code instruments/details}.
 *
 * @param currency in which money is, maybe a hundredth
 * @param priceCurrency in which prices are, if another: GBX
 * @param factor money is amount × price × factor: 0.01 for pence and percent, the contract's size for derivatives
 */
record InstrumentDetails(
        InstrumentKey key,
        Optional<String> symbol,
        Optional<String> description,
        Optional<String> currency,
        Optional<String> priceCurrency,
        Optional<BigDecimal> factor) {

    static InstrumentDetails from(Entry entry) {
        return new InstrumentDetails(
                InstrumentKey.from(entry),
                entry.text("Symbol"),
                entry.text("Description"),
                entry.text("CurrencyCode"),
                entry.text("PriceCurrency"),
                entry.number("PriceToContractFactor").filter(factor -> factor.signum() != 0));
    }
}
