package io.github.smartfolio.instrument;

import java.util.Locale;
import java.util.Optional;

/**
 * An International Securities Identification Number (ISO 6166): two letters, nine letters or digits, one check digit.
 *
 * <p>An instance always carries a correct check digit. Some institutions mint ISIN-like codes for instruments that have none;
 * those that fail the check belong in {@link NativeId}.
 */
public record Isin(String value) implements InstrumentIdentifier {

    static final String SCHEME = "ISIN";

    public Isin {
        if (!hasForm(value)) {
            throw new IllegalArgumentException("Not the form of an ISIN: '" + value + "'");
        }
        if (luhn(value) != 0) {
            throw new IllegalArgumentException("Wrong ISIN check digit: '" + value + "'");
        }
    }

    /** @throws IllegalArgumentException if form or check digit is wrong; blanks and small letters are wrong too */
    public static Isin of(String code) {
        return new Isin(code);
    }

    /**
     * The ISIN that a person or an export wrote, in any case and with blanks around it.
     *
     * @return empty if it is none
     */
    public static Optional<Isin> tryParse(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return hasForm(code) && luhn(code) == 0 ? Optional.of(new Isin(code)) : Optional.empty();
    }

    /** {@code ISIN~US0378331005}. */
    @Override
    public String toString() {
        return SCHEME + '~' + value;
    }

    private static boolean hasForm(String code) {
        if (code.length() != 12) {
            return false;
        }
        for (int i = 0; i < 12; i++) {
            char c = code.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            if (i < 2 ? !letter : i < 11 ? !letter && !digit : !digit) {
                return false;
            }
        }
        return true;
    }

    // Letters become two digits (A=10 .. Z=35); from the right, every second digit counts double.
    private static int luhn(String code) {
        int sum = 0;
        boolean twice = false;
        for (int i = code.length() - 1; i >= 0; i--) {
            int rest = Character.digit(code.charAt(i), 36);
            for (int digits = rest > 9 ? 2 : 1; digits > 0; digits--, rest /= 10) {
                int digit = rest % 10 * (twice ? 2 : 1);
                sum += digit > 9 ? digit - 9 : digit;
                twice = !twice;
            }
        }
        return sum % 10;
    }
}
