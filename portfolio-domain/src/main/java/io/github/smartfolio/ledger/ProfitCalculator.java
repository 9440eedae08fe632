package io.github.smartfolio.ledger;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.ledger.Holdings.Matched;
import io.github.smartfolio.ledger.Holdings.Place;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
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
 * <p>Rates are asked for once; whoever gets new ones for days past makes a new calculator. Calls may come from several threads at
 * once; two that ask the same at the same time may both compute it.
 */
public final class ProfitCalculator {

    // Two methods in the currencies a person may choose from.
    private static final int KEPT = 16;

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
            Optional<OpenLots> open,
            Profit profit,
            List<Gap> gaps) {}

    public ProfitAndLoss of(
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

    /** Computes what the ledger alone tells, so that {@link #of} need not when it is asked the same. */
    public void prepare(Ledger ledger, CostMethod method, Currency currency, Period period) {
        List<Sums> unused = sums(ledger, new Question(method, currency, period), new Conversion(rates, currency));
    }

    /** The sales behind the realised gain of one instrument in one account, the oldest first. */
    public List<Disposal> disposals(
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
        Map<Book.Key, Answer> before = known(question);
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
        remember(question, now, due.size());
        return now.values().stream().flatMap(answer -> answer.sums.stream()).toList();
    }

    private synchronized Map<Book.Key, Answer> known(Question question) {
        return answers.getOrDefault(question, Map.of());
    }

    private synchronized void remember(Question question, Map<Book.Key, Answer> answer, int books) {
        reckoned += books;
        answers.remove(question);
        answers.put(question, answer);
        if (answers.size() > KEPT) {
            answers.remove(answers.keySet().iterator().next());
        }
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
        List<Lot> lots = account.lots.view();
        return new Sums(
                book.account(),
                account.instrument,
                account.moved,
                account.instrument
                        .filter(id -> !lots.isEmpty())
                        .map(id -> new OpenLots(new Place(book.account(), id), lots, conversion.currency())),
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
        Quantity quantity = Quantity.of(sums.moved);
        if (sums.open.isEmpty()) {
            Total none = Total.zero(conversion.currency());
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
        OpenLots open = sums.open.get();
        Optional<Matched> matched = holdings.at(open.place());
        Optional<Holding> broker = matched.filter(Matched::isOne)
                .filter(m -> m.holdings().size() == 1 && m.quantity().compareTo(sums.moved) == 0)
                .map(m -> m.holdings().get(0))
                .filter(holding -> holding.reportedCost().isPresent());
        if (open.origin() == CostOrigin.UNKNOWN && broker.isPresent()) {
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
                    open.lots(),
                    sums.gaps);
        }
        OpenLots.Valued valued = open.valued(matched, conversion);
        return new PositionProfit(
                sums.account,
                sums.instrument,
                quantity,
                open.cost(),
                open.origin(),
                valued.value(),
                withUnrealized(sums.profit, valued.unrealized(), valued.unrealizedFx()),
                open.lots(),
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
        OpenLots open = new OpenLots(place, List.of(lot), conversion.currency());
        OpenLots.Valued valued = open.valued(units.signum() == 0 ? Optional.empty() : Optional.of(matched), conversion);
        return new PositionProfit(
                holding.account(),
                Optional.of(holding.instrument()),
                holding.position().quantity(),
                open.cost(),
                lot.origin(),
                valued.value(),
                withUnrealized(Profit.zero(conversion.currency()), valued.unrealized(), valued.unrealizedFx()),
                List.of(),
                List.of());
    }
}
