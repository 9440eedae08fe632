package io.github.smartfolio.account;

/** Where a position's value comes from. */
public enum Valued {
    /** The source reported it. */
    REPORTED,
    /** The source had no price now; opening value and profit, both reported, add up to it. */
    FROM_COST_AND_PROFIT,
    /** The source reports no values at all; quantity times price, for shares, ETFs and funds only. */
    FROM_PRICE
}
