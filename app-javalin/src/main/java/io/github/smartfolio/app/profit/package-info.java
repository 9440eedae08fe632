/** What was gained: the domain's reckoning with the ledger, the portfolio and the rates of one user. */
package io.github.smartfolio.app.profit;
