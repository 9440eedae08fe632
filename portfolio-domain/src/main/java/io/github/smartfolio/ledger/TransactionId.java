package io.github.smartfolio.ledger;

import java.util.regex.Pattern;

/**
 * The stable name of an entry of the ledger: 32 hexadecimal digits. It follows from what happened (day, kind, instrument, quantity or
 * amount, and the how-manieth of equal ones), not from the file or answer that told of it, so that it outlives them.
 */
public record TransactionId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public TransactionId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("Not the id of a transaction: '" + value + "'");
        }
    }

    /** Reads what {@link #toString} wrote. */
    public static TransactionId parse(String text) {
        return new TransactionId(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
