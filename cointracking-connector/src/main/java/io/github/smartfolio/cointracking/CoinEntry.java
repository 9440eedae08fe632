package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an answer says about a coin, everywhere or at one place. Figures are texts there; numbers are understood too.
 *
 * @param amount of coins; negative if more was taken out than put in
 * @param value of all of them, in the account's currency
 * @param valueInBtc the same in BTC
 * @param price of one coin, in the account's currency; zero if CoinTracking does not know it
 */
record CoinEntry(
        BigDecimal amount, Optional<BigDecimal> value, Optional<BigDecimal> valueInBtc, Optional<BigDecimal> price) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,30}(\\.\\d{1,30})?([eE][-+]?\\d)?");
    // No figure has more digits; a number such as 1e999999999 would take all memory as soon as somebody counts with it.
    private static final int MOST_DIGITS = 40;

    /** A member that is missing and needed, or is no number. */
    static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String member;
        private final String value;

        private Unreadable(String member, JsonNode value) {
            super(member);
            this.member = member;
            this.value = value.isMissingNode() || value.isNull() ? "" : value.toString();
        }

        String member() {
            return member;
        }

        /** For a sentence: {@code its amount is missing}. */
        String why() {
            return "its " + member + (value.isEmpty() ? " is missing" : " is no number");
        }

        /** What stands there; empty if nothing does. */
        String value() {
            return value;
        }
    }

    /**
     * Empty if its amount is, as it is of sums.
     *
     * @param coin under which it stands
     * @throws Unreadable if it cannot be understood
     */
    static Optional<CoinEntry> from(String coin, JsonNode node) {
        if (coin.isBlank()) {
            throw new Unreadable("coin", MissingNode.getInstance());
        }
        if (node.path("amount").isMissingNode() || node.path("amount").isNull()) {
            throw new Unreadable("amount", node.path("amount"));
        }
        return number(node, "amount")
                .map(amount -> new CoinEntry(
                        amount,
                        first(node, "value_fiat", "fiat"),
                        first(node, "value_btc", "btc"),
                        number(node, "price_fiat")));
    }

    /**
     * The value, if CoinTracking knows one: what it does not know it calls zero.
     *
     * @param knownPrice where another entry of the same coin has one
     */
    Optional<BigDecimal> knownValue(Optional<BigDecimal> knownPrice) {
        Optional<BigDecimal> one = knownPrice.or(() -> price);
        // Little may be rounded to nothing in one currency, but not in BTC too, which has eight decimals.
        // And the price of one may be rounded to nothing where the value of many is not.
        boolean known =
                isNotZero(value) || isNotZero(one) || (one.isEmpty() && isNotZero(valueInBtc)) || amount.signum() == 0;
        return known ? value : Optional.empty();
    }

    private static boolean isNotZero(Optional<BigDecimal> figure) {
        return figure.filter(number -> number.signum() != 0).isPresent();
    }

    private static Optional<BigDecimal> first(JsonNode node, String... members) {
        return Stream.of(members)
                .flatMap(member -> number(node, member).stream())
                .findFirst();
    }

    // Absent too if it is blank.
    private static Optional<BigDecimal> number(JsonNode node, String member) {
        JsonNode value = node.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            if (number.precision() <= MOST_DIGITS && Math.abs((long) number.scale()) <= MOST_DIGITS) {
                return Optional.of(number);
            }
        } else if (value.isTextual()) {
            String text = value.textValue().strip();
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (NUMBER.matcher(text).matches()) {
                return Optional.of(new BigDecimal(text));
            }
        }
        throw new Unreadable(member, value);
    }
}
