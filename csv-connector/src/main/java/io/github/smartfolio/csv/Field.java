package io.github.smartfolio.csv;

/** What a column of a file tells that is about what was booked. */
enum Field {
    // Where and when.
    ACCOUNT,
    CLIENT_CURRENCY,
    /** The trade date; of what is no trade, the date it was booked. */
    DATE,
    VALUE_DATE,
    /** Date and time of the execution. */
    EXECUTED,
    // What.
    TYPE,
    EVENT,
    COMMENT,
    /** Why a row corrects another. */
    CORRECTION,
    TRADE_ID,
    RECORD_ID,
    BOOKING_ID,
    CORPORATE_ACTION_ID,
    POSITION_ID,
    ORDER_ID,
    // Of which instrument.
    INSTRUMENT,
    SYMBOL,
    ISIN,
    /** The broker's number of the instrument. */
    UIC,
    ASSET_TYPE,
    /** In which the instrument is quoted. */
    CURRENCY,
    FROM_DERIVATIVE,
    // Units.
    /** Bought, sold, cancelled, booked again. */
    SIDE,
    /** Whether it opens or closes a position. */
    EFFECT,
    QUANTITY(true),
    PRICE(true),
    /** Quantity times price, in the instrument's currency. */
    TRADED_VALUE(true),
    // Money.
    /** What was booked, in {@link #BOOKED_CURRENCY}. */
    BOOKED(true),
    BOOKED_CURRENCY,
    /** The same in the client's currency. */
    CLIENT_AMOUNT(true),
    /** The same in the instrument's currency. */
    INSTRUMENT_AMOUNT(true),
    RATE(true),
    /** As the broker computed it. */
    PROFIT(true),
    CLIENT_PROFIT(true),
    /** Which part of a booking, as commission. */
    AMOUNT_TYPE,
    AFFECTS_BALANCE,
    /** Of the account after the booking. */
    BALANCE(true),
    START_BALANCE(true),
    END_BALANCE(true),
    // Texts such as "USD 23.00".
    DIVIDEND,
    WITHHOLDING_TAX,
    RESIDENTIAL_TAX,
    FEE,
    // Of a position that was closed.
    OPENED,
    OPENING_ID,
    CLOSING_ID;

    private final boolean number;

    Field() {
        this(false);
    }

    Field(boolean number) {
        this.number = number;
    }

    boolean isNumber() {
        return number;
    }
}
