package io.github.smartfolio.saxo;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A row of {@code netpositions}: all that one account holds of one instrument.
 *
 * @param amount signed; zero is a squared row, which waits for its two halves to be settled against each other
 * @param currency may be a hundredth, such as GBX
 */
record NetPosition(
        InstrumentKey key,
        BigDecimal amount,
        Optional<String> currency,
        Optional<String> symbol,
        Optional<String> description,
        View view) {

    /**
     * What Saxo says a row is worth. Of each figure there may be two: in the instrument's currency, and "base", in the currency
     * of the account that was asked about.
     *
     * @param price zero where there is none, as quoted: pence, percent of par
     * @param averageOpenPrice without costs, as quoted
     * @param open what was paid: negative for what was bought
     * @param profit unrealized; given even without a price
     * @param baseProfit for what was paid in full, converted at the rate of the day it was opened
     * @param conversionProfit what the rate has changed since, in base
     * @param rate from the instrument's currency to base
     */
    record View(
            Optional<String> reliability,
            Optional<BigDecimal> price,
            Optional<String> priceType,
            Optional<Instant> lastTraded,
            Optional<BigDecimal> averageOpenPrice,
            Optional<BigDecimal> value,
            Optional<BigDecimal> baseValue,
            Optional<BigDecimal> open,
            Optional<BigDecimal> baseOpen,
            Optional<BigDecimal> profit,
            Optional<BigDecimal> baseProfit,
            Optional<BigDecimal> conversionProfit,
            Optional<BigDecimal> rate) {

        static View from(Entry entry) {
            return new View(
                    entry.text("CalculationReliability"),
                    entry.number("CurrentPrice"),
                    entry.text("CurrentPriceType"),
                    entry.instant("CurrentPriceLastTraded"),
                    entry.number("AverageOpenPrice"),
                    entry.number("MarketValue"),
                    entry.number("MarketValueInBaseCurrency"),
                    entry.number("MarketValueOpen"),
                    entry.number("MarketValueOpenInBaseCurrency"),
                    entry.number("ProfitLossOnTrade"),
                    entry.number("ProfitLossOnTradeInBaseCurrency"),
                    entry.number("ProfitLossCurrencyConversion"),
                    entry.number("ConversionRateCurrent"));
        }
    }

    static NetPosition from(Entry entry) {
        Entry base = entry.entry("NetPositionBase");
        Entry display = entry.entry("DisplayAndFormat");
        return new NetPosition(
                InstrumentKey.from(base),
                base.neededNumber("Amount"),
                display.text("Currency"),
                display.text("Symbol"),
                display.text("Description"),
                View.from(entry.entry("NetPositionView")));
    }

    boolean isSquared() {
        return amount.signum() == 0;
    }
}
