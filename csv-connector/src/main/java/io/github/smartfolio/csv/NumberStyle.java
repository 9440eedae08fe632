package io.github.smartfolio.csv;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How numbers are written. Thousands may be apart by a blank, a no-break blank, an apostrophe, or by whichever of point and comma
 * is not the decimal sign; groups have three digits.
 */
public enum NumberStyle {
    /** {@code 1,234.56}, {@code 1'234.56}. */
    DECIMAL_POINT('.', ','),
    /** {@code 1.234,56}, {@code 1 234,56}. */
    DECIMAL_COMMA(',', '.'),
    /**
     * {@code 7391,553,200.50}: a point, and commas in front of it that mean nothing, wherever they stand. A number with a comma and
     * no point behind it is none. A file of this style is never read in another.
     */
    POINT_AND_STRAY_COMMAS('.', ',');

    private static final Pattern STRAY_COMMAS = Pattern.compile("[-−+(]?(?!0)\\d+(?:,\\d+)+\\.\\d+\\)?");

    // No amount or quantity needs more; it bounds what a damaged file can cost.
    private static final int LONGEST = 40;

    private final char decimal;
    private final char thousands;

    NumberStyle(char decimal, char thousands) {
        this.decimal = decimal;
        this.thousands = thousands;
    }

    /**
     * The number that {@code text} is in this style: digits, one sign in front ({@code -}, {@code −}, {@code +}) or parentheses
     * for a negative one. No exponent, no unit, no percent sign.
     *
     * @return empty if it is none
     */
    public Optional<BigDecimal> read(String text) {
        if (this != DECIMAL_COMMA && text.length() <= LONGEST && isPlain(text)) {
            return Optional.of(new BigDecimal(text));
        }
        if (this == POINT_AND_STRAY_COMMAS) {
            boolean sound =
                    text.indexOf(',') < 0 || STRAY_COMMAS.matcher(text.strip()).matches();
            return sound ? DECIMAL_POINT.read(text.replace(",", "")) : Optional.empty();
        }
        String number = text.strip();
        if (number.isEmpty() || number.length() > LONGEST) {
            return Optional.empty();
        }
        boolean negative = false;
        int from = 0;
        int to = number.length();
        char first = number.charAt(0);
        if (first == '-' || first == '−' || first == '+') {
            negative = first != '+';
            from = 1;
        } else if (first == '(' && number.charAt(to - 1) == ')') {
            negative = true;
            from = 1;
            to--;
        }
        char[] plain = new char[to - from + 1];
        int length = 0;
        if (negative) {
            plain[length++] = '-';
        }
        int point = number.indexOf(decimal, from);
        int integerEnd = point < 0 || point > to ? to : point;
        int integerFrom = length;
        length = readInteger(number, from, integerEnd, plain, length);
        if (length < 0 || length == integerFrom) {
            return Optional.empty();
        }
        if (integerEnd < to) {
            plain[length++] = '.';
            if (integerEnd + 1 == to) {
                return Optional.empty();
            }
            for (int i = integerEnd + 1; i < to; i++) {
                char c = number.charAt(i);
                if (!isDigit(c)) {
                    return Optional.empty();
                }
                plain[length++] = c;
            }
        }
        return Optional.of(new BigDecimal(plain, 0, length));
    }

    /** Whether a format of this style says how its files are written, whatever they look like. */
    boolean isCertain() {
        return this == POINT_AND_STRAY_COMMAS;
    }

    /** Whether {@code text} is a number as programs write them: {@code -1234.56}. */
    static boolean isPlain(String text) {
        int length = text.length();
        int from = length > 0 && text.charAt(0) == '-' ? 1 : 0;
        boolean fraction = false;
        boolean digit = false;
        for (int i = from; i < length; i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digit = true;
            } else if (c == '.' && digit && !fraction) {
                fraction = true;
                digit = false;
            } else {
                return false;
            }
        }
        return digit;
    }

    /** Whether {@code text} is a number in both styles but not the same one: one sign, then three digits. */
    static boolean isAmbiguous(String text) {
        Optional<BigDecimal> withPoint = DECIMAL_POINT.read(text);
        Optional<BigDecimal> withComma = DECIMAL_COMMA.read(text);
        return withPoint.isPresent() && withComma.isPresent() && !withPoint.equals(withComma);
    }

    // Copies the digits and returns the new length, or -1 if the groups are not as they must be.
    private int readInteger(String number, int from, int to, char[] plain, int length) {
        int end = length;
        char separator = 0;
        int inGroup = 0;
        for (int i = from; i < to; i++) {
            char c = number.charAt(i);
            if (isDigit(c)) {
                inGroup++;
                plain[end++] = c;
            } else if (c == thousands || isBlankOrApostrophe(c)) {
                boolean firstGroup = separator == 0;
                boolean startsWithZero = firstGroup && number.charAt(from) == '0';
                if (startsWithZero
                        || inGroup == 0
                        || inGroup > 3
                        || (!firstGroup && (inGroup != 3 || c != separator))) {
                    return -1;
                }
                separator = c;
                inGroup = 0;
            } else {
                return -1;
            }
        }
        return separator != 0 && inGroup != 3 ? -1 : end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlankOrApostrophe(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f' || c == '\u2009' || c == '\'' || c == '\u2019';
    }
}
