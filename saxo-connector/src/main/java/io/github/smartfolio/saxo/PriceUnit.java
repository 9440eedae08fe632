package io.github.smartfolio.saxo;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Saxo names as a currency: one, or the hundredth of one in which prices are quoted. */
record PriceUnit(Currency currency, boolean hundredth) {

    private static final Map<String, PriceUnit> BY_CODE = new HashMap<>();

    static {
        Currency.getAvailableCurrencies()
                .forEach(currency -> BY_CODE.put(currency.getCurrencyCode(), new PriceUnit(currency, false)));
        addHundredth("GBP", "GBX", "GBp", "GBx");
        addHundredth("ZAR", "ZAc", "ZAC", "ZAX");
        addHundredth("ILS", "ILA", "ILa");
        addHundredth("USD", "USX", "USc");
    }

    static Optional<PriceUnit> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    BigDecimal inCurrency(BigDecimal amount) {
        return hundredth ? amount.movePointLeft(2) : amount;
    }

    private static void addHundredth(String currency, String... codes) {
        for (String code : codes) {
            BY_CODE.put(code, new PriceUnit(Currency.getInstance(currency), true));
        }
    }
}
