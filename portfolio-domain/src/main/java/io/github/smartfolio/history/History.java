package io.github.smartfolio.history;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.history.DayTotal.Part;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceSnapshot;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The totals of days.
 *
 * <p>There is one for every day on which a broker was read, or, before it was read for the first time, something was booked with it.
 * The figures of a broker that was not read that day are those read last before, with their day; the days in between have none, and
 * are no points on a line.
 */
public final class History {

    private final FxRates rates;
    private final Currency currency;
    private final ZoneId zone;

    /** @param zone in which days begin */
    public History(FxRates rates, Currency currency, ZoneId zone) {
        this.rates = Objects.requireNonNull(rates, "rates");
        this.currency = Objects.requireNonNull(currency, "currency");
        this.zone = Objects.requireNonNull(zone, "zone");
    }

    /**
     * @param snapshots of all sources of the connections that count, in any order
     * @return the oldest day first
     */
    public List<DayTotal> of(
            Map<ConnectionId, ? extends Collection<SourceSnapshot>> snapshots, Ledger ledger, Period period) {
        List<Broker> brokers = snapshots.entrySet().stream()
                .map(of -> broker(of.getKey(), of.getValue(), entriesOf(of.getKey(), ledger), ledger))
                .toList();
        return of(brokers, period);
    }

    /**
     * The same of one account alone.
     *
     * @param snapshots as above; those that say nothing of the account do not count
     * @return the oldest day first
     */
    public List<DayTotal> of(
            AccountId account,
            Map<ConnectionId, ? extends Collection<SourceSnapshot>> snapshots,
            Ledger ledger,
            Period period) {
        ConnectionId connection = ConnectionId.of(account.institution());
        List<SourceSnapshot> own = Optional.<Collection<SourceSnapshot>>ofNullable(snapshots.get(connection)).stream()
                .flatMap(Collection::stream)
                .flatMap(snapshot -> snapshot.of(account).stream())
                .toList();
        return of(List.of(broker(connection, own, ledger.of(account), ledger)), period);
    }

    // The institution of its accounts is the broker's id, and so is that of its first connection.
    private static List<Entry> entriesOf(ConnectionId connection, Ledger ledger) {
        return ledger.entries().stream()
                .filter(entry -> entry.transaction().account().institution().equals(connection.value()))
                .toList();
    }

    private Broker broker(
            ConnectionId connection, Collection<SourceSnapshot> snapshots, List<Entry> entries, Ledger ledger) {
        return new Broker(
                new BrokerHistory(connection, snapshots, rates, currency, zone),
                new ComputedHistory(connection, entries, ledger, rates, currency));
    }

    private List<DayTotal> of(List<Broker> brokers, Period period) {
        NavigableSet<LocalDate> days = new TreeSet<>();
        brokers.forEach(broker -> days.addAll(broker.days()));
        List<DayTotal> totals = new ArrayList<>();
        for (LocalDate day : days) {
            List<Part> parts =
                    brokers.stream().flatMap(broker -> broker.at(day).stream()).toList();
            if (period.contains(day)) {
                totals.add(new DayTotal(day, total(parts), parts));
            }
        }
        return List.copyOf(totals);
    }

    /**
     * What one unit of an instrument was worth, by day, as brokers said: of what bears any of {@code identifiers}.
     *
     * @param snapshots in any order; of several of one day the last counts
     */
    public NavigableMap<LocalDate, Money> unitValues(
            Collection<SourceSnapshot> snapshots, Set<InstrumentIdentifier> identifiers) {
        NavigableMap<LocalDate, Money> values = new TreeMap<>();
        snapshots.stream()
                .sorted(Comparator.comparing(SourceSnapshot::asOf))
                .forEach(snapshot -> snapshot.accounts().stream()
                        .flatMap(account -> account.positions().stream())
                        .filter(position -> position.quantity().value().signum() != 0)
                        .filter(position ->
                                position.instrument().identifiers().stream().anyMatch(identifiers::contains))
                        .forEach(position -> position.marketValue()
                                .flatMap(value -> rates.convert(value, currency, snapshot.asOf()))
                                .ifPresent(value -> values.put(
                                        LocalDate.ofInstant(snapshot.asOf(), zone),
                                        Money.of(
                                                value.amount()
                                                        .divide(
                                                                position.quantity()
                                                                        .value(),
                                                                MathContext.DECIMAL128),
                                                currency)))));
        return values;
    }

    private Optional<Money> total(List<Part> parts) {
        Money sum = Money.zero(currency);
        for (Part part : parts) {
            if (part.value().isEmpty()) {
                return Optional.empty();
            }
            sum = sum.plus(part.value().get());
        }
        return Optional.of(sum);
    }

    /** One connection: what it said, and before that what was booked. */
    private record Broker(BrokerHistory told, ComputedHistory computed, Optional<LocalDate> firstBooked) {

        Broker(BrokerHistory told, ComputedHistory computed) {
            this(told, computed, computed.days().keySet().stream().findFirst());
        }

        NavigableSet<LocalDate> days() {
            NavigableSet<LocalDate> days = told.days();
            NavigableSet<LocalDate> booked = new TreeSet<>(computed.days().keySet());
            days.addAll(days.isEmpty() ? booked : booked.headSet(days.first(), false));
            return days;
        }

        Optional<Part> at(LocalDate day) {
            Optional<Part> read = told.at(day);
            return read.isPresent()
                    ? read
                    : firstBooked.filter(first -> !day.isBefore(first)).map(first -> computed.at(day));
        }
    }
}
