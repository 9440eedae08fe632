package io.github.smartfolio.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The unit in which prices are quoted: a currency, or the hundredth of one.
 *
 * <p>Shares in London are quoted in pence, in Johannesburg in cents, in Tel Aviv in agorot, and brokers write that as a currency of
 * its own. {@link Money} knows main units only, so a connector turns a price into them where it meets it.
 *
 * @param hundredth whether a price has to be divided by a hundred to be in {@code currency}
 */
public record PriceUnit(Currency currency, boolean hundredth) {

    private static final Map<String, PriceUnit> BY_CODE = new HashMap<>();

    static {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            BY_CODE.put(currency.getCurrencyCode(), new PriceUnit(currency, false));
        }
        addHundredth("GBP", "GBX", "GBp", "GBx");
        addHundredth("ZAR", "ZAc", "ZAC", "ZAX");
        addHundredth("ILS", "ILA", "ILa");
        addHundredth("USD", "USX", "USc");
    }

    public PriceUnit {
        Objects.requireNonNull(currency, "currency");
    }

    /** Empty if the code, letter by letter, is neither a currency of ISO 4217 nor a hundredth that is known. */
    public static Optional<PriceUnit> tryParse(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** A number in this unit, as one in {@link #currency}. */
    public BigDecimal inCurrency(BigDecimal price) {
        return hundredth ? price.movePointLeft(2) : price;
    }

    private static void addHundredth(String currency, String... codes) {
        for (String code : codes) {
            BY_CODE.put(code, new PriceUnit(Currency.getInstance(currency), true));
        }
    }
}
