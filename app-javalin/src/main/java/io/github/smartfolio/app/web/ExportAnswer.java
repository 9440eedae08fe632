package io.github.smartfolio.app.web;

import java.time.Instant;
import java.util.List;

/**
 * Everything, to be kept elsewhere.
 *
 * @param transactions the newest first
 * @param gains what brokers computed as profit
 */
record ExportAnswer(
        Instant at,
        PortfolioAnswer portfolio,
        List<TransactionAnswer> transactions,
        List<GainAnswer> gains,
        List<EnteredCost> enteredCosts) {

    /** What the user says that the units of a transaction cost. */
    record EnteredCost(String transaction, Amount cost) {}
}
