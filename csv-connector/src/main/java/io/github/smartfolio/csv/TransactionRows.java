package io.github.smartfolio.csv;

import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Transactions of which one row is all that is told: how many and for what price stands in the text of the event, and costs
 * are what is left between that and what was booked.
 */
final class TransactionRows {

    private static final String COSTS = "costs not itemised";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    // One contract is of a hundred units, one bond quoted in percent of par; costs are never so many times the price.
    private static final BigDecimal NO_COSTS = BigDecimal.valueOf(50);

    private final Entries entries;
    private final BookedMoney money;

    TransactionRows(Entries entries, BookedMoney money) {
        this.entries = entries;
        this.money = money;
    }

    /** One transaction for each row that can be read, in their order; equal rows are different transactions. */
    List<Transaction> read(List<Line> lines) {
        List<Transaction> read = new ArrayList<>(lines.size());
        for (Line line : lines) {
            try {
                Transaction transaction = transaction(line);
                read.add(transaction);
                entries.books().accept(1, transaction.date());
            } catch (UnreadableRow e) {
                entries.books().reject(e.finding());
            }
        }
        return read;
    }

    private Transaction transaction(Line line) {
        Posting posting = entries.posting(line);
        Optional<Money> net = money.net(posting);
        Kind kind = kind(posting, net);
        Transaction.Builder begun = posting.begin(kind);
        net.ifPresent(begun::net);
        money.rate(posting).ifPresent(begun::rate);
        switch (kind) {
            case BUY, SELL -> {
                money.profit(posting).ifPresent(begun::reportedProfit);
                trade(begun, posting, kind, net);
            }
            case TRANSFER_IN, TRANSFER_OUT -> move(begun, posting, kind, quote(posting));
            default -> posting.instrument().ifPresent(begun::about);
        }
        return entries.build(begun, line);
    }

    private Kind kind(Posting posting, Optional<Money> net) {
        Event event = posting.event();
        Kind kind = event.kindOf(net.map(Money::amount).orElse(BigDecimal.ZERO));
        return switch (kind) {
            case UNKNOWN -> {
                entries.sayUnknown(posting.line(), event.words());
                yield kind;
            }
            case SPLIT, EXCHANGE, MERGER -> {
                entries.sayIncomplete(posting.line(), event.words());
                yield Kind.UNKNOWN;
            }
            case RETURN_OF_CAPITAL -> {
                if (posting.instrument().isPresent()) {
                    yield kind;
                }
                entries.sayUnknown(posting.line(), event.words());
                yield Kind.UNKNOWN;
            }
            default -> kind;
        };
    }

    /**
     * A price for one unit.
     *
     * @param doubt by how much it may be rounded: half a unit of the last decimal printed
     * @param currency absent if the file does not say
     */
    private record Quote(BigDecimal price, BigDecimal doubt, Optional<Currency> currency) {

        Quote dividedByHundred() {
            return new Quote(price.movePointLeft(2), doubt.movePointLeft(2), currency);
        }

        Optional<Money> money() {
            return currency.map(in -> Money.of(price, in));
        }
    }

    private Optional<Quote> quote(Posting posting) {
        Line line = posting.line();
        Optional<Event.Terms> terms = posting.event().terms();
        Optional<BigDecimal> price = line.number(Field.PRICE).or(() -> terms.flatMap(Event.Terms::price));
        Optional<PriceUnit> unit = terms.flatMap(Event.Terms::unit)
                .or(() -> entries.instruments().unit(line))
                .or(() -> ifBookedInIt(posting));
        return price.filter(p -> p.signum() > 0).map(p -> {
            BigDecimal doubt = BigDecimal.valueOf(5, p.scale() + 1);
            Quote asPrinted = new Quote(
                    unit.map(in -> in.inCurrency(p)).orElse(p),
                    unit.map(in -> in.inCurrency(doubt)).orElse(doubt),
                    unit.map(PriceUnit::currency));
            return entries.isBond(line) ? asPrinted.dividedByHundred() : asPrinted;
        });
    }

    // Files that do not name the instrument's currency tell what was booked in it.
    private Optional<PriceUnit> ifBookedInIt(Posting posting) {
        return posting.line()
                .number(Field.INSTRUMENT_AMOUNT)
                .filter(amount -> amount.signum() != 0 && amount.compareTo(posting.booked()) == 0)
                .map(amount -> new PriceUnit(money.currency(posting), false));
    }

    private static Optional<BigDecimal> quantity(Posting posting) {
        return posting.line()
                .number(Field.QUANTITY)
                .or(() -> posting.event().terms().map(Event.Terms::quantity))
                .map(BigDecimal::abs)
                .filter(quantity -> quantity.signum() != 0);
    }

    private void move(Transaction.Builder begun, Posting posting, Kind kind, Optional<Quote> quote) {
        Instrument instrument = entries.needed(posting);
        int sign = Event.sign(kind, posting.event().reversal());
        quantity(posting)
                .ifPresentOrElse(
                        quantity -> begun.movement(entries.movement(
                                instrument,
                                sign < 0 ? quantity.negate() : quantity,
                                quote.flatMap(Quote::money),
                                posting.line())),
                        () -> begun.about(instrument));
    }

    private void trade(Transaction.Builder begun, Posting posting, Kind kind, Optional<Money> net) {
        Optional<BigDecimal> quantity = quantity(posting);
        Optional<Quote> quote = quote(posting);
        Optional<BigDecimal> factor = net.flatMap(booked -> quote.flatMap(q -> factor(posting, q, booked)));
        if (quantity.isEmpty() || factor.isEmpty()) {
            move(begun, posting, kind, quote);
            return;
        }
        Money booked = net.orElseThrow();
        BigDecimal units = quantity.get();
        Quote price = quote.map(q -> !isHundredFold(q, units, factor.get(), booked) ? q : q.dividedByHundred())
                .orElseThrow();
        move(begun, posting, kind, Optional.of(price));
        BigDecimal worth = price.price().multiply(units);
        boolean comes = Event.sign(kind, posting.event().reversal()) > 0;
        BigDecimal gross = comes ? worth.negate() : worth;
        BigDecimal costs = booked.amount().subtract(gross.multiply(factor.get(), MathContext.DECIMAL128));
        int digits = Math.max(booked.currency().getDefaultFractionDigits(), 0);
        BigDecimal rounding =
                price.doubt().multiply(units).multiply(factor.get()).add(BigDecimal.ONE.movePointLeft(digits));
        boolean explained = costs.abs().compareTo(rounding) <= 0;
        if (explained || !arePaid(costs, worth.multiply(factor.get()), booked, posting)) {
            begun.gross(booked);
            return;
        }
        boolean converted = price.currency().filter(booked.currency()::equals).isEmpty();
        Money charge = Money.of(converted ? costs.setScale(digits, RoundingMode.HALF_EVEN) : costs, booked.currency());
        begun.charge(Charge.fee(charge, COSTS))
                .gross(price.currency()
                        .map(currency -> Money.of(gross, currency))
                        .orElseGet(() -> booked.minus(charge)));
    }

    /** From the currency of the price to the one it was booked in; empty if no rate of the broker's leads there. */
    private Optional<BigDecimal> factor(Posting posting, Quote quote, Money booked) {
        if (!entries.instruments().isPaidInFull(posting.line())) {
            return Optional.empty();
        }
        if (quote.currency().isEmpty()) {
            return posting.line()
                    .number(Field.INSTRUMENT_AMOUNT)
                    .filter(amount -> amount.signum() == booked.amount().signum())
                    .map(amount -> booked.amount().divide(amount, MathContext.DECIMAL128));
        }
        Currency from = quote.currency().get();
        if (from.equals(booked.currency())) {
            return Optional.of(BigDecimal.ONE);
        }
        return money.rate(posting)
                .filter(rate -> isBetween(rate, from, booked.currency()))
                .map(rate -> Money.of(BigDecimal.ONE, from).converted(rate).amount());
    }

    private static boolean isBetween(FxRate rate, Currency one, Currency other) {
        return (rate.base().equals(one) && rate.quote().equals(other))
                || (rate.base().equals(other) && rate.quote().equals(one));
    }

    // A price in percent of par, or in hundredths, where nothing says that it is one: a hundred times what was booked,
    // within 10 %.
    private static boolean isHundredFold(Quote quote, BigDecimal units, BigDecimal factor, Money booked) {
        BigDecimal worth = quote.price().multiply(units).multiply(factor);
        BigDecimal hundredFold = booked.amount().abs().multiply(HUNDRED);
        return worth.subtract(hundredFold).abs().compareTo(hundredFold.multiply(TENTH)) <= 0;
    }

    private boolean arePaid(BigDecimal costs, BigDecimal worth, Money booked, Posting posting) {
        boolean paid = costs.signum() < 0 != posting.event().reversal();
        if (paid && booked.amount().abs().compareTo(worth.multiply(NO_COSTS)) < 0) {
            return true;
        }
        entries.books()
                .say(posting.line()
                        .finding(
                                Severity.WARNING,
                                "PRICE_DISAGREES",
                                "Quantity times price does not explain what was booked; costs are not told apart.",
                                Field.EVENT));
        return false;
    }
}
