package io.github.smartfolio.ledger;

import static io.github.smartfolio.ledger.Journal.ACCOUNT;
import static io.github.smartfolio.ledger.Journal.EUR;
import static io.github.smartfolio.ledger.Journal.NOW;
import static io.github.smartfolio.ledger.Journal.USD;
import static io.github.smartfolio.ledger.Journal.directory;
import static io.github.smartfolio.ledger.Journal.id;
import static io.github.smartfolio.ledger.Journal.instrument;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every ledger, on ledgers made by chance: two currencies, three instruments, fees, splits, dividends, one in 200 days. */
class ProfitPropertiesTest {

    private static final BigDecimal DUST = new BigDecimal("1e-20");

    // A rate for every day, which is never the same two days running.
    private static final FxRates RATES = (one, other, at) -> {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        BigDecimal rate = new BigDecimal("0.80").add(BigDecimal.valueOf(day.toEpochDay() * 37 % 200, 3));
        return Optional.of(new FxRate(USD, EUR, rate, day, "test"));
    };

    private static List<Transaction> generated(long seed) {
        Random random = new Random(seed);
        Map<Instrument, BigDecimal> held = new HashMap<>();
        List<Transaction> transactions = new ArrayList<>();
        List<Instrument> instruments = List.of(instrument("A"), instrument("B"), instrument("C"));
        LocalDate day = LocalDate.of(2020, 1, 1);
        for (int i = 0; i < 200; i++) {
            day = day.plusDays(random.nextInt(3));
            Instrument what = instruments.get(random.nextInt(3));
            String currency = what.name().equals("B") ? "USD" : "EUR";
            BigDecimal has = held.getOrDefault(what, BigDecimal.ZERO);
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> {
                    BigDecimal units = BigDecimal.valueOf(1 + random.nextInt(5000), random.nextInt(3));
                    transactions.add(trade(day, i, Kind.BUY, what, units, random, currency));
                    held.merge(what, units, BigDecimal::add);
                }
                case 5, 6, 7 -> {
                    BigDecimal units = has.multiply(BigDecimal.valueOf(random.nextInt(101), 2));
                    if (units.signum() > 0) {
                        transactions.add(trade(day, i, Kind.SELL, what, units.negate(), random, currency));
                        held.put(what, has.subtract(units));
                    }
                }
                case 8 ->
                    transactions.add(Journal.on(day, Kind.DIVIDEND)
                            .about(what)
                            .at(minute(day, i))
                            .gross(Money.of("12.34", currency))
                            .charge(Charge.tax(Money.of("-1.85", currency), "Withholding tax"))
                            .net(Money.of("10.49", currency))
                            .build());
                default -> {
                    if (has.signum() > 0) {
                        BigDecimal units = has.multiply(BigDecimal.valueOf(3));
                        transactions.add(Journal.on(day, Kind.SPLIT)
                                .at(minute(day, i))
                                .movement(Movement.of(what, Quantity.of(has.negate())))
                                .movement(Movement.of(what, Quantity.of(units)))
                                .build());
                        held.put(what, units);
                    }
                }
            }
        }
        return transactions;
    }

    private static Instant minute(LocalDate day, int number) {
        return day.atTime(8, 0).plusMinutes(number).toInstant(ZoneOffset.UTC);
    }

    private static Transaction trade(
            LocalDate day, int i, Kind kind, Instrument what, BigDecimal units, Random random, String currency) {
        Money gross = Money.of(
                units.negate().multiply(BigDecimal.valueOf(500 + random.nextInt(5000), 2)),
                Currency.getInstance(currency));
        Money fee = Money.of(BigDecimal.valueOf(-random.nextInt(900), 2), gross.currency());
        return Journal.on(day, kind)
                .at(minute(day, i))
                .movement(Movement.of(what, Quantity.of(units)))
                .gross(gross)
                .charge(Charge.fee(fee, "Commission"))
                .net(gross.plus(fee))
                .build();
    }

    private static Ledger ledger(List<Transaction> transactions) {
        return Ledger.of(List.of(Activity.of(Journal.SOURCE, NOW, Booked.of(transactions))), directory(), Map.of());
    }

    /** Every unit that is held is worth 50 of its currency. */
    private static List<Holding> holdings(Ledger ledger) {
        Map<Instrument, BigDecimal> held = new HashMap<>();
        for (Entry entry : ledger.entries()) {
            entry.transaction()
                    .movements()
                    .forEach(movement -> held.merge(
                            movement.instrument(), movement.quantity().value(), BigDecimal::add));
        }
        return held.entrySet().stream()
                .map(entry -> new Holding(
                        ACCOUNT,
                        id(entry.getKey()),
                        Position.of(entry.getKey(), Quantity.of(entry.getValue()))
                                .withMarketValue(
                                        Money.of("50", entry.getKey().name().equals("B") ? "USD" : "EUR")
                                                .times(Quantity.of(entry.getValue())),
                                        Valued.REPORTED),
                        NOW))
                .toList();
    }

    private static ProfitAndLoss profit(List<Transaction> transactions, CostMethod method, Currency currency) {
        Ledger ledger = ledger(transactions);
        return new ProfitCalculator(RATES).of(ledger, holdings(ledger), method, currency, Period.ALL);
    }

    private static BigDecimal amount(Total total) {
        assertThat(total.gaps()).isEmpty();
        return total.value().orElseThrow().amount();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyMethodGainsTheSameInAll(long seed) {
        List<Transaction> transactions = generated(seed);
        Profit fifo = profit(transactions, CostMethod.FIFO, EUR).profit();
        Profit average = profit(transactions, CostMethod.AVERAGE, EUR).profit();
        assertThat(amount(fifo.gain())).isCloseTo(amount(average.gain()), within(DUST));
        assertThat(fifo.realized()).isNotEqualTo(average.realized());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void theGainIsWhatCameOutLessWhatWentIn(long seed) {
        List<Transaction> transactions = generated(seed);
        ProfitAndLoss profit = profit(transactions, CostMethod.FIFO, EUR);
        BigDecimal booked = BigDecimal.ZERO;
        for (Transaction transaction : transactions) {
            Money net = transaction.net().orElse(Money.zero(EUR));
            booked = booked.add(
                    RATES.convert(net, EUR, transaction.date().atTime(12, 0).toInstant(ZoneOffset.UTC))
                            .orElseThrow()
                            .amount());
        }
        assertThat(amount(profit.profit().net())).isCloseTo(booked.add(amount(profit.marketValue())), within(DUST));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aPurchaseInTwoPartsIsTheSame(long seed) {
        List<Transaction> whole = generated(seed);
        List<Transaction> parts = new ArrayList<>();
        for (Transaction transaction : whole) {
            if (transaction.kind() == Kind.BUY) {
                parts.addAll(halves(transaction));
            } else {
                parts.add(transaction);
            }
        }
        for (CostMethod method : CostMethod.values()) {
            Profit one = profit(whole, method, EUR).profit();
            Profit two = profit(parts, method, EUR).profit();
            assertThat(amount(two.realized())).isCloseTo(amount(one.realized()), within(DUST));
            assertThat(amount(two.unrealized())).isCloseTo(amount(one.unrealized()), within(DUST));
            assertThat(amount(two.realizedFx())).isCloseTo(amount(one.realizedFx()), within(DUST));
        }
    }

    private static List<Transaction> halves(Transaction bought) {
        BigDecimal half = new BigDecimal("0.5");
        Movement movement = bought.movements().get(0);
        Money gross = bought.gross().orElseThrow();
        Money halfOfIt = Money.of(gross.amount().multiply(half), gross.currency());
        Transaction.Builder first = Journal.on(bought.date(), Kind.BUY)
                .at(bought.at().orElseThrow())
                .movement(Movement.of(
                        movement.instrument(),
                        Quantity.of(movement.quantity().value().multiply(half))))
                .gross(halfOfIt);
        bought.charges().forEach(first::charge);
        Money charges = bought.net().orElseThrow().minus(gross);
        Transaction second = Journal.on(bought.date(), Kind.BUY)
                .at(bought.at().orElseThrow())
                .movement(Movement.of(
                        movement.instrument(),
                        Quantity.of(movement.quantity().value().multiply(half))))
                .gross(halfOfIt)
                .net(halfOfIt)
                .build();
        return List.of(first.net(halfOfIt.plus(charges)).build(), second);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfRowsDoesNotMatter(long seed) {
        List<Transaction> rows = generated(seed);
        List<Transaction> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        for (CostMethod method : CostMethod.values()) {
            assertThat(profit(shuffled, method, EUR)).isEqualTo(profit(rows, method, EUR));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thereAndBackBetweenCurrencies(long seed) {
        Ledger ledger = ledger(generated(seed));
        List<Holding> holdings = holdings(ledger);
        ProfitCalculator calculator = new ProfitCalculator(RATES);
        ProfitAndLoss euros = calculator.of(ledger, holdings, CostMethod.FIFO, EUR, Period.ALL);
        ProfitAndLoss dollars = calculator.of(ledger, holdings, CostMethod.FIFO, USD, Period.ALL);
        assertThat(calculator.of(ledger, holdings, CostMethod.FIFO, EUR, Period.ALL))
                .isEqualTo(euros);
        assertThat(dollars.profit().realized().own())
                .isEqualTo(euros.profit().realized().own());
        assertThat(dollars.profit().unrealized().own())
                .isEqualTo(euros.profit().unrealized().own());
        assertThat(dollars.profit().dividends().own())
                .isEqualTo(euros.profit().dividends().own());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void periodsAddUp(long seed) {
        Ledger ledger = ledger(generated(seed));
        ProfitCalculator calculator = new ProfitCalculator(RATES);
        LocalDate middle = LocalDate.of(2020, 3, 1);
        Total before = calculator
                .of(ledger, List.of(), CostMethod.FIFO, EUR, new Period(Optional.empty(), Optional.of(middle)))
                .profit()
                .realized();
        Total after = calculator
                .of(
                        ledger,
                        List.of(),
                        CostMethod.FIFO,
                        EUR,
                        new Period(Optional.of(middle.plusDays(1)), Optional.empty()))
                .profit()
                .realized();
        Total all = calculator
                .of(ledger, List.of(), CostMethod.FIFO, EUR, Period.ALL)
                .profit()
                .realized();
        assertThat(amount(before).add(amount(after))).isCloseTo(amount(all), within(DUST));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void oneMoreCostsOneBook(long seed) {
        List<Transaction> transactions = generated(seed);
        Transaction last = transactions.get(transactions.size() - 1);
        Ledger before = ledger(transactions);
        ProfitCalculator calculator = new ProfitCalculator(RATES);
        ProfitAndLoss unused = calculator.of(before, List.of(), CostMethod.FIFO, EUR, Period.ALL);
        long reckoned = calculator.reckoned();
        Transaction more =
                trade(last.date().plusDays(1), 1, Kind.BUY, instrument("A"), BigDecimal.TEN, new Random(seed), "EUR");
        Ledger after = before.plus(Journal.SOURCE, more, directory());
        ProfitAndLoss added = calculator.of(after, List.of(), CostMethod.FIFO, EUR, Period.ALL);
        assertThat(calculator.reckoned()).isEqualTo(reckoned + 1);
        List<Transaction> all = new ArrayList<>(transactions);
        all.add(more);
        assertThat(added)
                .isEqualTo(new ProfitCalculator(RATES).of(ledger(all), List.of(), CostMethod.FIFO, EUR, Period.ALL));
        assertThat(added).isNotEqualTo(unused);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsPreparedIsNotReckonedAgain(long seed) {
        Ledger ledger = ledger(generated(seed));
        ProfitCalculator calculator = new ProfitCalculator(RATES);
        calculator.prepare(ledger, CostMethod.AVERAGE, EUR, Period.ALL);
        long reckoned = calculator.reckoned();
        assertThat(reckoned).isPositive();
        ProfitAndLoss profit = calculator.of(ledger, List.of(), CostMethod.AVERAGE, EUR, Period.ALL);
        assertThat(calculator.reckoned()).isEqualTo(reckoned);
        assertThat(profit)
                .isEqualTo(new ProfitCalculator(RATES).of(ledger, List.of(), CostMethod.AVERAGE, EUR, Period.ALL));
    }
}
