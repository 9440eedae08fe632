package io.github.smartfolio.app.pages;

import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The currencies a page offers to reckon in. */
final class Currencies {

    private static final List<String> ALWAYS_OFFERED = List.of("CHF", "EUR", "GBP", "USD");

    private Currencies() {}

    /** The common ones, the one in use, and all in which anything was booked; by code. */
    static List<String> offered(Currency inUse, Ledger ledger) {
        Set<String> currencies = new TreeSet<>(ALWAYS_OFFERED);
        currencies.add(inUse.getCurrencyCode());
        ledger.entries().stream()
                .flatMap(entry -> entry.transaction().net().stream())
                .map(Money::currency)
                .map(Currency::getCurrencyCode)
                .forEach(currencies::add);
        return List.copyOf(currencies);
    }
}
