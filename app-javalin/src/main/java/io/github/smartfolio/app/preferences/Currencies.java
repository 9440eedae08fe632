package io.github.smartfolio.app.preferences;

import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** The currencies a person may choose from for totals. */
public final class Currencies {

    private static final List<Currency> ALWAYS_OFFERED =
            Stream.of("CHF", "EUR", "GBP", "USD").map(Currency::getInstance).toList();

    private Currencies() {}

    /** The common ones, the one in use, and all that occur among the figures; by code. */
    public static List<Currency> offered(Currency inUse, Collection<Currency> occurring) {
        return Stream.of(ALWAYS_OFFERED.stream(), Stream.of(inUse), occurring.stream())
                .flatMap(currencies -> currencies)
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }

    /** The same as their ISO 4217 codes. */
    public static List<String> codes(Currency inUse, Collection<Currency> occurring) {
        return offered(inUse, occurring).stream().map(Currency::getCurrencyCode).toList();
    }
}
