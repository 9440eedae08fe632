package io.github.smartfolio.cointracking;

import io.github.smartfolio.account.AccountId;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where coins lie, an exchange or a wallet: an account. */
final class Place {

    static final String INSTITUTION = "cointracking";

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern BALANCE = Pattern.compile("(?i) balance\\z");

    private Place() {}

    /**
     * The account that CoinTracking calls {@code name}: {@code KRAKEN BALANCE} in an answer of its API and {@code Kraken} in a file are
     * one. What has no name lies in the unspecified account.
     */
    static AccountId account(String name) {
        String plain = BLANKS.matcher(name).replaceAll(" ").strip();
        String place = BALANCE.matcher(plain).replaceFirst("");
        return place.isEmpty() ? AccountId.unspecified(INSTITUTION) : AccountId.of(INSTITUTION, capitalized(place));
    }

    // The API writes capitals only, a file as the person did: what is left in common is the words.
    private static String capitalized(String words) {
        StringBuilder capitalized = new StringBuilder(words.length());
        for (String word : words.toLowerCase(Locale.ROOT).split(" ", -1)) {
            if (!capitalized.isEmpty()) {
                capitalized.append(' ');
            }
            int rest = word.offsetByCodePoints(0, 1);
            capitalized.append(word.substring(0, rest).toUpperCase(Locale.ROOT)).append(word, rest, word.length());
        }
        return capitalized.toString();
    }
}
