package io.github.smartfolio.ledger;

import java.util.List;

/**
 * What a source tells was booked.
 *
 * @param transactions in the order of the source; equal ones are different events
 * @param gains what the broker computed as profit
 * @param summary whether it adds events of a day up, so that it only fills what no other source tells
 */
public record Booked(List<Transaction> transactions, List<ReportedGain> gains, boolean summary) {

    public static final Booked NONE = new Booked(List.of(), List.of(), false);

    public Booked {
        transactions = List.copyOf(transactions);
        gains = List.copyOf(gains);
    }

    public static Booked of(List<Transaction> transactions) {
        return new Booked(transactions, List.of(), false);
    }

    public boolean isEmpty() {
        return transactions.isEmpty() && gains.isEmpty();
    }
}
