package io.github.smartfolio.app.profit;

import io.github.smartfolio.ledger.Ledger;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/** The currencies profit is offered in. */
public final class Currencies {

    private static final List<Currency> ALWAYS_OFFERED =
            Stream.of("CHF", "EUR", "GBP", "USD").map(Currency::getInstance).toList();

    private Currencies() {}

    /** The common ones, the one in use, and all in which anything was booked; by code. */
    public static List<Currency> offered(Currency inUse, Ledger ledger) {
        return Stream.of(ALWAYS_OFFERED.stream(), Stream.of(inUse), ledger.currencies().stream())
                .flatMap(currencies -> currencies)
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
    }
}
