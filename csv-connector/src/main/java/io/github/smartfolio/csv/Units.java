package io.github.smartfolio.csv;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The unit in which prices are quoted: a currency, or the hundredth of one.
 *
 * <p>Shares in London are quoted in pence, in Johannesburg in cents, in Tel Aviv in agorot, and exports write that as a currency of
 * its own (file-formats 5.10).
 *
 * @param hundredth whether a price has to be divided by a hundred to be in {@code currency}
 */
record Units(Currency currency, boolean hundredth) {

    private static final Map<String, Units> BY_CODE = new HashMap<>();

    static {
        for (Currency currency : Currency.getAvailableCurrencies()) {
            BY_CODE.put(currency.getCurrencyCode(), new Units(currency, false));
        }
        addHundredth("GBP", "GBX", "GBp", "GBx");
        addHundredth("ZAR", "ZAc", "ZAC", "ZAX");
        addHundredth("ILS", "ILA", "ILa");
        addHundredth("USD", "USX", "USc");
    }

    /** @return empty if the code is neither a currency of ISO 4217 nor a hundredth that is known */
    static Optional<Units> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    BigDecimal inCurrency(BigDecimal price) {
        return hundredth ? price.movePointLeft(2) : price;
    }

    private static void addHundredth(String currency, String... codes) {
        for (String code : codes) {
            BY_CODE.put(code, new Units(Currency.getInstance(currency), true));
        }
    }
}
