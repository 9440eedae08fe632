package io.github.smartfolio.app.pages;

import java.util.List;

/**
 * The lots behind the profit of one instrument in one account, ready to be written down.
 *
 * @param title names the instrument and the account
 * @param back to the page of the profit
 * @param gains what the broker computed, a sentence each
 */
record LotsPage(Page page, String title, String back, List<LotLine> lots, List<SaleLine> sales, List<String> gains) {

    /** Units that are held. */
    record LotLine(String acquired, Figure quantity, Figure cost, Figure value, String origin) {}

    /** Units that left for money. */
    record SaleLine(
            String sold, String acquired, Figure quantity, Figure proceeds, Figure cost, Figure gain, Figure fx) {}
}
