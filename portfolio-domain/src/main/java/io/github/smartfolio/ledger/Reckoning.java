package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.ledger.Lots.Held;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps lots and sums of one book, while its entries are gone through in the order they happened. Not for several threads.
 */
final class Reckoning {

    private final Book book;
    private final Reversals reversals;
    private final CostMethod method;
    private final Conversion conversion;
    private final Period period;
    private final Optional<Consumer<Disposal>> disposals;
    private final Optional<Money> noFx;
    private final Map<Optional<InstrumentId>, Account> accounts = new LinkedHashMap<>();

    /** @param disposals is told each disposal within the period, if anybody wants to know */
    Reckoning(
            Book book,
            CostMethod method,
            Conversion conversion,
            Period period,
            Optional<Consumer<Disposal>> disposals) {
        this.book = book;
        this.reversals = Reversals.in(book);
        this.method = method;
        this.conversion = conversion;
        this.noFx = Optional.of(Money.zero(conversion.currency()));
        this.period = period;
        this.disposals = disposals;
        book.instruments().forEach(instrument -> accounts.put(Optional.of(instrument), new Account(instrument)));
        if (accounts.isEmpty()) {
            accounts.put(Optional.empty(), new Account(Optional.empty()));
        }
        reversals.ofNothing().forEach(entry -> of(entry).gaps.add(gap(Reason.NOTHING_REVERSED, entry)));
    }

    /** Lots and sums of one instrument, or of what is about none. */
    final class Account {

        final Optional<InstrumentId> instrument;
        final Lots lots = new Lots(method);
        final Tally realized = new Tally(conversion.currency());
        final Tally realizedFx = new Tally(conversion.currency());
        final Tally dividends = new Tally(conversion.currency());
        final Tally interest = new Tally(conversion.currency());
        final Tally income = new Tally(conversion.currency());
        final Tally fees = new Tally(conversion.currency());
        final Tally taxes = new Tally(conversion.currency());
        final Tally expenses = new Tally(conversion.currency());
        final List<Gap> gaps = new ArrayList<>(0);

        /** By all movements, whether or not there were lots for them. */
        BigDecimal moved = BigDecimal.ZERO;

        private Account(InstrumentId instrument) {
            this(Optional.of(instrument));
        }

        private Account(Optional<InstrumentId> instrument) {
            this.instrument = instrument;
        }

        private InstrumentId id() {
            return instrument.orElseThrow();
        }
    }

    Map<Optional<InstrumentId>, Account> accounts() {
        return accounts;
    }

    Book book() {
        return book;
    }

    /** Goes through all entries of the book. */
    void run() {
        book.entries().forEach(this::add);
    }

    /**
     * Goes through several books side by side: entries lie in memory as they came, which for most is the order they happened in. Book
     * by book each is waited for, and a million take twice as long.
     *
     * @param entries in the order they happened; of other books too
     */
    static void runAll(Collection<Reckoning> reckonings, List<Entry> entries) {
        Map<AccountId, Map<Optional<InstrumentId>, Reckoning>> byAccount = new HashMap<>();
        for (Reckoning reckoning : reckonings) {
            Map<Optional<InstrumentId>, Reckoning> byInstrument =
                    byAccount.computeIfAbsent(reckoning.book.account(), account -> new HashMap<>());
            reckoning.accounts.keySet().forEach(instrument -> byInstrument.put(instrument, reckoning));
        }
        for (Entry entry : entries) {
            Map<Optional<InstrumentId>, Reckoning> byInstrument =
                    byAccount.getOrDefault(entry.transaction().account(), Map.of());
            if (entry.moved().size() <= 1) {
                Optional.ofNullable(byInstrument.get(entry.instrument())).ifPresent(reckoning -> reckoning.add(entry));
            } else {
                entry.moved().stream()
                        .flatMap(moved -> Optional.ofNullable(byInstrument.get(Optional.of(moved))).stream())
                        .distinct()
                        .forEach(reckoning -> reckoning.add(entry));
            }
        }
    }

    private void add(Entry entry) {
        Transaction transaction = entry.transaction();
        if (period.isOverBefore(transaction.date())) {
            return;
        }
        if (!reversals.cancel(entry)) {
            move(entry, transaction);
        }
        countUnits(entry);
        if (owns(entry) && period.contains(transaction.date())) {
            charges(entry, transaction);
            money(entry, transaction);
        }
    }

    private boolean owns(Entry entry) {
        return accounts.containsKey(entry.instrument());
    }

    private Account of(Entry entry) {
        return Optional.ofNullable(accounts.get(entry.instrument()))
                .or(() -> entry.moved().stream()
                        .flatMap(moved -> Optional.ofNullable(accounts.get(Optional.of(moved))).stream())
                        .findFirst())
                .orElseThrow();
    }

    private Optional<Account> of(InstrumentId instrument) {
        return Optional.ofNullable(accounts.get(Optional.of(instrument)));
    }

    private void countUnits(Entry entry) {
        List<Movement> movements = entry.transaction().movements();
        for (int i = 0; i < movements.size(); i++) {
            BigDecimal units = movements.get(i).quantity().value();
            of(entry.moved().get(i)).ifPresent(account -> account.moved = account.moved.add(units));
        }
    }

    private void charges(Entry entry, Transaction transaction) {
        Account account = of(entry);
        for (Charge charge : transaction.charges()) {
            Tally tally = charge.type() == Charge.Type.FEE ? account.fees : account.taxes;
            count(tally, entry, charge.amount().negated());
        }
    }

    private void money(Entry entry, Transaction transaction) {
        Optional<Money> amount = transaction.gross().or(transaction::net);
        Account account = of(entry);
        switch (transaction.kind()) {
            case DIVIDEND -> amount.ifPresent(money -> count(account.dividends, entry, money));
            case INTEREST -> amount.ifPresent(money -> count(account.interest, entry, money));
            case INCOME -> {
                amount.ifPresent(money -> count(account.income, entry, money));
                if (!transaction.principals().isEmpty()) {
                    transaction
                            .worth()
                            .ifPresentOrElse(
                                    worth -> count(account.income, entry, worth),
                                    () -> account.income.leaveOut(gap(Reason.VALUE_UNKNOWN, entry)));
                }
            }
            case FEE -> amount.ifPresent(money -> count(account.fees, entry, money.negated()));
            case TAX -> amount.ifPresent(money -> count(account.taxes, entry, money.negated()));
            case EXPENSE -> amount.ifPresent(money -> count(account.expenses, entry, money.negated()));
            default -> {
                // It is no profit, or comes of lots.
            }
        }
    }

    private void count(Tally tally, Entry entry, Money amount) {
        tally.add(amount, conversion.of(entry.transaction(), amount), () -> gap(Reason.NO_RATE, entry));
    }

    private static Gap gap(Reason reason, Entry entry) {
        return Gap.of(
                reason,
                entry,
                entry.instrument(),
                entry.transaction().movements().stream().findFirst().map(Movement::quantity));
    }

    private void move(Entry entry, Transaction transaction) {
        switch (transaction.kind()) {
            case SPLIT, EXCHANGE, MERGER -> exchange(entry, transaction);
            case RETURN_OF_CAPITAL -> returnCapital(entry, transaction);
            case BUY, SELL -> {
                if (transaction.movements().isEmpty() && owns(entry)) {
                    of(entry).gaps.add(gap(Reason.QUANTITY_UNKNOWN, entry));
                }
                eachMovement(entry, transaction);
            }
            default -> eachMovement(entry, transaction);
        }
    }

    private void eachMovement(Entry entry, Transaction transaction) {
        List<Movement> movements = transaction.movements();
        for (int i = 0; i < movements.size(); i++) {
            Movement movement = movements.get(i);
            Optional<Account> account = of(entry.moved().get(i));
            if (account.isPresent()) {
                if (movement.quantity().isShort()) {
                    leave(account.get(), entry, transaction, movement);
                } else {
                    come(account.get(), entry, transaction, movement);
                }
            }
        }
    }

    private void come(Account account, Entry entry, Transaction transaction, Movement movement) {
        BigDecimal units = movement.quantity().value();
        Optional<Money> paid = paid(entry, transaction, movement);
        BigDecimal owed = account.lots.quantity().negate();
        if (owed.signum() > 0 && !movement.opens()) {
            BigDecimal closing = units.min(owed);
            Optional<Money> price = paid.map(money -> Share.of(money, closing, units));
            dispose(account, entry, account.lots.take(closing.negate()).orElseThrow(), price.map(Money::negated));
            if (closing.compareTo(units) < 0) {
                add(account, entry, units.subtract(closing), paid.map(money -> money.minus(price.orElseThrow())));
            }
        } else {
            add(account, entry, units, paid);
        }
    }

    /** What came in cost, entered or told; what came without money cost what it was worth, if that is told. */
    private static Optional<Money> paid(Entry entry, Transaction transaction, Movement movement) {
        if (movement.isFee()) {
            return Optional.empty();
        }
        if (entry.enteredCost().isPresent()) {
            return entry.enteredCost();
        }
        return switch (transaction.kind()) {
            case BUY -> transaction.gross().or(transaction::net).map(Money::negated);
            case SWAP, INCOME -> transaction.worth();
            default -> Optional.empty();
        };
    }

    private static CostOrigin origin(Entry entry, Optional<Money> paid) {
        if (paid.isEmpty()) {
            return CostOrigin.UNKNOWN;
        }
        if (entry.enteredCost().isPresent()) {
            return CostOrigin.ENTERED;
        }
        return entry.transaction().kind() == Kind.BUY ? CostOrigin.COMPUTED : CostOrigin.REPORTED;
    }

    private void add(Account account, Entry entry, BigDecimal units, Optional<Money> paid) {
        account.lots.add(new Held(
                entry.transaction().date(),
                Optional.of(entry),
                units,
                paid,
                paid.flatMap(money -> conversion.of(entry.transaction(), money)),
                origin(entry, paid)));
    }

    private void leave(Account account, Entry entry, Transaction transaction, Movement movement) {
        BigDecimal units = movement.quantity().value().negate();
        Optional<Money> got = movement.isFee() ? Optional.empty() : got(transaction);
        if (movement.opens()
                && transaction.kind() == Kind.SELL
                && account.lots.quantity().signum() <= 0) {
            add(account, entry, units.negate(), got.map(Money::negated));
            return;
        }
        Optional<List<Held>> taken = account.lots.take(units);
        if (taken.isEmpty()) {
            account.gaps.add(missing(account, entry, units));
            return;
        }
        if (movement.isFee() || transaction.kind() == Kind.FEE) {
            atCost(account, account.fees, entry, taken.get());
        } else if (transaction.kind() == Kind.EXPENSE) {
            atCost(account, account.expenses, entry, taken.get());
        } else if (transaction.kind() == Kind.SELL || transaction.kind() == Kind.SWAP) {
            dispose(account, entry, taken.get(), got);
        }
    }

    /** Of {@code units} that leave, those that never came. */
    private static Gap missing(Account account, Entry entry, BigDecimal units) {
        return Gap.of(
                Reason.MISSING_ACQUISITION,
                entry,
                account.instrument,
                Optional.of(Quantity.of(units.subtract(account.lots.quantity().max(BigDecimal.ZERO)))));
    }

    private static Optional<Money> got(Transaction transaction) {
        return transaction.kind() == Kind.SWAP
                ? transaction.worth()
                : transaction.gross().or(transaction::net);
    }

    private void atCost(Account account, Tally tally, Entry entry, List<Held> taken) {
        if (!period.contains(entry.transaction().date())) {
            return;
        }
        for (Held held : taken) {
            held.cost().ifPresent(tally::addOwn);
            held.value().ifPresentOrElse(tally::addValue, () -> tally.leaveOut(costGap(account, entry, held)));
        }
    }

    private static Gap costGap(Account account, Entry entry, Held held) {
        return lotGap(account, entry, held, held.origin() == CostOrigin.UNKNOWN ? Reason.COST_UNKNOWN : Reason.NO_RATE);
    }

    private static Gap lotGap(Account account, Entry entry, Held held, Reason reason) {
        return Gap.of(reason, entry, account.instrument, Optional.of(Quantity.of(held.quantity())));
    }

    /** @param got for all that was taken; negative where owed units were bought back */
    private void dispose(Account account, Entry entry, List<Held> taken, Optional<Money> got) {
        Optional<Money> gotValue = got.flatMap(money -> conversion.of(entry.transaction(), money));
        if (taken.size() == 1) {
            dispose(account, entry, taken.get(0), got, gotValue);
            return;
        }
        BigDecimal units = taken.stream().map(Held::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean converted = !got.equals(gotValue);
        Optional<Money> left = got;
        Optional<Money> leftValue = gotValue;
        for (int i = 0; i < taken.size(); i++) {
            Held held = taken.get(i);
            boolean last = i == taken.size() - 1;
            Optional<Money> proceeds = last ? left : got.map(money -> Share.of(money, held.quantity(), units));
            left = minus(left, proceeds);
            Optional<Money> value = proceeds;
            if (converted) {
                value = last ? leftValue : gotValue.map(money -> Share.of(money, held.quantity(), units));
                leftValue = minus(leftValue, value);
            }
            dispose(account, entry, held, proceeds, value);
        }
    }

    private void dispose(Account account, Entry entry, Held held, Optional<Money> proceeds, Optional<Money> value) {
        if (!period.contains(entry.transaction().date())) {
            return;
        }
        Optional<Money> gain = gain(proceeds, held.cost());
        gain.ifPresent(account.realized::addOwn);
        Optional<Money> gainValue = gain(value, held.value());
        Optional<Money> fx = fx(entry, gain, gainValue);
        if (gainValue.isPresent()) {
            account.realized.addValue(gainValue.get());
            if (fx.isPresent()) {
                account.realizedFx.addValue(fx.get());
            } else {
                account.realizedFx.leaveOut(lotGap(account, entry, held, Reason.TWO_CURRENCIES));
            }
        } else {
            Gap gap = proceeds.isEmpty()
                    ? lotGap(account, entry, held, Reason.VALUE_UNKNOWN)
                    : costGap(account, entry, held);
            account.realized.leaveOut(gap);
            account.realizedFx.leaveOut(gap);
        }
        disposals.ifPresent(told -> told.accept(new Disposal(
                entry,
                account.id(),
                held.acquired(),
                held.entry(),
                Quantity.of(held.quantity()),
                proceeds,
                held.cost(),
                value,
                held.value(),
                fx)));
    }

    /** The gain in the currency asked for, without the gain in its own at the rate of the sale. */
    private Optional<Money> fx(Entry entry, Optional<Money> gain, Optional<Money> gainValue) {
        if (gain.isEmpty() || gainValue.isEmpty()) {
            return Optional.empty();
        }
        return gain.get().currency().equals(conversion.currency())
                ? noFx
                : conversion.of(entry.transaction(), gain.get()).map(gainValue.get()::minus);
    }

    private static Optional<Money> gain(Optional<Money> got, Optional<Money> paid) {
        return got.flatMap(money ->
                paid.filter(cost -> cost.currency().equals(money.currency())).map(money::minus));
    }

    private static Optional<Money> minus(Optional<Money> from, Optional<Money> part) {
        return from.map(money -> money.minus(part.orElseThrow()));
    }

    /** Old units out, new ones in: lots stay as old as they are, and cost what they cost. */
    private void exchange(Entry entry, Transaction transaction) {
        List<Held> given = new ArrayList<>();
        BigDecimal out = BigDecimal.ZERO;
        boolean complete = true;
        for (int i = 0; i < transaction.movements().size(); i++) {
            Movement movement = transaction.movements().get(i);
            if (movement.isFee() || !movement.quantity().isShort()) {
                continue;
            }
            Account account = of(entry.moved().get(i)).orElseThrow();
            BigDecimal units = movement.quantity().value().negate();
            out = out.add(units);
            Optional<List<Held>> taken = account.lots.take(units);
            taken.ifPresent(given::addAll);
            if (taken.isEmpty()) {
                complete = false;
                account.gaps.add(missing(account, entry, units));
            }
        }
        List<Integer> ins = new ArrayList<>(1);
        for (int i = 0; i < transaction.movements().size(); i++) {
            Movement movement = transaction.movements().get(i);
            if (!movement.isFee() && !movement.quantity().isShort()) {
                ins.add(i);
            }
        }
        List<Held> carried = complete && ins.size() == 1 ? given : List.of();
        for (int i : ins) {
            Account account = of(entry.moved().get(i)).orElseThrow();
            BigDecimal units = transaction.movements().get(i).quantity().value();
            if (carried.isEmpty()) {
                add(account, entry, units, entry.enteredCost().filter(cost -> ins.size() == 1));
            } else {
                carry(account, carried, units, out);
                transaction.gross().or(transaction::net).ifPresent(cash -> reduce(account, entry, cash));
            }
        }
    }

    /** @param units that the lots become, {@code out} those they were */
    private static void carry(Account account, List<Held> lots, BigDecimal units, BigDecimal out) {
        BigDecimal left = units;
        for (int i = 0; i < lots.size(); i++) {
            Held old = lots.get(i);
            BigDecimal now =
                    i == lots.size() - 1 ? left : old.quantity().multiply(units).divide(out, MathContext.DECIMAL128);
            left = left.subtract(now);
            account.lots.add(old.of(now));
        }
    }

    private void returnCapital(Entry entry, Transaction transaction) {
        if (owns(entry)) {
            transaction.gross().or(transaction::net).ifPresent(cash -> reduce(of(entry), entry, cash));
        }
    }

    /** Money for what is held lowers what it cost, each unit alike; what exceeds the cost is profit. */
    private void reduce(Account account, Entry entry, Money cash) {
        BigDecimal units = account.lots.quantity();
        if (units.signum() <= 0) {
            dispose(account, entry, nothing(entry, cash), Optional.of(cash), conversion.of(entry.transaction(), cash));
            return;
        }
        List<Held> lots = account.lots.takeAll();
        Money left = cash;
        for (int i = 0; i < lots.size(); i++) {
            Held held = lots.get(i);
            Money share = i == lots.size() - 1 ? left : Share.of(cash, held.quantity(), units);
            left = left.minus(share);
            account.lots.add(reduced(account, entry, held, share));
        }
    }

    private Held reduced(Account account, Entry entry, Held held, Money share) {
        Optional<Money> cost = held.cost().filter(paid -> paid.currency().equals(share.currency()));
        if (cost.isEmpty()) {
            // What is left of an unknown cost is unknown.
            account.realized.leaveOut(costGap(account, entry, held));
            return held.costing(Optional.empty(), Optional.empty());
        }
        Money lowering = share.compareTo(cost.get()) <= 0 ? share : cost.get();
        Money excess = share.minus(lowering);
        if (excess.amount().signum() > 0) {
            dispose(
                    account,
                    entry,
                    nothing(entry, excess),
                    Optional.of(excess),
                    conversion.of(entry.transaction(), excess));
        }
        Money lowered = cost.get().minus(lowering);
        // The rate of the day it was paid stays that of what is left.
        Optional<Money> value = held.value()
                .map(paid -> cost.get().amount().signum() == 0
                        ? paid
                        : Money.of(
                                paid.amount()
                                        .multiply(lowered.amount())
                                        .divide(cost.get().amount(), MathContext.DECIMAL128),
                                paid.currency()));
        return held.costing(Optional.of(lowered), value);
    }

    private Held nothing(Entry entry, Money inCurrencyOf) {
        return new Held(
                entry.transaction().date(),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.of(Money.zero(inCurrencyOf.currency())),
                Optional.of(Money.zero(conversion.currency())),
                CostOrigin.COMPUTED);
    }
}
