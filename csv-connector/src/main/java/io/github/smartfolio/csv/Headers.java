package io.github.smartfolio.csv;

import java.text.Normalizer;
import java.util.Locale;

/** Column names and words in cells, brought into the one form in which they are compared. */
final class Headers {

    private Headers() {}

    /** One apostrophe, one kind of blank, never two of them, none at the ends, composed accents, small letters. */
    static String plain(String text) {
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
}
