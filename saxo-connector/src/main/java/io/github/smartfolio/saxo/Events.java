package io.github.smartfolio.saxo;

import io.github.smartfolio.ledger.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Saxo's English words for events, of transactions and of the types of amounts. Those that are not known are kept as unknown. */
final class Events {

    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("buy", Kind.BUY),
            Map.entry("sell", Kind.SELL),
            Map.entry("interest", Kind.INTEREST),
            Map.entry("coupon", Kind.DIVIDEND),
            Map.entry("coupon payment", Kind.DIVIDEND),
            Map.entry("interest payment", Kind.DIVIDEND),
            Map.entry("final maturity", Kind.SELL),
            Map.entry("redemption", Kind.SELL),
            Map.entry("stamp duty", Kind.TAX),
            Map.entry("vat", Kind.TAX),
            Map.entry("return of capital", Kind.RETURN_OF_CAPITAL),
            Map.entry("stock split", Kind.SPLIT),
            Map.entry("reverse stock split", Kind.SPLIT),
            Map.entry("split", Kind.SPLIT),
            Map.entry("reverse split", Kind.SPLIT),
            Map.entry("merger", Kind.MERGER),
            Map.entry("exchange", Kind.EXCHANGE));
    private static final List<String> CASH = List.of("deposit", "withdrawal", "cash amount");
    private static final List<String> TRANSFERS =
            List.of("transfer in", "transfer out", "inter-account transfer", "interaccount transfer");

    private Events() {}

    /** @param direction positive if money or units come in; of a reversal, of what it undoes */
    static Kind kind(String event, int direction) {
        String word = event.strip().toLowerCase(Locale.ROOT);
        if (CASH.contains(word)) {
            return direction < 0 ? Kind.WITHDRAWAL : Kind.DEPOSIT;
        }
        if (TRANSFERS.contains(word)) {
            return transfer(direction);
        }
        if (word.contains("withholding tax") || word.endsWith(" tax")) {
            return Kind.TAX;
        }
        if (word.endsWith("dividend") || word.endsWith("dividends")) {
            return Kind.DIVIDEND;
        }
        if (word.endsWith(" fee") || word.endsWith(" fees") || word.equals("commission")) {
            return Kind.FEE;
        }
        return WORDS.getOrDefault(word, Kind.UNKNOWN);
    }

    static Kind transfer(int direction) {
        return direction < 0 ? Kind.TRANSFER_OUT : Kind.TRANSFER_IN;
    }

    /** Money from one account of the client to another has these symbols, and is no deposit. */
    static boolean isBetweenOwnAccounts(String symbol) {
        return symbol.equals("CASHINTR") || symbol.equals("CASHINTRTP");
    }

    static int direction(BigDecimal amount, boolean reversal) {
        return reversal ? -amount.signum() : amount.signum();
    }
}
