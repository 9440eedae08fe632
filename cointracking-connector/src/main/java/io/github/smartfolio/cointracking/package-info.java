/**
 * Balances and trades at CoinTracking: what a person owns of which coin and currency, where it lies, and what was booked. Nothing here
 * can trade or move anything.
 */
package io.github.smartfolio.cointracking;
