package io.github.smartfolio.csv;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.util.Optional;

/** What the readers of one file have in common when they make transactions of its rows. */
final class Entries {

    private static final BigDecimal PERCENT = new BigDecimal("0.01");

    private final Wording wording;
    private final Books books;
    private final Instruments instruments;

    Entries(Wording wording, Books books) {
        this.wording = wording;
        this.books = books;
        this.instruments = new Instruments(wording, books);
    }

    Wording wording() {
        return wording;
    }

    Books books() {
        return books;
    }

    Instruments instruments() {
        return instruments;
    }

    Posting posting(Line line) {
        return Posting.of(line, wording, instruments);
    }

    /** @throws UnreadableRow if the figures contradict each other */
    Transaction build(Transaction.Builder builder, Line line) {
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new UnreadableRow(line.finding(
                    Severity.ERROR, "CONTRADICTION", "The figures contradict each other: " + e.getMessage() + '.'));
        }
    }

    /** The instrument without which a trade is none. */
    Instrument needed(Posting posting) {
        return posting.instrument()
                .orElseThrow(() -> new UnreadableRow(posting.line()
                        .finding(Severity.ERROR, "NO_INSTRUMENT", "Nothing in this row says which instrument it is.")));
    }

    /** Remarks once for all rows with the same words that nobody knows what they mean. */
    void sayUnknown(Line line, String words) {
        books.sayOnce(
                line.finding(
                        Severity.WARNING,
                        "UNKNOWN_EVENT",
                        "It is not known what \"" + words + "\" means; it counts in the balances and nowhere else."),
                words);
    }

    /** Remarks that of an event with two sides only one is told. */
    void sayIncomplete(Line line, String words) {
        books.sayOnce(
                line.finding(
                        Severity.WARNING,
                        "EVENT_INCOMPLETE",
                        "Of \"" + words
                                + "\" the file does not tell both what left and what came in; it is kept as unknown."),
                words);
    }

    /** A movement with its price, and whether it opens a position, where {@code line} says so. */
    Movement movement(Instrument instrument, BigDecimal quantity, Optional<Money> price, Line line) {
        Movement moved = Movement.of(instrument, Quantity.of(quantity));
        Movement priced = price.map(moved::at).orElse(moved);
        return wording.effects()
                .meaning(line.text(Field.EFFECT))
                .map(priced::with)
                .orElse(priced);
    }

    /**
     * The price of one unit, in {@code line} or else as printed in its event; empty where it could be a hundredth and nothing
     * says so.
     */
    Optional<Money> price(Line line, Optional<Event.Terms> printed) {
        Optional<PriceUnit> unit = printed.flatMap(Event.Terms::unit)
                .or(() -> instruments
                        .unit(line)
                        .filter(quoted -> quoted.hundredth() || !instruments.mayQuoteHundredths(line)));
        return line.number(Field.PRICE)
                .or(() -> printed.flatMap(Event.Terms::price))
                .filter(price -> price.signum() != 0)
                .flatMap(price -> unit.map(in -> Money.of(ofOne(price, in, line), in.currency())));
    }

    /** A quoted price as that of one unit in the main unit of its currency; bonds are quoted in percent of par. */
    BigDecimal ofOne(BigDecimal price, PriceUnit unit, Line line) {
        BigDecimal inMainUnit = unit.inCurrency(price);
        return isBond(line) ? inMainUnit.multiply(PERCENT) : inMainUnit;
    }

    boolean isBond(Line line) {
        return instruments.assetClass(line).filter(AssetClass.BOND::equals).isPresent();
    }

    /** Bought or sold, by the sign of what was booked for units. */
    static Kind side(BigDecimal amount, boolean reversal) {
        return amount.signum() < 0 != reversal ? Kind.BUY : Kind.SELL;
    }
}
