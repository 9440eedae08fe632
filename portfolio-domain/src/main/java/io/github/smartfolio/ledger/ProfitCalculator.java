package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.ledger.Holdings.Matched;
import io.github.smartfolio.ledger.Holdings.Place;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes profit, and remembers what it computed of each book: a ledger with one transaction more costs one book.
 *
 * <p>Rates are asked for once; whoever gets new ones for days past makes a new calculator. Calls may come from any thread, one at a
 * time is served.
 */
public final class ProfitCalculator {

    // Two methods, two currencies, and a period or two.
    private static final int KEPT = 6;

    private final FxRates rates;
    // The one asked for last stands last.
    private final Map<Question, Map<Book.Key, Answer>> answers = new LinkedHashMap<>();
    private long reckoned;

    public ProfitCalculator(FxRates rates) {
        this.rates = Objects.requireNonNull(rates, "rates");
    }

    private record Question(CostMethod method, Currency currency, Period period) {}

    private record Answer(Book book, List<Sums> sums) {}

    /** What the ledger alone tells of one instrument in one account. */
    private record Sums(
            AccountId account,
            Optional<InstrumentId> instrument,
            BigDecimal moved,
            List<Lot> lots,
            Profit profit,
            List<Gap> gaps) {}

    public synchronized ProfitAndLoss of(
            Ledger ledger, Collection<Holding> holdings, CostMethod method, Currency currency, Period period) {
        Conversion conversion = new Conversion(rates, currency);
        List<Sums> sums = sums(ledger, new Question(method, currency, period), conversion);
        Set<Place> places = sums.stream()
                .filter(sum -> sum.instrument.isPresent())
                .map(sum -> new Place(sum.account, sum.instrument.get()))
                .collect(Collectors.toSet());
        Holdings matched = new Holdings(holdings, places);
        List<PositionProfit> positions = new ArrayList<>(sums.size());
        sums.forEach(sum -> positions.add(position(sum, matched, conversion)));
        matched.unmatched().forEach(holding -> positions.add(reported(holding, conversion)));
        positions.sort(Comparator.comparing(
                        (PositionProfit position) -> position.account().toString())
                .thenComparing(position ->
                        position.instrument().map(InstrumentId::value).orElse("")));
        return new ProfitAndLoss(
                method,
                currency,
                period,
                positions,
                Total.sum(currency, positions.stream().map(PositionProfit::cost).toList()),
                Total.sum(
                        currency,
                        positions.stream().map(PositionProfit::marketValue).toList()),
                Profit.sum(
                        currency, positions.stream().map(PositionProfit::profit).toList()));
    }

    /** The sales behind the realised gain of one instrument in one account, the oldest first. */
    public synchronized List<Disposal> disposals(
            Ledger ledger,
            AccountId account,
            InstrumentId instrument,
            CostMethod method,
            Currency currency,
            Period period) {
        List<Disposal> disposals = new ArrayList<>();
        ledger.books().stream()
                .filter(book ->
                        book.account().equals(account) && book.instruments().contains(instrument))
                .forEach(book -> new Reckoning(
                                book, method, new Conversion(rates, currency), period, Optional.of(disposals::add))
                        .run());
        disposals.removeIf(disposal -> !disposal.instrument().equals(instrument));
        return List.copyOf(disposals);
    }

    /** How many books were gone through until now. */
    synchronized long reckoned() {
        return reckoned;
    }

    private List<Sums> sums(Ledger ledger, Question question, Conversion conversion) {
        Map<Book.Key, Answer> before =
                Optional.ofNullable(answers.remove(question)).orElse(Map.of());
        Map<Book.Key, Answer> now = new LinkedHashMap<>();
        List<Reckoning> due = new ArrayList<>();
        for (Book book : ledger.books()) {
            Optional.ofNullable(before.get(book.key()))
                    .filter(known -> known.book.equals(book))
                    .ifPresentOrElse(
                            known -> now.put(book.key(), known),
                            () -> due.add(new Reckoning(
                                    book, question.method, conversion, question.period, Optional.empty())));
        }
        run(due, ledger);
        due.forEach(reckoning -> now.put(
                reckoning.book().key(), new Answer(reckoning.book(), sums(reckoning, conversion, question.period))));
        reckoned += due.size();
        answers.put(question, now);
        if (answers.size() > KEPT) {
            answers.remove(answers.keySet().iterator().next());
        }
        return now.values().stream().flatMap(answer -> answer.sums.stream()).toList();
    }

    private static void run(List<Reckoning> due, Ledger ledger) {
        int entries = due.stream()
                .mapToInt(reckoning -> reckoning.book().entries().size())
                .sum();
        if (entries > ledger.entries().size() / 2) {
            Reckoning.runAll(due, ledger.entries());
        } else {
            due.forEach(Reckoning::run);
        }
    }

    private static List<Sums> sums(Reckoning reckoning, Conversion conversion, Period period) {
        return reckoning.accounts().values().stream()
                .map(account -> sums(reckoning.book(), account, conversion, period))
                .toList();
    }

    private static Sums sums(Book book, Reckoning.Account account, Conversion conversion, Period period) {
        // Units that are not known are not in the gain.
        account.gaps.stream()
                .filter(gap -> gap.date().filter(period::contains).isPresent())
                .forEach(account.realized::leaveOut);
        Total none = Total.zero(conversion.currency());
        return new Sums(
                book.account(),
                account.instrument,
                account.moved,
                account.lots.view(),
                new Profit(
                        conversion.currency(),
                        account.realized.total(),
                        account.realizedFx.total(),
                        none,
                        none,
                        account.dividends.total(),
                        account.interest.total(),
                        account.income.total(),
                        account.fees.total(),
                        account.taxes.total(),
                        account.expenses.total()),
                List.copyOf(account.gaps));
    }

    private static PositionProfit position(Sums sums, Holdings holdings, Conversion conversion) {
        Total none = Total.zero(conversion.currency());
        Quantity quantity = Quantity.of(sums.moved);
        if (sums.lots.isEmpty()) {
            return new PositionProfit(
                    sums.account,
                    sums.instrument,
                    quantity,
                    none,
                    CostOrigin.COMPUTED,
                    none,
                    sums.profit,
                    List.of(),
                    sums.gaps);
        }
        Place place = new Place(sums.account, sums.instrument.orElseThrow());
        Optional<Matched> matched = holdings.at(place);
        CostOrigin origin = sums.lots.stream().map(Lot::origin).reduce(CostOrigin.ENTERED, CostOrigin::and);
        Optional<Holding> broker = matched.filter(Matched::isOne)
                .filter(m -> m.holdings().size() == 1 && m.quantity().compareTo(sums.moved) == 0)
                .map(m -> m.holdings().get(0))
                .filter(holding -> holding.reportedCost().isPresent());
        if (origin == CostOrigin.UNKNOWN && broker.isPresent()) {
            // A basis may be carried only while the quantity is the broker's.
            PositionProfit told = reported(broker.get(), conversion);
            return new PositionProfit(
                    sums.account,
                    sums.instrument,
                    quantity,
                    told.cost(),
                    told.origin(),
                    told.marketValue(),
                    withUnrealized(
                            sums.profit,
                            told.profit().unrealized(),
                            told.profit().unrealizedFx()),
                    sums.lots,
                    sums.gaps);
        }
        Held held = new Held(place, conversion);
        sums.lots.forEach(lot -> held.add(lot, matched));
        return new PositionProfit(
                sums.account,
                sums.instrument,
                quantity,
                held.cost.total(),
                origin,
                held.value.total(),
                withUnrealized(sums.profit, held.unrealized.total(), held.unrealizedFx.total()),
                sums.lots,
                sums.gaps);
    }

    private static Profit withUnrealized(Profit profit, Total unrealized, Total fx) {
        return new Profit(
                profit.currency(),
                profit.realized(),
                profit.realizedFx(),
                unrealized,
                fx,
                profit.dividends(),
                profit.interest(),
                profit.income(),
                profit.fees(),
                profit.taxes(),
                profit.expenses());
    }

    /** What is held, while it is added up lot by lot. */
    private static final class Held {

        private final Place place;
        private final Conversion conversion;
        private final Tally cost;
        private final Tally value;
        private final Tally unrealized;
        private final Tally unrealizedFx;

        Held(Place place, Conversion conversion) {
            this.place = place;
            this.conversion = conversion;
            this.cost = new Tally(conversion.currency());
            this.value = new Tally(conversion.currency());
            this.unrealized = new Tally(conversion.currency());
            this.unrealizedFx = new Tally(conversion.currency());
        }

        void add(Lot lot, Optional<Matched> matched) {
            BigDecimal units = lot.quantity().value();
            Optional<Money> own = matched.flatMap(m -> m.value(units));
            Optional<Money> worth = matched.flatMap(m -> m.valueIn(conversion.currency(), units)
                    .or(() -> own.flatMap(money -> m.asOf().flatMap(moment -> conversion.at(moment, money)))));
            own.ifPresent(value::addOwn);
            lot.cost().ifPresent(cost::addOwn);
            worth.ifPresentOrElse(
                    value::addValue,
                    () -> value.leaveOut(gap(own.isPresent() ? Reason.NO_RATE : Reason.NO_PRICE, lot)));
            lot.value()
                    .ifPresentOrElse(
                            cost::addValue,
                            () -> cost.leaveOut(gap(
                                    lot.origin() == CostOrigin.UNKNOWN ? Reason.COST_UNKNOWN : Reason.NO_RATE, lot)));
            gain(lot, own, worth);
        }

        private void gain(Lot lot, Optional<Money> own, Optional<Money> worth) {
            Optional<Money> gain = own.flatMap(money -> lot.cost()
                    .filter(paid -> paid.currency().equals(money.currency()))
                    .map(money::minus));
            gain.ifPresent(unrealized::addOwn);
            if (worth.isEmpty() || lot.value().isEmpty()) {
                Gap gap = worth.isPresent()
                        ? gap(lot.origin() == CostOrigin.UNKNOWN ? Reason.COST_UNKNOWN : Reason.NO_RATE, lot)
                        : gap(own.isPresent() ? Reason.NO_RATE : Reason.NO_PRICE, lot);
                unrealized.leaveOut(gap);
                unrealizedFx.leaveOut(gap);
                return;
            }
            Money all = worth.get().minus(lot.value().get());
            unrealized.addValue(all);
            // At the rate at which the value itself was converted.
            gain.flatMap(money -> atRateOf(own.orElseThrow(), worth.get(), money))
                    .ifPresentOrElse(
                            atToday -> unrealizedFx.addValue(all.minus(atToday)),
                            () -> unrealizedFx.leaveOut(gap(Reason.TWO_CURRENCIES, lot)));
        }

        private static Optional<Money> atRateOf(Money own, Money converted, Money amount) {
            if (own.currency().equals(converted.currency())) {
                return Optional.of(amount);
            }
            return own.amount().signum() == 0
                    ? Optional.empty()
                    : Optional.of(Money.of(
                            amount.amount().multiply(converted.amount()).divide(own.amount(), MathContext.DECIMAL128),
                            converted.currency()));
        }

        private Gap gap(Reason reason, Lot lot) {
            return new Gap(
                    reason,
                    place.account(),
                    Optional.of(place.instrument()),
                    lot.entry().map(entry -> entry.transaction().date()),
                    lot.entry(),
                    Optional.of(lot.quantity()));
        }
    }

    /** What the broker alone says. */
    private static PositionProfit reported(Holding holding, Conversion conversion) {
        Place place = new Place(holding.account(), holding.instrument());
        BigDecimal units = holding.position().quantity().value();
        Matched matched = new Matched(List.of(holding), true);
        Optional<Money> cost = holding.reportedCost();
        // The broker's cost is in today's books: no day's rate is known for it, and so no part that is due to rates.
        Lot lot = new Lot(
                LocalDate.ofInstant(holding.asOf(), ZoneOffset.UTC),
                Optional.empty(),
                holding.position().quantity(),
                cost,
                cost.flatMap(money -> conversion.at(holding.asOf(), money)),
                cost.isPresent() ? CostOrigin.REPORTED : CostOrigin.UNKNOWN);
        Held held = new Held(place, conversion);
        held.add(lot, units.signum() == 0 ? Optional.empty() : Optional.of(matched));
        return new PositionProfit(
                holding.account(),
                Optional.of(holding.instrument()),
                holding.position().quantity(),
                held.cost.total(),
                lot.origin(),
                held.value.total(),
                withUnrealized(Profit.zero(conversion.currency()), held.unrealized.total(), held.unrealizedFx.total()),
                List.of(),
                List.of());
    }
}
