package io.github.smartfolio.saxo;

import io.github.smartfolio.ledger.Movement.Effect;
import io.github.smartfolio.money.PriceUnit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;

/**
 * A fill.
 *
 * @param bought whether units came in; absent if the row does not say
 * @param quantity positive: which sign a sale has is not documented
 * @param value of all units in the currency of the instrument, negative if it was paid
 * @param placeholder whether no trade happened, but a corporate action that Saxo writes down like one
 */
record BookedTrade(
        Optional<String> id,
        Optional<String> order,
        Optional<String> position,
        Optional<Boolean> bought,
        BigDecimal quantity,
        Optional<BigDecimal> price,
        Optional<BigDecimal> value,
        Optional<Effect> effect,
        Optional<Instant> at,
        boolean placeholder) {

    private static final BigDecimal CLOSE = new BigDecimal("0.01");

    /** @param quantity the name of the property with it */
    static BookedTrade from(Entry row, String quantity) {
        return new BookedTrade(
                id(row, "TradeId"),
                id(row, "OrderId"),
                id(row, "PositionId"),
                row.text("TradeEventType")
                        .filter(word -> word.equals("Bought") || word.equals("Sold"))
                        .map("Bought"::equals),
                row.neededNumber(quantity).abs(),
                row.number("Price").filter(price -> price.signum() > 0),
                row.number("TradedValue"),
                effect(row),
                row.instant("TradeExecutionTime"),
                row.text("TradeType").filter("NotAvailable"::equals).isPresent());
    }

    private static Optional<Effect> effect(Entry row) {
        return row.text("ToOpenOrClose").flatMap(word -> switch (word) {
            case "ToOpen" -> Optional.of(Effect.OPEN);
            case "ToClose" -> Optional.of(Effect.CLOSE);
            default -> Optional.empty();
        });
    }

    /** Absent if it is Saxo's word for none. */
    static Optional<String> id(Entry row, String property) {
        return row.text(property).filter(id -> !id.equals("0") && !id.equals("999999999999999999"));
    }

    /**
     * The price of one unit in main units. Prices are in hundredths, pence or percent, where Saxo says so, and where only that makes
     * the value.
     */
    Optional<BigDecimal> pricePerUnit(Optional<PriceUnit> quoted, boolean percent) {
        boolean hundredth = percent
                || quoted.filter(PriceUnit::hundredth).isPresent()
                || price.filter(p -> isWorth(p.movePointLeft(2))).isPresent();
        return price.map(p -> hundredth ? p.movePointLeft(2) : p);
    }

    private boolean isWorth(BigDecimal unitPrice) {
        BigDecimal made = unitPrice.multiply(quantity);
        return value.map(BigDecimal::abs)
                .filter(v -> v.signum() > 0)
                .map(v -> made.subtract(v).abs().divide(v, MathContext.DECIMAL32))
                .filter(off -> off.compareTo(CLOSE) < 0)
                .isPresent();
    }
}
