package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A sum, and what it leaves out.
 *
 * @param value of everything known, in the currency asked for; absent if there is something and nothing of it is known
 * @param own the same in the currencies it came in, each once, in the order of their codes; what is not known there is left out
 * @param gaps what the value leaves out; empty means nothing
 */
public record Total(Optional<Money> value, List<Money> own, List<Gap> gaps) {

    public Total {
        Objects.requireNonNull(value, "value");
        own = own.stream()
                .sorted(Comparator.comparing(money -> money.currency().getCurrencyCode()))
                .toList();
        gaps = List.copyOf(gaps);
    }

    static Total zero(Currency currency) {
        return new Total(Optional.of(Money.zero(currency)), List.of(), List.of());
    }

    /** Whether nothing is left out. */
    public boolean isComplete() {
        return gaps.isEmpty();
    }

    /** All together: known as far as any is. */
    static Total sum(Currency currency, Collection<Total> parts) {
        Money sum = Money.zero(currency);
        boolean anyUnknown = false;
        Map<Currency, Money> own = new HashMap<>(2);
        // One gap may be in several parts; a gap is told by its transaction, which is dear to compare.
        Set<Gap> gaps = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Gap> inOrder = new ArrayList<>(0);
        for (Total part : parts) {
            anyUnknown |= part.value.isEmpty();
            sum = part.value.map(sum::plus).orElse(sum);
            part.own.forEach(money -> own.merge(money.currency(), money, Money::plus));
            part.gaps.stream().filter(gaps::add).forEach(inOrder::add);
        }
        // Nothing and something unknown is something of which nothing is known.
        boolean nothingKnown = anyUnknown && sum.amount().signum() == 0;
        return new Total(nothingKnown ? Optional.empty() : Optional.of(sum), List.copyOf(own.values()), inOrder);
    }

    Total negated() {
        return new Total(
                value.map(Money::negated), own.stream().map(Money::negated).toList(), gaps);
    }
}
