package io.github.smartfolio.ledger;

import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;

/**
 * The order in which entries happened, the same whatever order they were told in: by day, by time; without a time what comes in
 * stands at the beginning of its day and what leaves at its end, so that units bought and sold on one day are there to be sold.
 */
final class Chronology {

    static final Comparator<Entry> ORDER = Chronology::compare;

    private static final Comparator<Entry> TIE = Comparator.comparing(
                    (Entry entry) -> entry.transaction().kind())
            .thenComparing(entry -> entry.transaction().account().toString())
            .thenComparing(entry -> entry.moved().toString())
            .thenComparing(entry -> quantity(entry)
                    .map(Movement::quantity)
                    .map(q -> q.value().negate())
                    .orElse(BigDecimal.ZERO))
            .thenComparing(
                    entry -> entry.transaction().net().map(Money::toString).orElse(""))
            .thenComparing(entry -> ids(entry));

    private Chronology() {}

    private static int compare(Entry one, Entry other) {
        int days = one.transaction().date().compareTo(other.transaction().date());
        if (days != 0) {
            return days;
        }
        int times = Long.compare(time(one), time(other));
        return times != 0 ? times : TIE.compare(one, other);
    }

    private static long time(Entry entry) {
        Transaction transaction = entry.transaction();
        if (transaction.at().isPresent()) {
            return transaction.at().get().getEpochSecond()
                    - transaction.date().toEpochSecond(LocalTime.MIN, ZoneOffset.UTC);
        }
        boolean leaves = quantity(entry).filter(m -> m.quantity().isShort()).isPresent();
        return leaves ? Long.MAX_VALUE : Long.MIN_VALUE;
    }

    private static Optional<Movement> quantity(Entry entry) {
        return entry.transaction().movements().stream().findFirst();
    }

    private static String ids(Entry entry) {
        return entry.transaction().evidence().ids().stream()
                .map(ExternalId::toString)
                .sorted()
                .toList()
                .toString();
    }
}
