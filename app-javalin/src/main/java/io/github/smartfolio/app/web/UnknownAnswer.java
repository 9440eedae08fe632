package io.github.smartfolio.app.web;

import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many events there are of a type of which nobody knows what it means.
 *
 * @param type the source's own word
 */
public record UnknownAnswer(String broker, String type, int count) {

    /** By broker and type. */
    public static List<UnknownAnswer> in(Collection<Entry> entries) {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        entries.stream()
                .filter(entry -> entry.transaction().kind() == Kind.UNKNOWN)
                .forEach(entry -> counts.computeIfAbsent(TransactionAnswer.broker(entry), b -> new TreeMap<>())
                        .merge(word(entry.transaction().evidence()), 1, Integer::sum));
        return counts.entrySet().stream()
                .flatMap(broker -> broker.getValue().entrySet().stream()
                        .map(type -> new UnknownAnswer(broker.getKey(), type.getKey(), type.getValue())))
                .toList();
    }

    private static String word(Evidence evidence) {
        return evidence.type().isEmpty() ? evidence.text() : evidence.type();
    }
}
