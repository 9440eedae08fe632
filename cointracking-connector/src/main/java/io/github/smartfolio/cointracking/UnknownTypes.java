package io.github.smartfolio.cointracking;

import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the types that nobody here has met. */
final class UnknownTypes {

    private final String column;
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** @param column in which types stand */
    UnknownTypes(String column) {
        this.column = column;
    }

    void count(Trade trade) {
        if (TradeType.of(trade.type()) == TradeType.UNKNOWN) {
            counts.merge(trade.type(), 1, Integer::sum);
        }
    }

    /** One for each word, in the order in which they were met. */
    List<Finding> findings() {
        return counts.entrySet().stream()
                .map(word -> Finding.of(
                                Severity.WARNING,
                                "UNKNOWN_TYPE",
                                "The type \"" + word.getKey() + "\" is not known; how often it occurs: "
                                        + word.getValue()
                                        + ". It changes what is held, and counts as neither a purchase, a sale nor income.")
                        .inColumn(column, word.getKey()))
                .toList();
    }
}
