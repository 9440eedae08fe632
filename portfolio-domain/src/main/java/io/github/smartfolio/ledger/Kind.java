package io.github.smartfolio.ledger;

/**
 * What a transaction is, from the view of the account it is booked in.
 *
 * <p>Signs follow that view: money and units that come in are positive, those that go out negative; of a {@linkplain
 * Transaction#reversal reversal} it is the other way round.
 */
public enum Kind {
    /** Units for money. Without a movement the source does not tell how many. */
    BUY,
    /** Money for units. Without a movement the source does not tell how many. */
    SELL,
    /** Paid out by an instrument; what was withheld from it is a {@link Charge}. */
    DIVIDEND,
    /** Received (positive) or owed (negative) for cash. */
    INTEREST,
    /** Money or units received for nothing: staking, airdrops, bonuses, realised profit of products that only settle it. */
    INCOME,
    /** For the service of a broker; units paid leave at their cost. */
    FEE,
    /** Apart from what is withheld from another transaction. */
    TAX,
    /** Money or units spent, given away or lost; units leave at their cost. */
    EXPENSE,
    /** Money from outside. */
    DEPOSIT,
    /** Money to outside. */
    WITHDRAWAL,
    /** Units or money from another account; a price printed beside units is not what they cost. */
    TRANSFER_IN,
    /** Units or money to another account; units leave at their cost, without profit. */
    TRANSFER_OUT,
    /** Old units out, new units of the same instrument in: the cost stays. */
    SPLIT,
    /** Units of one instrument for those of another, nothing realised: the cost goes with them. */
    EXCHANGE,
    /** As {@link #EXCHANGE}, by merger of the issuers. */
    MERGER,
    /** One instrument paid with another, as coins are traded: a sale and a purchase at what both are {@link Transaction#worth}. */
    SWAP,
    /** Money paid back by an instrument: lowers the cost, what exceeds it is profit. */
    RETURN_OF_CAPITAL,
    /** The source's own word says nothing to its reader; kept as it stands, in no figure but the balance of cash and units. */
    UNKNOWN
}
