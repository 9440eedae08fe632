package io.github.smartfolio.account;

import java.util.regex.Pattern;

/**
 * An account as its statement names it: the institution and the number a person reads there. Not the key of an API session and not
 * the name of a source, so it is the same whether the figures came by file or by API.
 *
 * @param institution the broker's id: small letters, digits and hyphens, beginning with a letter
 */
public record AccountId(String institution, String number) {

    private static final Pattern INSTITUTION = Pattern.compile("[a-z][a-z0-9-]*");
    private static final String UNSPECIFIED = "unspecified";

    public AccountId {
        if (!INSTITUTION.matcher(institution).matches() || number.isBlank()) {
            throw new IllegalArgumentException("Not an account: '" + institution + "' '" + number + "'");
        }
    }

    public static AccountId of(String institution, String number) {
        return new AccountId(institution, number);
    }

    /** The account of figures that a source gives for an institution without saying in which account they lie. */
    public static AccountId unspecified(String institution) {
        return new AccountId(institution, UNSPECIFIED);
    }

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if the text is anything else
     */
    public static AccountId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("Not an account such as 'saxo:78800/1000001': '" + text + "'");
        }
        return new AccountId(text.substring(0, colon), text.substring(colon + 1));
    }

    public boolean isUnspecified() {
        return number.equals(UNSPECIFIED);
    }

    /** {@code saxo:78800/1000001}. */
    @Override
    public String toString() {
        return institution + ':' + number;
    }
}
