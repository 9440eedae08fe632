package io.github.smartfolio.ledger;

import java.util.Locale;
import java.util.Objects;

/**
 * What a source calls a transaction or something it belongs to, for example {@code trade:7000000009}.
 *
 * @param value as the source writes it
 */
public record ExternalId(Scheme scheme, String value) {

    /** What is numbered. */
    public enum Scheme {
        TRADE(true),
        /** A line of the broker's books. */
        RECORD(true),
        BOOKING(true),
        /** At a blockchain or an exchange behind the source; a transfer has the same on both sides. */
        NETWORK(true),
        /** A position that the transaction opens or closes; several transactions may. */
        POSITION(false),
        /** May be filled in several trades. */
        ORDER(false),
        CORPORATE_ACTION(false);

        private final boolean identifying;

        Scheme(boolean identifying) {
            this.identifying = identifying;
        }

        /** Whether two transactions of one kind with the same id are one transaction, and with different ids two. */
        public boolean isIdentifying() {
            return identifying;
        }
    }

    public ExternalId {
        Objects.requireNonNull(scheme, "scheme");
        if (value.isBlank()) {
            throw new IllegalArgumentException("Blank id of a " + scheme);
        }
    }

    public static ExternalId of(Scheme scheme, String value) {
        return new ExternalId(scheme, value);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static ExternalId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Not an id such as 'trade:7000000009': '" + text + "'");
        }
        String scheme = text.substring(0, colon).toUpperCase(Locale.ROOT).replace('-', '_');
        return of(Scheme.valueOf(scheme), text.substring(colon + 1));
    }

    /** {@code corporate-action:9300002}. */
    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT).replace('_', '-') + ':' + value;
    }
}
