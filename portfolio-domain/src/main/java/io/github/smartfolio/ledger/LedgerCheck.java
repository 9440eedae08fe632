package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Holdings.Place;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the ledger explains what brokers say is held: all that ever came and left, against what is there. Nothing is changed to make
 * it fit.
 *
 * <p>Accounts are compared one by one where both sides name them alike; what is left of an instrument at an institution is compared
 * in one sum. Transactions after the day of the broker's books do not count; where one file tells of units and another of cash, each
 * has books of its own. Institutions of which only one side tells are left out.
 *
 * @param units that differ, by account and instrument
 * @param cash that differs, by institution and currency: brokers and files name sub-accounts of cash too differently to tell them apart
 * @param checkedUnits institutions whose units could be compared
 * @param checkedCash institutions whose cash could be compared
 */
public record LedgerCheck(
        List<UnitDifference> units, List<CashDifference> cash, Set<String> checkedUnits, Set<String> checkedCash) {

    public LedgerCheck {
        units = List.copyOf(units);
        cash = List.copyOf(cash);
        checkedUnits = Set.copyOf(checkedUnits);
        checkedCash = Set.copyOf(checkedCash);
    }

    /**
     * @param account {@linkplain AccountId#unspecified unspecified} for what was compared in one sum
     * @param asOf of the broker's books
     */
    public record UnitDifference(
            AccountId account, InstrumentId instrument, Quantity byLedger, Quantity byBroker, LocalDate asOf) {

        public UnitDifference {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(instrument, "instrument");
            Objects.requireNonNull(byLedger, "byLedger");
            Objects.requireNonNull(byBroker, "byBroker");
            Objects.requireNonNull(asOf, "asOf");
        }
    }

    /** @param asOf of the broker's books */
    public record CashDifference(String institution, Money byLedger, Money byBroker, LocalDate asOf) {

        public CashDifference {
            Objects.requireNonNull(institution, "institution");
            byLedger.plus(byBroker);
            Objects.requireNonNull(asOf, "asOf");
        }
    }

    public static LedgerCheck of(Ledger ledger, Portfolio portfolio) {
        Set<String> booked =
                ledger.entries().stream().map(LedgerCheck::institution).collect(Collectors.toCollection(TreeSet::new));
        Map<String, List<AccountView>> units = telling(portfolio, Content.POSITIONS);
        Map<String, List<AccountView>> cash = telling(portfolio, Content.CASH);
        units.keySet().retainAll(booked);
        cash.keySet().retainAll(booked);
        return new LedgerCheck(
                units.entrySet().stream()
                        .flatMap(told -> units(ledger, told.getKey(), told.getValue()))
                        .toList(),
                cash.entrySet().stream()
                        .flatMap(told -> cash(ledger, told.getKey(), told.getValue()))
                        .toList(),
                units.keySet(),
                cash.keySet());
    }

    /** Whether everything that the ledger tells of could be compared, and fits. */
    public boolean explainsAll(Ledger ledger) {
        return units.isEmpty()
                && cash.isEmpty()
                && ledger.entries().stream()
                        .map(LedgerCheck::institution)
                        .allMatch(
                                institution -> checkedUnits.contains(institution) && checkedCash.contains(institution));
    }

    private static String institution(Entry entry) {
        return entry.transaction().account().institution();
    }

    /** The accounts of which a snapshot with such content tells, by institution. */
    private static Map<String, List<AccountView>> telling(Portfolio portfolio, Content content) {
        Set<Object> sources = portfolio.outcomes().stream()
                .flatMap(outcome -> outcome.snapshots().stream())
                .map(dated -> dated.snapshot())
                .filter(snapshot -> snapshot.contents().contains(content))
                .map(snapshot -> snapshot.source())
                .collect(Collectors.toSet());
        return portfolio.accounts().stream()
                .filter(view -> sources.contains(view.source()))
                .collect(
                        Collectors.groupingBy(view -> view.account().institution(), TreeMap::new, Collectors.toList()));
    }

    private static LocalDate day(List<AccountView> views) {
        return views.stream()
                .map(AccountView::asOf)
                .max(Comparator.naturalOrder())
                .map(moment -> LocalDate.ofInstant(moment, ZoneOffset.UTC))
                .orElseThrow();
    }

    private static Stream<Transaction> until(Ledger ledger, String institution, LocalDate day) {
        return ledger.entries().stream()
                .map(Entry::transaction)
                .filter(transaction -> transaction.account().institution().equals(institution))
                .filter(transaction -> !transaction.date().isAfter(day));
    }

    private static Stream<UnitDifference> units(Ledger ledger, String institution, List<AccountView> views) {
        LocalDate day = day(views);
        Map<Place, BigDecimal> byBroker = new HashMap<>();
        views.forEach(view -> view.positions()
                .forEach(position -> byBroker.merge(
                        new Place(view.account(), position.id()),
                        position.position().quantity().value(),
                        BigDecimal::add)));
        Map<Place, BigDecimal> byLedger = new HashMap<>();
        for (Entry entry : ledger.entries()) {
            Transaction transaction = entry.transaction();
            if (transaction.account().institution().equals(institution)
                    && !transaction.date().isAfter(day)) {
                for (int i = 0; i < entry.moved().size(); i++) {
                    byLedger.merge(
                            new Place(transaction.account(), entry.moved().get(i)),
                            transaction.movements().get(i).quantity().value(),
                            BigDecimal::add);
                }
            }
        }
        Set<Place> both = new HashSet<>(byBroker.keySet());
        both.retainAll(byLedger.keySet());
        Map<Place, BigDecimal> ledgers = together(byLedger, both);
        Map<Place, BigDecimal> brokers = together(byBroker, both);
        Set<Place> all = new HashSet<>(ledgers.keySet());
        all.addAll(brokers.keySet());
        return all.stream()
                .map(place -> new UnitDifference(
                        place.account(),
                        place.instrument(),
                        Quantity.of(ledgers.getOrDefault(place, BigDecimal.ZERO)),
                        Quantity.of(brokers.getOrDefault(place, BigDecimal.ZERO)),
                        day))
                .filter(difference -> !difference.byLedger().equals(difference.byBroker()))
                .sorted(Comparator.comparing(UnitDifference::toString));
    }

    /** Places on both sides as they are, the others of an instrument in one. */
    private static Map<Place, BigDecimal> together(Map<Place, BigDecimal> units, Set<Place> both) {
        Map<Place, BigDecimal> sums = new HashMap<>();
        units.forEach((place, sum) ->
                sums.merge(both.contains(place) ? place : Holdings.anywhere(place), sum, BigDecimal::add));
        return sums;
    }

    private static Stream<CashDifference> cash(Ledger ledger, String institution, List<AccountView> views) {
        LocalDate day = day(views);
        Map<Currency, Money> byBroker = new HashMap<>();
        views.stream()
                .flatMap(view -> view.cash().stream())
                .map(CashBalance::total)
                .forEach(money -> byBroker.merge(money.currency(), money, Money::plus));
        Map<Currency, Money> byLedger = new HashMap<>();
        until(ledger, institution, day)
                .flatMap(transaction -> transaction.net().stream())
                .forEach(money -> byLedger.merge(money.currency(), money, Money::plus));
        Set<Currency> all = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));
        all.addAll(byBroker.keySet());
        all.addAll(byLedger.keySet());
        return all.stream()
                .map(currency -> new CashDifference(
                        institution,
                        byLedger.getOrDefault(currency, Money.zero(currency)),
                        byBroker.getOrDefault(currency, Money.zero(currency)),
                        day))
                .filter(difference -> !difference.byLedger().equals(difference.byBroker()));
    }
}
