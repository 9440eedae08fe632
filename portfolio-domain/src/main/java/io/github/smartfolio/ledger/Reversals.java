package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entries of a book undo which: of the same kind and units with the sign turned, the last one before, rather one with the same
 * amount. Both then move no units. What undoes nothing that is known moves none either, and is a {@link Gap}.
 */
final class Reversals {

    private final Set<Entry> undone = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Entry> ofNothing = new ArrayList<>();

    private Reversals() {}

    static Reversals in(Book book) {
        Reversals reversals = new Reversals();
        book.reversals().forEach(at -> reversals.find(book.entries(), at));
        return reversals;
    }

    /** Whether its units are not to be moved. */
    boolean cancel(Entry entry) {
        // Most books have none, and the identity of an object is dear to ask for.
        return !undone.isEmpty() && undone.contains(entry);
    }

    List<Entry> ofNothing() {
        return ofNothing;
    }

    private void find(List<Entry> entries, int at) {
        Entry reversal = entries.get(at);
        Optional<Entry> sameUnits = Optional.empty();
        Optional<Entry> sameAmount = Optional.empty();
        // Of one day the reversal may stand first.
        for (int i = 0; i < entries.size() && sameAmount.isEmpty(); i++) {
            int nearestFirst = i <= at ? at - i : i;
            Entry other = entries.get(nearestFirst);
            if (other.transaction().date().isAfter(reversal.transaction().date())) {
                break;
            }
            if (undone.contains(other) || !undoes(reversal, other)) {
                continue;
            }
            if (sameUnits.isEmpty()) {
                sameUnits = Optional.of(other);
            }
            Optional<Money> amount = reversal.transaction().net().map(Money::negated);
            sameAmount = Optional.of(other).filter(o -> o.transaction().net().equals(amount));
        }
        undone.add(reversal);
        (sameAmount.isPresent() ? sameAmount : sameUnits).ifPresentOrElse(undone::add, () -> ofNothing.add(reversal));
    }

    private static boolean undoes(Entry reversal, Entry other) {
        return other.transaction().kind() == reversal.transaction().kind()
                && !other.transaction().reversal()
                && other.moved().equals(reversal.moved())
                && other.transaction()
                        .movements()
                        .get(0)
                        .quantity()
                        .equals(reversal.transaction()
                                .movements()
                                .get(0)
                                .quantity()
                                .negated());
    }
}
