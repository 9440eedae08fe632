package io.github.smartfolio.saxo;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.PriceUnit;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One event in Saxo's books, from whichever report.
 *
 * @param instrument absent if it is about money only
 * @param quoted in which unit prices of the instrument are, if the report says so
 * @param trades the fills it consists of; of one instrument
 * @param net what it did to the cash of the account
 * @param amounts its parts; empty if the report does not tell them
 * @param own what the event is about in the instrument's currency, without charges, if the report tells it
 * @param rate of Saxo from the instrument's currency into the account's
 * @param profit that Saxo computed
 */
record BookedEvent(
        AccountId account,
        Kind kind,
        boolean reversal,
        LocalDate date,
        Optional<LocalDate> valueDate,
        Optional<Instrument> instrument,
        Optional<PriceUnit> quoted,
        List<BookedTrade> trades,
        Money net,
        List<BookedAmount> amounts,
        Optional<Money> own,
        Optional<BigDecimal> rate,
        Optional<Money> profit,
        Evidence evidence) {

    private static final String PROVIDER = SaxoAccount.INSTITUTION;

    /** What the parts come to more than the whole; empty if nothing, or there are no parts. */
    Optional<Money> difference() {
        return amounts.stream()
                .map(BookedAmount::booked)
                .reduce(Money::plus)
                .map(sum -> sum.minus(net))
                .filter(difference -> difference.amount().signum() != 0);
    }

    /** As this kind, or as {@link Kind#UNKNOWN} if its figures are none that this kind can have. */
    Transaction transaction() {
        try {
            return as(kind);
        } catch (IllegalArgumentException e) {
            return as(Kind.UNKNOWN);
        }
    }

    private Transaction as(Kind kindOf) {
        Transaction.Builder transaction = Transaction.on(date, account, kindOf).evidence(evidence);
        if (reversal) {
            transaction.reversal();
        }
        trades.stream().flatMap(trade -> trade.at().stream()).findFirst().ifPresent(transaction::at);
        valueDate.ifPresent(transaction::valueDate);
        List<Movement> movements = movements();
        movements.forEach(transaction::movement);
        if (movements.isEmpty()) {
            instrument.ifPresent(transaction::about);
        }
        if (net.amount().signum() != 0 || !amounts.isEmpty() || movements.isEmpty()) {
            bookMoney(transaction, kindOf);
        }
        profit.ifPresent(transaction::reportedProfit);
        return transaction.build();
    }

    private void bookMoney(Transaction.Builder transaction, Kind kindOf) {
        transaction.net(net);
        if (amounts.isEmpty()) {
            return;
        }
        List<Charge> charges =
                amounts.stream().flatMap(part -> part.charge(kindOf).stream()).toList();
        Money gross = charges.stream().map(Charge::amount).reduce(net, Money::minus);
        Optional<FxRate> brokers = rate.flatMap(value -> own.filter(o -> agrees(o, value, gross))
                .map(o -> new FxRate(o.currency(), net.currency(), value, date, PROVIDER)));
        brokers.ifPresent(transaction::rate);
        transaction.gross(brokers.isPresent() ? own.orElseThrow() : gross);
        charges.forEach(transaction::charge);
    }

    // Saxo prints four digits of a rate: of a large amount they are not enough.
    private static boolean agrees(Money own, BigDecimal rate, Money gross) {
        BigDecimal minorUnit =
                BigDecimal.ONE.movePointLeft(Math.max(gross.currency().getDefaultFractionDigits(), 0));
        return rate.signum() > 0
                && !own.currency().equals(gross.currency())
                && own.amount().multiply(rate).subtract(gross.amount()).abs().compareTo(minorUnit) <= 0;
    }

    /** What went out and what came in, each as one. */
    private List<Movement> movements() {
        List<Movement> movements = new ArrayList<>();
        instrument.ifPresent(of -> {
            movement(of, false).ifPresent(movements::add);
            movement(of, true).ifPresent(movements::add);
        });
        return movements;
    }

    private Optional<Movement> movement(Instrument of, boolean in) {
        List<BookedTrade> fills =
                trades.stream().filter(trade -> isIn(trade) == in).toList();
        Quantity units =
                Quantity.of(fills.stream().map(BookedTrade::quantity).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (units.isZero()) {
            return Optional.empty();
        }
        Movement movement = Movement.of(of, in == reversal ? units.negated() : units);
        BookedTrade first = fills.get(0);
        Movement told = first.effect().map(movement::with).orElse(movement);
        // Several fills have several prices.
        return Optional.of(told)
                .map(m -> fills.stream().map(BookedTrade::price).distinct().count() == 1
                        ? price(first).map(m::at).orElse(m)
                        : m);
    }

    private boolean isIn(BookedTrade trade) {
        return kind == Kind.BUY || (kind != Kind.SELL && trade.bought().orElse(true));
    }

    private Optional<Money> price(BookedTrade trade) {
        boolean percent =
                instrument.filter(i -> i.assetClass() == AssetClass.BOND).isPresent();
        return instrument
                .flatMap(Instrument::currency)
                .flatMap(currency -> trade.pricePerUnit(quoted, percent).map(p -> Money.of(p, currency)));
    }

    /** The ids of its fills. */
    static Set<ExternalId> ids(List<BookedTrade> trades) {
        Set<ExternalId> ids = new HashSet<>();
        for (BookedTrade trade : trades) {
            trade.id().map(id -> ExternalId.of(ExternalId.Scheme.TRADE, id)).ifPresent(ids::add);
            trade.order().map(id -> ExternalId.of(ExternalId.Scheme.ORDER, id)).ifPresent(ids::add);
            trade.position()
                    .map(id -> ExternalId.of(ExternalId.Scheme.POSITION, id))
                    .ifPresent(ids::add);
        }
        return ids;
    }

    /** Buying or selling, if its fills say so, and all the same. */
    static Optional<Kind> traded(List<BookedTrade> trades) {
        List<Kind> kinds = trades.stream()
                .filter(trade -> !trade.placeholder())
                .flatMap(trade -> trade.bought().stream())
                .map(bought -> bought ? Kind.BUY : Kind.SELL)
                .distinct()
                .toList();
        return kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    }

    /** For a message: the day, Saxo's word, and the amount. */
    @Override
    public String toString() {
        return date + " " + evidence.text() + ' ' + Objects.requireNonNull(net);
    }
}
