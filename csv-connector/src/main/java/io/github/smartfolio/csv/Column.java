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
    /** A part of the account: what lies in another one is another holding. */
    GROUP,
    /** The broker's id of one lot; empty in a row that nets several. */
    POSITION_ID,
    STATUS,
    /** Long or short. */
    DIRECTION,
    QUANTITY,
    /** What one unit cost, in the instrument's currency. */
    AVERAGE_PRICE,
    /** Of one unit, in the instrument's currency, or in the one that the column's name holds. */
    PRICE,
    /** In the client's currency, which the column's name holds. */
    CLIENT_VALUE,
    /** Unrealized, in the client's currency, which the column's name holds. */
    CLIENT_PROFIT,
    /** The value once more, in a unit that is no currency: read only to tell what is rounded to 0 from what is not known. */
    SECOND_VALUE;

    boolean isNumber() {
        return compareTo(QUANTITY) >= 0;
    }
}
