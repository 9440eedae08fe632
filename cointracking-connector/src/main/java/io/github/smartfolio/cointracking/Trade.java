package io.github.smartfolio.cointracking;

import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What CoinTracking calls a trade, whatever it is: a row of its Trade Table, or an entry of {@code getTrades}.
 *
 * <p>How CoinTracking takes fees off balances is not documented. Here a fee is paid on top of what is traded; that of a withdrawal in
 * what is withdrawn is part of it, because what arrives is the withdrawal without the fee.
 *
 * @param type CoinTracking's word
 * @param buy what comes in; at least one of this, {@code sell} and {@code fee} is there
 * @param sell what goes out
 * @param price of one unit of what comes in, if the source prints it
 * @param worth of what comes in or goes out, if the source says so
 * @param place the exchange or wallet, as CoinTracking names it; maybe empty
 * @param comment maybe empty
 */
record Trade(
        String type,
        Optional<Amount> buy,
        Optional<Amount> sell,
        Optional<Amount> fee,
        Optional<Money> price,
        Optional<Money> worth,
        String place,
        String comment,
        LocalDate date,
        Optional<Instant> at,
        Set<ExternalId> ids) {

    private static final String FEE = "Fee";

    /** Where no money says what coins were worth and it matters: elsewhere units come and go with their cost. */
    private static final Set<Kind> VALUED = EnumSet.of(Kind.SWAP, Kind.INCOME, Kind.EXPENSE, Kind.FEE);

    /** One, but for two currencies that are exchanged, and for a fee in a currency of its own: those are booked apart. */
    List<Transaction> transactions() {
        TradeType meaning = TradeType.of(type);
        if (buy.isPresent() && sell.isPresent()) {
            return exchange(meaning, buy.get(), sell.get());
        }
        if (buy.isPresent()) {
            return booked(meaning.in(buy.get()), buy, Optional.empty(), fee);
        }
        if (sell.isEmpty()) {
            return booked(Kind.FEE, Optional.empty(), fee, Optional.empty());
        }
        Optional<Amount> within = fee.filter(part -> meaning == TradeType.TRANSFER)
                .filter(part -> sell.get().isMoreOfTheSameThan(part));
        Amount sent = within.map(sell.get()::minus).orElse(sell.get());
        return booked(meaning.out(sent), Optional.empty(), Optional.of(sent), fee);
    }

    private List<Transaction> exchange(TradeType meaning, Amount in, Amount out) {
        boolean known = meaning != TradeType.UNKNOWN;
        if (!in.isCoin() && !out.isCoin()) {
            List<Transaction> both = new ArrayList<>(booked(
                    known ? Kind.TRANSFER_OUT : Kind.UNKNOWN, Optional.empty(), Optional.of(out), Optional.empty()));
            both.addAll(booked(known ? Kind.TRANSFER_IN : Kind.UNKNOWN, Optional.of(in), Optional.empty(), fee));
            return both;
        }
        return booked(known ? exchanged(meaning, in, out) : Kind.UNKNOWN, Optional.of(in), Optional.of(out), fee);
    }

    private static Kind exchanged(TradeType meaning, Amount in, Amount out) {
        if (!out.isCoin()) {
            return Kind.BUY;
        }
        if (!in.isCoin()) {
            return Kind.SELL;
        }
        return meaning == TradeType.EXCHANGE ? Kind.EXCHANGE : Kind.SWAP;
    }

    private List<Transaction> booked(Kind kind, Optional<Amount> in, Optional<Amount> out, Optional<Amount> costs) {
        Transaction.Builder transaction = begun(kind);
        out.filter(Amount::isCoin)
                .ifPresent(coins -> transaction.movement(
                        Movement.of(coins.coin(), coins.units().negated())));
        in.filter(Amount::isCoin).map(this::received).ifPresent(transaction::movement);
        costs.filter(Amount::isCoin)
                .ifPresent(coins -> transaction.movement(
                        Movement.fee(coins.coin(), coins.units().negated())));
        Optional<Money> money =
                in.flatMap(Amount::money).or(() -> out.flatMap(Amount::money).map(Money::negated));
        if (money.isEmpty() && VALUED.contains(kind)) {
            worth.filter(value -> value.amount().signum() > 0).ifPresent(transaction::worth);
        }
        Optional<Money> charge = costs.flatMap(Amount::money).map(Money::negated);
        // Nothing else can bear the charge where coins are paid with coins.
        Optional<Money> gross =
                money.or(() -> charge.filter(c -> kind == Kind.SWAP).map(c -> Money.zero(c.currency())));
        Optional<Money> borne = charge.filter(
                c -> gross.filter(g -> g.currency().equals(c.currency())).isPresent());
        gross.ifPresent(amount -> {
            transaction.gross(amount).net(borne.map(amount::plus).orElse(amount));
            borne.ifPresent(c -> transaction.charge(Charge.fee(c, FEE)));
        });
        List<Transaction> all = new ArrayList<>(List.of(transaction.build()));
        if (borne.isEmpty()) {
            charge.ifPresent(c -> all.add(begun(Kind.FEE).gross(c).net(c).build()));
        }
        return all;
    }

    private Movement received(Amount coins) {
        Movement movement = Movement.of(coins.coin(), coins.units());
        return price.map(movement::at).orElse(movement);
    }

    private Transaction.Builder begun(Kind kind) {
        Transaction.Builder begun =
                Transaction.on(date, Place.account(place), kind).evidence(new Evidence(ids, type, "", comment));
        at.ifPresent(begun::at);
        return begun;
    }
}
