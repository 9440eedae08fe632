package io.github.smartfolio.cointracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an answer says about a coin, everywhere or at one place.
 *
 * @param amount of coins; negative if more was taken out than put in
 * @param value of all of them, in the account's currency
 * @param valueInBtc the same in BTC
 * @param price of one coin, in the account's currency; zero if CoinTracking does not know it
 */
record CoinEntry(
        BigDecimal amount, Optional<BigDecimal> value, Optional<BigDecimal> valueInBtc, Optional<BigDecimal> price) {

    /**
     * Empty if its amount is, as it is of sums.
     *
     * @param coin under which it stands
     * @throws UnreadableMember if it cannot be understood
     */
    static Optional<CoinEntry> from(String coin, JsonNode node) {
        if (coin.isBlank()) {
            throw new UnreadableMember("coin", MissingNode.getInstance());
        }
        if (node.path("amount").isMissingNode() || node.path("amount").isNull()) {
            throw new UnreadableMember("amount", node.path("amount"));
        }
        return Members.number(node, "amount")
                .map(amount -> new CoinEntry(
                        amount,
                        first(node, "value_fiat", "fiat"),
                        first(node, "value_btc", "btc"),
                        Members.number(node, "price_fiat")));
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
                .flatMap(member -> Members.number(node, member).stream())
                .findFirst();
    }
}
