package io.github.smartfolio.app.pages;

import java.util.List;
import java.util.Optional;

/**
 * What was booked, ready to be written down.
 *
 * @param count how many events the filter lets through, in words
 * @param unknown types of which nobody knows what they mean, a sentence each
 * @param newer where the page before this one is; absent on the first
 * @param older where the page after this one is; absent on the last
 * @param query of the filter, to be put behind the address of an export; may be empty
 */
record TransactionsPage(
        Page page,
        FilterFields filter,
        List<Choice> brokers,
        String count,
        List<String> unknown,
        List<ToldLine> told,
        List<TransactionLine> transactions,
        Optional<String> newer,
        Optional<String> older,
        String query) {

    /** What the filter says; texts may be empty. */
    record FilterFields(String from, String to, String instrument) {}

    /** Something to choose from. */
    record Choice(String value, String text, boolean isChosen) {}

    /**
     * What one source told.
     *
     * @param name of the file, or that it is the API
     * @param note on how it counts; may be empty
     */
    record ToldLine(
            String name,
            String broker,
            String transactions,
            String gains,
            String readAt,
            String instant,
            String note,
            List<FindingLine> findings) {}

    /**
     * One event.
     *
     * @param kind what it is, in the person's words
     * @param type the source's own word; may be empty
     * @param identifier symbol or ISIN of the instrument; may be empty
     * @param others what else moved, where several do
     * @param charges each with its amount
     * @param sources how many tell of it
     * @param isUnknown whether nobody knows what it means
     */
    record TransactionLine(
            String id,
            String date,
            String day,
            String kind,
            String type,
            boolean isUnknown,
            String name,
            String identifier,
            List<String> others,
            Figure quantity,
            Figure price,
            Figure gross,
            List<String> charges,
            Figure net,
            String broker,
            String account,
            String text,
            String enteredCost,
            String sources) {}

    /** Whether any source told of anything. */
    boolean isEmpty() {
        return told.isEmpty();
    }
}
