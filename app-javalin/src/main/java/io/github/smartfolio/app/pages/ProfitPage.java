package io.github.smartfolio.app.pages;

import java.util.List;

/**
 * What was gained, ready to be written down.
 *
 * @param currencies to choose from
 * @param net everything gained without everything paid
 * @param parts of it, in the order they are read
 * @param held what is held, and what it cost
 * @param missing the units that came from nowhere, by name, a sentence each
 * @param costs of units that came without one, to be entered or changed
 * @param unknown types of which nobody knows what they mean, a sentence each
 * @param differences between ledger and brokers, a sentence each
 * @param compared what could be compared at all, in words
 */
record ProfitPage(
        Page page,
        Asked asked,
        List<String> currencies,
        TotalLine net,
        List<TotalLine> parts,
        List<TotalLine> held,
        List<String> missing,
        List<CostLine> costs,
        List<String> unknown,
        List<String> differences,
        String compared,
        List<PositionLine> positions) {

    /**
     * How it was reckoned.
     *
     * @param method as the API writes it
     * @param from may be empty, as may {@code to}
     * @param query with all of it, to be put behind an address
     */
    record Asked(String method, String currency, String from, String to, String query) {}

    /**
     * A sum.
     *
     * @param text that it is not known, if so
     * @param of the part of another rate, such as that of exchange rates; may be empty
     * @param own the same in the currencies it came in; empty where that is but the one asked for
     * @param gaps what it leaves out, a sentence each; not all if they are many
     * @param more how many gaps are not told, in words; empty if none
     */
    record TotalLine(
            String label,
            String text,
            boolean isKnown,
            boolean isComplete,
            String of,
            String own,
            List<String> gaps,
            String more) {

        boolean isPart() {
            return !of.isEmpty();
        }
    }

    /**
     * Units whose cost only the user can tell.
     *
     * @param id of the transaction
     * @param amount that was entered; empty if none was
     */
    record CostLine(String id, String label, String amount, String currency, boolean isEntered) {}

    /**
     * One instrument in one account, or an account alone.
     *
     * @param lots where the lots behind it are told; empty for an account alone
     */
    record PositionLine(
            String name,
            String identifier,
            String broker,
            String account,
            Figure quantity,
            Figure cost,
            String costNote,
            Figure value,
            Figure unrealized,
            Figure realized,
            Figure received,
            Figure charges,
            Figure net,
            boolean isComplete,
            List<String> gaps,
            String lots) {}

    boolean isEmpty() {
        return positions.isEmpty();
    }
}
