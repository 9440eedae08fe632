package io.github.smartfolio.csv;

import java.text.Normalizer;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Column names and words in cells, brought into the one form in which they are compared. */
public final class Headers {

    private static final Pattern THREE_LETTERS = Pattern.compile("(?<![\\p{L}\\d])[a-z]{3}(?![\\p{L}\\d])");
    private static final Map<String, Currency> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .collect(Collectors.toMap(c -> c.getCurrencyCode().toLowerCase(Locale.ROOT), c -> c));

    private Headers() {}

    /** One apostrophe, one kind of blank, never two of them, none at the ends, composed accents, small letters. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        boolean blank = false;
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = plain.length() > 0;
            } else if (c != '\ufeff') {
                if (blank) {
                    plain.append(' ');
                    blank = false;
                }
                plain.append(c == '\u2019' ? '\'' : c);
            }
        }
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * The names by which a format may know a column: its own, and for each currency in it the one with {@code *} in its place, with
     * that currency.
     */
    static Map<String, Optional<Currency>> forms(String name) {
        String plain = plain(name);
        Map<String, Optional<Currency>> forms = new LinkedHashMap<>();
        forms.put(plain, Optional.empty());
        Matcher letters = THREE_LETTERS.matcher(plain);
        while (letters.find()) {
            Currency currency = CURRENCIES.get(letters.group());
            if (currency != null) {
                String form = plain.substring(0, letters.start()) + '*' + plain.substring(letters.end());
                forms.put(form, Optional.of(currency));
            }
        }
        return forms;
    }
}
