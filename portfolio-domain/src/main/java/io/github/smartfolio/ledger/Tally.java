package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A {@link Total} while it is added up. */
final class Tally {

    private final Map<Currency, Money> own = new HashMap<>(2);
    private final List<Gap> gaps = new ArrayList<>(0);
    private Money value;
    private boolean anyKnown;

    Tally(Currency currency) {
        value = Money.zero(currency);
    }

    void add(Money ownAmount, Optional<Money> converted, Supplier<Gap> otherwise) {
        own.merge(ownAmount.currency(), ownAmount, Money::plus);
        converted.ifPresentOrElse(this::addValue, () -> gaps.add(otherwise.get()));
    }

    void addValue(Money known) {
        value = value.plus(known);
        anyKnown = true;
    }

    void addOwn(Money amount) {
        own.merge(amount.currency(), amount, Money::plus);
    }

    void leaveOut(Gap gap) {
        gaps.add(gap);
    }

    Total total() {
        boolean nothingKnown = !anyKnown && !gaps.isEmpty();
        return new Total(nothingKnown ? Optional.empty() : Optional.of(value), List.copyOf(own.values()), gaps);
    }
}
