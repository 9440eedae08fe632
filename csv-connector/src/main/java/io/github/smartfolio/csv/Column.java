package io.github.smartfolio.csv;

/** What a column of a positions file tells. */
public enum Column {
    /** The instrument's name for people. */
    INSTRUMENT,
    ISIN,
    /** As {@code TSLA:xnas}, or without a market. */
    SYMBOL,
    ASSET_TYPE,
    /** The instrument's currency, ISO 4217 or a minor unit such as GBX. */
    CURRENCY,
    ACCOUNT,
    /** The broker's id of one lot; empty in a row that nets several. */
    POSITION_ID,
    STATUS,
    /** Long or short. */
    DIRECTION,
    QUANTITY,
    /** What one unit cost, in the instrument's currency. */
    AVERAGE_PRICE,
    /** Of one unit, in the instrument's currency. */
    PRICE,
    /** In the client's currency, which the column's name holds. */
    CLIENT_VALUE,
    /** Unrealized, in the client's currency, which the column's name holds. */
    CLIENT_PROFIT;

    boolean isNumber() {
        return compareTo(QUANTITY) >= 0;
    }
}
