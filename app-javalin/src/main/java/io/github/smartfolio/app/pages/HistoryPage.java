package io.github.smartfolio.app.pages;

import java.util.List;
import java.util.Optional;

/**
 * How everything did over time, ready to be written down. A page of its own: it goes through every day, and choosing how profit is
 * reckoned need not wait for that.
 *
 * @param currencies to choose from
 * @param from may be empty, as may {@code to}
 * @param returns of all accounts of which the ledger tells
 * @param noReturns why there are none, if that is the same for all; may be empty
 * @param returnsOf whose accounts these are, in words
 * @param chart absent if there is too little to draw
 * @param days the latest first
 * @param more how many older days are not among them, in words; may be empty
 */
record HistoryPage(
        Page page,
        List<String> currencies,
        String currency,
        String from,
        String to,
        List<ReturnLine> returns,
        String noReturns,
        String returnsOf,
        Optional<HistoryChart> chart,
        List<DayLine> days,
        String more) {

    /** @param note what it says, or why there is none; may be empty */
    record ReturnLine(String label, String value, boolean isKnown, String note) {}

    /** @param missing what is not known of it, in words; may be empty */
    record DayLine(String day, String iso, Figure total, String missing) {}
}
