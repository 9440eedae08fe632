/** Balances at CoinTracking: what a person owns of which coin and currency, and where it lies. Nothing here can trade or move anything. */
package io.github.smartfolio.cointracking;
