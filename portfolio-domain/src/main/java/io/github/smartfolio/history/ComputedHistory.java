package io.github.smartfolio.history;

import io.github.smartfolio.history.DayTotal.Origin;
import io.github.smartfolio.history.DayTotal.Part;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What accounts of one broker were worth by the ledger alone: the cash that was booked, and the units that were held at the price of
 * their last trade, which may be as old as an exchange rate may be, {@value FxRates#LOOKBACK_DAYS} days. What has no such price, or of
 * which it is not told how many units were traded, makes the day unknown.
 */
final class ComputedHistory {

    private final ConnectionId connection;
    private final Ledger ledger;
    private final FxRates rates;
    private final Currency currency;
    private final NavigableMap<LocalDate, List<Entry>> byDay = new TreeMap<>();
    private final Map<Currency, Money> cash = new HashMap<>();
    private final Map<InstrumentId, BigDecimal> units = new HashMap<>();
    private final Map<InstrumentId, Priced> prices = new HashMap<>();
    private final Set<InstrumentId> uncounted = new HashSet<>();

    /** @param entries of the ledger that count, the oldest first */
    ComputedHistory(
            ConnectionId connection, Collection<Entry> entries, Ledger ledger, FxRates rates, Currency currency) {
        this.connection = connection;
        this.ledger = ledger;
        this.rates = rates;
        this.currency = currency;
        entries.forEach(entry -> byDay.computeIfAbsent(entry.transaction().date(), d -> new ArrayList<>())
                .add(entry));
    }

    private record Priced(LocalDate day, Money price) {}

    /** The days on which something was booked. */
    NavigableMap<LocalDate, List<Entry>> days() {
        return byDay;
    }

    /** Each day later than the one before. */
    Part at(LocalDate day) {
        NavigableMap<LocalDate, List<Entry>> until = byDay.headMap(day, true);
        until.values().forEach(entries -> entries.forEach(this::book));
        until.clear();
        Money sum = Money.zero(currency);
        List<String> missing = new ArrayList<>();
        for (Money balance : cash.values()) {
            Optional<Money> value = rates.convert(balance, currency, day);
            sum = value.map(sum::plus).orElse(sum);
            if (value.isEmpty() && balance.amount().signum() != 0) {
                missing.add(balance.toString());
            }
        }
        for (Map.Entry<InstrumentId, BigDecimal> held : units.entrySet()) {
            if (held.getValue().signum() == 0 || uncounted.contains(held.getKey())) {
                continue;
            }
            Optional<Money> value = Optional.ofNullable(prices.get(held.getKey()))
                    .filter(priced -> !priced.day.isBefore(day.minusDays(FxRates.LOOKBACK_DAYS)))
                    .map(priced -> Money.of(priced.price.amount().multiply(held.getValue()), priced.price.currency()))
                    .flatMap(money -> rates.convert(money, currency, day));
            sum = value.map(sum::plus).orElse(sum);
            if (value.isEmpty()) {
                missing.add(name(held.getKey()));
            }
        }
        uncounted.forEach(instrument -> missing.add(name(instrument)));
        missing.sort(Comparator.naturalOrder());
        return new Part(
                connection, missing.isEmpty() ? Optional.of(sum) : Optional.empty(), Origin.COMPUTED, day, missing);
    }

    private String name(InstrumentId id) {
        return ledger.instrument(id).map(Instrument::name).orElse(id.value());
    }

    private void book(Entry entry) {
        Transaction transaction = entry.transaction();
        transaction.net().ifPresent(net -> cash.merge(net.currency(), net, Money::plus));
        if (transaction.kind() == Kind.SPLIT) {
            // What an old unit was traded for is not what a new one is worth.
            entry.moved().forEach(prices::remove);
        }
        for (int i = 0; i < entry.moved().size(); i++) {
            Movement movement = transaction.movements().get(i);
            InstrumentId instrument = entry.moved().get(i);
            units.merge(instrument, movement.quantity().value(), BigDecimal::add);
            price(transaction, movement)
                    .ifPresent(price -> prices.put(instrument, new Priced(transaction.date(), price)));
        }
        boolean trades = transaction.kind() == Kind.BUY || transaction.kind() == Kind.SELL;
        if (trades && transaction.principals().isEmpty()) {
            entry.instrument().ifPresent(uncounted::add);
        }
    }

    /** What a unit was traded for, rather by the amount than by a printed price, which may be rounded. */
    private static Optional<Money> price(Transaction transaction, Movement movement) {
        boolean single = transaction.principals().size() == 1 && !movement.isFee();
        return transaction
                .gross()
                .filter(gross -> single && gross.amount().signum() != 0)
                .map(gross -> Money.of(
                        gross.amount().abs().divide(movement.quantity().value().abs(), MathContext.DECIMAL128),
                        gross.currency()))
                .or(movement::price);
    }
}
