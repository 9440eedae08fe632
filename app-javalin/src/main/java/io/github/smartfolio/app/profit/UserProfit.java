package io.github.smartfolio.app.profit;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.app.preferences.Currencies;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.history.DayTotal;
import io.github.smartfolio.history.History;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.CostMethod;
import io.github.smartfolio.ledger.Disposal;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.ledger.Holding;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.LedgerCheck;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.ledger.PositionProfit;
import io.github.smartfolio.ledger.ProfitAndLoss;
import io.github.smartfolio.ledger.ProfitCalculator;
import io.github.smartfolio.ledger.Total;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.AccountView;
import io.github.smartfolio.portfolio.Portfolio;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.returns.Performance;
import io.github.smartfolio.returns.Returns;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.valuation.Excluded;
import io.github.smartfolio.valuation.Valuation;
import io.github.smartfolio.valuation.Valuator;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one user gained. Methods may be called from any thread, and throw {@link UncheckedIOException} if the storage failed.
 */
public final class UserProfit {

    private static final Logger LOG = LoggerFactory.getLogger(UserProfit.class);
    private static final int MOST_NAMED = 5;
    // By two methods each a calculator remembers them all.
    private static final int MOST_PREPARED = 6;

    private final Sources sources;
    private final FxRates rates;
    private final Supplier<Optional<Instant>> ratesReadAt;
    private final InstantSource clock;
    private final Executor background;
    private Optional<Kept> kept = Optional.empty();
    private Optional<Checked> checked = Optional.empty();

    /** A calculator, good as long as the rates are those it asked for. */
    private record Kept(Optional<Instant> ratesReadAt, ProfitCalculator calculator) {}

    /** The last check, good as long as neither side of it changes. */
    private record Checked(
            Ledger ledger, List<AccountView> accounts, List<SourceOutcome> outcomes, LedgerCheck check) {}

    /**
     * @param ratesReadAt when the rates were last read anew, by which it is known that they may be others
     * @param background runs what nobody waits for
     */
    public UserProfit(
            Sources sources,
            FxRates rates,
            Supplier<Optional<Instant>> ratesReadAt,
            InstantSource clock,
            Executor background) {
        this.sources = sources;
        this.rates = rates;
        this.ratesReadAt = ratesReadAt;
        this.clock = clock;
        this.background = background;
    }

    /** @param period in which it was realised, received and paid */
    public Gained gained(CostMethod method, Currency currency, Period period) {
        Ledger ledger = sources.ledger();
        Portfolio portfolio = sources.portfolio();
        ProfitAndLoss profit = calculator().of(ledger, Holding.in(portfolio), method, currency, period);
        return new Gained(ledger, profit, check(ledger, portfolio));
    }

    /**
     * Begins to compute, in the background, what whoever sees profit in {@code currency} may ask for next: it by each method, in this
     * and in other currencies that are offered, as long as they are not many.
     */
    public void prepare(Currency currency, Period period) {
        background.execute(() -> {
            try {
                prepareNow(currency, period);
            } catch (UncheckedIOException e) {
                LOG.warn("Profit could not be computed ahead", e);
            }
        });
    }

    private void prepareNow(Currency currency, Period period) {
        Ledger ledger = sources.ledger();
        ProfitCalculator calculator = calculator();
        Stream.concat(Stream.of(currency), Currencies.offered(currency, ledger.currencies()).stream())
                .distinct()
                .limit(MOST_PREPARED)
                .forEach(each -> {
                    for (CostMethod method : CostMethod.values()) {
                        calculator.prepare(ledger, method, each, period);
                    }
                });
    }

    /** The sales behind what was realised with one instrument in one account, the oldest first. */
    public List<Disposal> disposals(Gained gained, AccountId account, InstrumentId instrument) {
        ProfitAndLoss profit = gained.profit();
        return calculator()
                .disposals(gained.ledger(), account, instrument, profit.method(), profit.currency(), profit.period());
    }

    /** What everything was worth, day by day, the oldest first. */
    public List<DayTotal> history(Currency currency, ZoneId zone, Period period) {
        Map<ConnectionId, List<SourceSnapshot>> said = sources.history();
        return new History(rates, currency, zone).of(said, sources.ledger(), period);
    }

    /** How well the accounts did of which the ledger tells. */
    public Performed performed(Currency currency, ZoneId zone, Period period) {
        Told told = told();
        History history = new History(rates, currency, zone);
        Performance performance = performance(currency, zone, period);
        Valuation valuation = new Valuator(rates).value(told.portfolio, currency);
        return new Performed(
                List.copyOf(told.institutions),
                performance.ofAccounts(
                        told.ledger.entries(),
                        history.of(told.said, told.ledger, Period.ALL),
                        worth(
                                valuation,
                                account -> told.institutions.contains(account.institution()),
                                told.institutions::contains),
                        told.check.explainsAll(told.ledger)
                                ? Optional.empty()
                                : Optional.of(unexplained(told.ledger, told.check))),
                told.ledger.accounts().stream()
                        .map(account -> new Performed.OfAccount(
                                account,
                                performance.ofAccounts(
                                        told.ledger.of(account),
                                        history.of(account, told.said, told.ledger, Period.ALL),
                                        worth(valuation, account::equals, account.institution()::equals),
                                        unexplained(told.ledger, told.check, account))))
                        .toList());
    }

    /** How well each instrument did in each account, in the order of their text. */
    public List<InstrumentReturns> performedByInstrument(Currency currency, ZoneId zone, Period period) {
        Told told = told();
        History history = new History(rates, currency, zone);
        Performance performance = performance(currency, zone, period);
        List<SourceSnapshot> snapshots =
                told.said.values().stream().flatMap(Collection::stream).toList();
        List<InstrumentReturns> all = new ArrayList<>();
        // What is held is worth the same whatever it cost.
        calculator()
                .of(told.ledger, Holding.in(told.portfolio), CostMethod.FIFO, currency, Period.ALL)
                .positions()
                .forEach(position -> position.instrument().ifPresent(id -> {
                    List<Entry> entries = told.ledger.of(position.account(), id);
                    if (!entries.isEmpty()) {
                        NavigableMap<LocalDate, Money> unitValues = told.ledger
                                .instrument(id)
                                .map(Instrument::identifiers)
                                .map(identifiers -> history.unitValues(snapshots, identifiers))
                                .orElseGet(TreeMap::new);
                        Returns returns = performance.ofInstrument(
                                id, entries, unitValues, worth(position, currency), unexplained(told.check, position));
                        all.add(new InstrumentReturns(position.account(), id, told.ledger.instrument(id), returns));
                    }
                }));
        return List.copyOf(all);
    }

    /**
     * What returns follow from.
     *
     * @param institutions of which the ledger tells
     * @param said by brokers, of these alone
     */
    private record Told(
            Ledger ledger,
            Portfolio portfolio,
            LedgerCheck check,
            Set<String> institutions,
            Map<ConnectionId, List<SourceSnapshot>> said) {}

    private Told told() {
        Ledger ledger = sources.ledger();
        Portfolio portfolio = sources.portfolio();
        Set<String> institutions =
                ledger.accounts().stream().map(AccountId::institution).collect(Collectors.toCollection(TreeSet::new));
        Map<ConnectionId, List<SourceSnapshot>> said = new LinkedHashMap<>(sources.history());
        said.keySet().removeIf(connection -> !institutions.contains(connection.value()));
        return new Told(ledger, portfolio, check(ledger, portfolio), institutions, said);
    }

    private Performance performance(Currency currency, ZoneId zone, Period period) {
        return new Performance(rates, currency, period, LocalDate.ofInstant(clock.instant(), zone));
    }

    private static Optional<Money> worth(PositionProfit position, Currency currency) {
        return position.quantity().isZero()
                ? Optional.of(Money.zero(currency))
                : Optional.of(position.marketValue()).filter(Total::isComplete).flatMap(Total::value);
    }

    /** What accounts are worth; empty if anything of them is left out. */
    private static Optional<Money> worth(
            Valuation valuation, Predicate<AccountId> isMeant, Predicate<String> isOfInstitution) {
        for (Excluded excluded : valuation.excluded()) {
            boolean concerns = excluded.account()
                    .map(isMeant::test)
                    .orElseGet(() -> isOfInstitution.test(excluded.connection().value()));
            if (concerns) {
                return Optional.empty();
            }
        }
        Money sum = Money.zero(valuation.total().currency());
        List<Money> values = Stream.concat(
                        valuation.positions().stream()
                                .filter(position ->
                                        isMeant.test(position.account().account()))
                                .flatMap(position -> position.value().stream()),
                        valuation.cash().stream()
                                .filter(cash -> isMeant.test(cash.account().account()))
                                .flatMap(cash -> cash.value().stream()))
                .toList();
        for (Money value : values) {
            sum = sum.plus(value);
        }
        return Optional.of(sum);
    }

    /** What of the ledger does not fit, in English. */
    private static String unexplained(Ledger ledger, LedgerCheck check) {
        List<String> differences = Stream.concat(
                        check.units().stream()
                                .map(units -> name(ledger, units.instrument()) + ": " + units.byLedger()
                                        + " by the ledger, " + units.byBroker() + " by the broker"),
                        check.cash().stream()
                                .map(cash -> "cash at " + cash.institution() + ": " + cash.byLedger()
                                        + " by the ledger, " + cash.byBroker() + " by the broker"))
                .toList();
        if (differences.isEmpty()) {
            return "Not everything that is held could be compared with the ledger.";
        }
        String named = String.join("; ", differences.subList(0, Math.min(MOST_NAMED, differences.size())));
        return differences.size() > MOST_NAMED ? named + "; and " + (differences.size() - MOST_NAMED) + " more" : named;
    }

    private static Optional<String> unexplained(Ledger ledger, LedgerCheck check, AccountId account) {
        LedgerCheck own = new LedgerCheck(
                check.units().stream()
                        .filter(units -> concerns(units.account(), account))
                        .toList(),
                check.cash().stream()
                        .filter(cash -> cash.institution().equals(account.institution()))
                        .toList(),
                check.checkedUnits(),
                check.checkedCash());
        boolean isChecked = check.checkedUnits().contains(account.institution())
                && check.checkedCash().contains(account.institution());
        return own.units().isEmpty() && own.cash().isEmpty() && isChecked
                ? Optional.empty()
                : Optional.of(unexplained(ledger, own));
    }

    private static Optional<String> unexplained(LedgerCheck check, PositionProfit position) {
        Optional<String> units = check.units().stream()
                .filter(difference -> position.instrument()
                                .filter(difference.instrument()::equals)
                                .isPresent()
                        && concerns(difference.account(), position.account()))
                .map(difference ->
                        difference.byLedger() + " by the ledger, " + difference.byBroker() + " by the broker")
                .findFirst();
        return units.or(() -> position.gaps().stream()
                .filter(gap -> gap.reason() == Reason.MISSING_ACQUISITION || gap.reason() == Reason.QUANTITY_UNKNOWN)
                .map(gap -> "Not all units are known: " + gap.reason()
                        + gap.date().map(day -> " on " + day).orElse(""))
                .findFirst());
    }

    /** A difference without an account is about all of its institution. */
    private static boolean concerns(AccountId difference, AccountId account) {
        return difference.equals(account)
                || (difference.isUnspecified() && difference.institution().equals(account.institution()));
    }

    private static String name(Ledger ledger, InstrumentId id) {
        return ledger.instrument(id).map(Instrument::name).orElse(id.value());
    }

    private synchronized LedgerCheck check(Ledger ledger, Portfolio portfolio) {
        Checked current = checked.filter(c -> c.ledger() == ledger
                        && c.accounts().equals(portfolio.accounts())
                        && c.outcomes().equals(portfolio.outcomes()))
                .orElseGet(() -> new Checked(
                        ledger, portfolio.accounts(), portfolio.outcomes(), LedgerCheck.of(ledger, portfolio)));
        checked = Optional.of(current);
        return current.check();
    }

    private synchronized ProfitCalculator calculator() {
        Optional<Instant> readAt = ratesReadAt.get();
        Kept current = kept.filter(k -> k.ratesReadAt().equals(readAt))
                .orElseGet(() -> new Kept(readAt, new ProfitCalculator(rates)));
        kept = Optional.of(current);
        return current.calculator();
    }
}
