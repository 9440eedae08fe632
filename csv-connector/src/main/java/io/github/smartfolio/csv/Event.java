package io.github.smartfolio.csv;

import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.money.PriceUnit;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the text of an event says, for example {@code Koop 1.5 @ 110.01 EUR}.
 *
 * @param words without numbers and without what says that it undoes another
 * @param reversal whether it undoes an earlier event
 * @param terms absent if there are no numbers
 */
record Event(String words, Kind kind, boolean reversal, Optional<Terms> terms) {

    /**
     * How many, and for how much.
     *
     * @param quantity as printed: the word says whether units come or go, a sign here does not
     * @param price of one unit, rounded by the broker to the decimals printed; absent if its unit is not known, because it
     *     could be a hundredth of what it seems
     * @param unit of the price; absent if none is printed
     */
    record Terms(BigDecimal quantity, Optional<BigDecimal> price, Optional<PriceUnit> unit) {}

    // The numbers have a decimal point and commas between thousands whatever the rest of the file does (file-formats
    // 2.5).
    private static final Pattern TERMS =
            Pattern.compile("(.*?\\S)\\s+([-\u2212+]?[\\d.,']+)\\s*@\\s*([\\d.,']+)\\s*(\\p{L}{3})?", Pattern.DOTALL);
    private static final Pattern REVERSAL = Pattern.compile("(.*\\S)\\s+-\\s+(\\S+)", Pattern.DOTALL);

    static Event parse(String text, Phrases<Kind> kinds, Set<String> reversals) {
        String rest = text.replace('\u00a0', ' ').strip();
        Matcher undone = REVERSAL.matcher(rest);
        boolean reversal = undone.matches() && reversals.contains(Headers.plain(undone.group(2)));
        if (reversal) {
            rest = undone.group(1);
        }
        Optional<Terms> terms = Optional.empty();
        Matcher numbers = TERMS.matcher(rest);
        if (numbers.matches()) {
            terms = terms(numbers);
            rest = terms.isPresent() ? numbers.group(1) : rest;
        }
        return new Event(rest, kinds.meaning(rest).orElse(Kind.UNKNOWN), reversal, terms);
    }

    private static Optional<Terms> terms(Matcher numbers) {
        Optional<BigDecimal> quantity = NumberStyle.DECIMAL_POINT.read(numbers.group(2));
        Optional<BigDecimal> price = NumberStyle.DECIMAL_POINT.read(numbers.group(3));
        Optional<String> printed = Optional.ofNullable(numbers.group(4));
        Optional<PriceUnit> unit = printed.flatMap(PriceUnit::tryParse);
        return quantity.flatMap(q ->
                price.map(p -> new Terms(q, Optional.of(p).filter(n -> unit.isPresent() || printed.isEmpty()), unit)));
    }

    /** Money from or to outside is called what it is by its sign: one word is used for both. */
    Kind kindOf(BigDecimal amount) {
        if ((kind != Kind.DEPOSIT && kind != Kind.WITHDRAWAL) || amount.signum() == 0) {
            return kind;
        }
        return amount.signum() > 0 != reversal ? Kind.DEPOSIT : Kind.WITHDRAWAL;
    }

    /** 1 if units of this kind come in, -1 if they go, the other way round for a reversal. */
    static int sign(Kind kind, boolean reversal) {
        int sign = kind == Kind.SELL || kind == Kind.TRANSFER_OUT ? -1 : 1;
        return reversal ? -sign : sign;
    }
}
