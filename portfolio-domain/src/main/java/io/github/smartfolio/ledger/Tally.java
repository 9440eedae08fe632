package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A {@link Total} while it is added up. Adds bare numbers: an amount in its canonical form is made once, at the end. */
final class Tally {

    private final Currency currency;
    private final Map<Currency, BigDecimal> foreign = new LinkedHashMap<>(2);
    private final List<Gap> gaps = new ArrayList<>(0);
    private BigDecimal own = BigDecimal.ZERO;
    private boolean anyOwn;
    private BigDecimal value = BigDecimal.ZERO;
    private boolean anyKnown;

    Tally(Currency currency) {
        this.currency = currency;
    }

    void add(Money amount, Optional<Money> converted, Supplier<Gap> otherwise) {
        addOwn(amount);
        if (converted.isPresent()) {
            addValue(converted.get());
        } else {
            gaps.add(otherwise.get());
        }
    }

    /** @param known in the currency of this */
    void addValue(Money known) {
        value = value.add(known.amount());
        anyKnown = true;
    }

    void addOwn(Money amount) {
        if (amount.currency().equals(currency)) {
            own = own.add(amount.amount());
            anyOwn = true;
        } else {
            foreign.merge(amount.currency(), amount.amount(), BigDecimal::add);
        }
    }

    void leaveOut(Gap gap) {
        gaps.add(gap);
    }

    Total total() {
        List<Money> owns = new ArrayList<>(foreign.size() + 1);
        foreign.forEach((of, sum) -> owns.add(Money.of(sum, of)));
        if (anyOwn) {
            owns.add(Money.of(own, currency));
        }
        boolean nothingKnown = !anyKnown && !gaps.isEmpty();
        return new Total(nothingKnown ? Optional.empty() : Optional.of(Money.of(value, currency)), owns, gaps);
    }
}
