package io.github.smartfolio.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.history.DayTotal;
import io.github.smartfolio.history.DayTotal.Origin;
import io.github.smartfolio.history.DayTotal.Part;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.instrument.InstrumentDirectory;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Entry;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Period;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.FxRates;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.returns.Return.Reason;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From what is booked to returns: years of 365 days, so that the rates can be checked by hand. */
class PerformanceTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final ConnectionId SAXO = ConnectionId.of("saxo");
    private static final AccountId ACCOUNT = AccountId.of("saxo", "1");
    private static final Instrument ACME = instrument("ACME");
    private static final Instrument COIN = instrument("COIN");
    private static final NavigableMap<LocalDate, Money> NO_PRICES = new TreeMap<>();

    // 365 days, and as many again in the leap year.
    private static final String BEGIN = "2023-01-01";
    private static final String MIDDLE = "2024-01-01";
    private static final String END = "2024-12-31";

    /** A dollar is 0.9 euros on the first day of 2023, and nothing is known of other days. */
    private static final FxRates RATES =
            (one, other, at) -> LocalDate.ofInstant(at, ZoneOffset.UTC).equals(LocalDate.parse(BEGIN))
                    ? Optional.of(FxRate.of("USD", "EUR", "0.9", LocalDate.parse(BEGIN), "test"))
                    : Optional.empty();

    private static Instrument instrument(String name) {
        return Instrument.of(name, AssetClass.STOCK, EUR, NativeId.of("saxo", name));
    }

    private static InstrumentId id(Instrument instrument) {
        return InstrumentId.parse(instrument.nativeId().orElseThrow().toString());
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Transaction.Builder on(String day, Kind kind) {
        return Transaction.on(LocalDate.parse(day), ACCOUNT, kind);
    }

    private static Transaction cash(String day, Kind kind, String amount) {
        return on(day, kind).net(eur(amount)).build();
    }

    private static Transaction trade(String day, Kind kind, String units, String amount) {
        return on(day, kind)
                .movement(Movement.of(ACME, units))
                .gross(eur(amount))
                .net(eur(amount))
                .build();
    }

    private static Transaction moved(String day, Kind kind, String units, String price) {
        return on(day, kind).movement(Movement.of(ACME, units).at(eur(price))).build();
    }

    private static List<Entry> entries(Transaction... transactions) {
        return Ledger.of(
                        List.of(Activity.of(
                                SourceId.of(SAXO, "file1"),
                                Instant.parse("2026-06-01T00:00:00Z"),
                                Booked.of(List.of(transactions)))),
                        InstrumentDirectory.of(InstrumentAliases.inMemory()),
                        Map.of())
                .entries();
    }

    private static DayTotal total(String day, String amount) {
        return total(day, amount, day);
    }

    private static DayTotal total(String day, String amount, String asOf, String... missing) {
        return new DayTotal(
                LocalDate.parse(day),
                Optional.of(eur(amount)),
                List.of(new Part(
                        SAXO, Optional.of(eur(amount)), Origin.STORED, LocalDate.parse(asOf), List.of(missing))));
    }

    private static Performance until(String today) {
        return during(Period.ALL, today);
    }

    private static Performance during(Period period, String today) {
        return new Performance(RATES, EUR, period, LocalDate.parse(today));
    }

    private static Period from(String from) {
        return new Period(Optional.of(LocalDate.parse(from)), Optional.empty());
    }

    private static Period between(String from, String to) {
        return Period.between(LocalDate.parse(from), LocalDate.parse(to));
    }

    private static void assertRate(Return found, String expected) {
        assertThat(found.value()).as(found.toString()).isPresent();
        assertThat(found.value().orElseThrow()).isCloseTo(new BigDecimal(expected), within(new BigDecimal("1e-10")));
    }

    private static void assertRates(Returns found, String xirr, String timeWeighted, String modifiedDietz) {
        assertRate(found.xirr(), xirr);
        assertRate(found.timeWeighted(), timeWeighted);
        assertRate(found.modifiedDietz(), modifiedDietz);
    }

    private static void assertUnavailable(Return found, Reason reason, String word) {
        assertThat(found).isInstanceOfSatisfying(Return.Unavailable.class, none -> {
            assertThat(none.reason()).isEqualTo(reason);
            assertThat(none.detail()).contains(word);
        });
    }

    private static void assertUnavailable(Returns found, Reason reason, String word) {
        Stream.of(found.xirr(), found.timeWeighted(), found.modifiedDietz())
                .forEach(one -> assertUnavailable(one, reason, word));
    }

    @Nested
    class OfAccounts {

        private final Transaction thousand = cash(BEGIN, Kind.DEPOSIT, "1000");

        private Returns of(Performance performance, List<DayTotal> history, String now, Transaction... transactions) {
            return performance.ofAccounts(entries(transactions), history, Optional.of(eur(now)), Optional.empty());
        }

        @Test
        void whatIsTradedWithinIsNoFlow() {
            // 1050 / 1000, after one year and by any measure
            assertRates(
                    of(
                            until(MIDDLE),
                            List.of(),
                            "1050",
                            thousand,
                            trade("2023-02-01", Kind.BUY, "10", "-500"),
                            trade("2023-03-01", Kind.SELL, "-5", "270"),
                            on("2023-04-01", Kind.DIVIDEND)
                                    .about(ACME)
                                    .net(eur("9"))
                                    .build(),
                            cash("2023-05-01", Kind.FEE, "-3"),
                            cash("2023-06-01", Kind.INTEREST, "1")),
                    "0.05",
                    "0.05",
                    "0.05");
        }

        @Test
        void aWithdrawalIsAFlow() {
            // 550 / 1.1 + 605 / 1.21 = 1000
            // 1100 / 1000 x 605 / 550 = 1.21
            // (605 + 550 - 1000) / (1000 - 550 x 366 / 731) = 113305 / 529700
            assertRates(
                    of(
                            until(END),
                            List.of(total("2023-12-31", "1100")),
                            "605",
                            thousand,
                            cash(MIDDLE, Kind.WITHDRAWAL, "-550")),
                    "0.1",
                    "0.21",
                    "0.2139040966584");
        }

        @Test
        void unitsAreAFlowOfWhatTheSourcePrints() {
            // 10 x 50 came, 525 are there
            assertRates(
                    of(until(MIDDLE), List.of(), "525", moved(BEGIN, Kind.TRANSFER_IN, "10", "50")),
                    "0.05",
                    "0.05",
                    "0.05");
            // 11 x 50 = 550 left, as above
            assertRate(
                    of(until(END), List.of(), "605", thousand, moved(MIDDLE, Kind.TRANSFER_OUT, "-11", "50"))
                            .xirr(),
                    "0.1");
            // The whole of it says more than a price: 500
            assertRate(
                    of(
                                    until(MIDDLE),
                                    List.of(),
                                    "525",
                                    on(BEGIN, Kind.TRANSFER_IN)
                                            .movement(Movement.of(ACME, "10").at(eur("49")))
                                            .worth(eur("500"))
                                            .build())
                            .xirr(),
                    "0.05");
        }

        @Test
        void unitsOfUnknownWorthAreNamed() {
            Transaction came = on(BEGIN, Kind.TRANSFER_IN)
                    .movement(Movement.of(ACME, "10"))
                    .build();
            assertUnavailable(of(until(MIDDLE), List.of(), "525", came), Reason.VALUE_MISSING, "ACME");
        }

        @Test
        void whatIsNotKnownIsNamed() {
            Transaction odd = cash("2023-02-01", Kind.UNKNOWN, "12.34");
            assertUnavailable(of(until(MIDDLE), List.of(), "1050", thousand, odd), Reason.VALUE_MISSING, "12.34");
            // It moves nothing, or it is of another time.
            assertRate(
                    of(
                                    until(MIDDLE),
                                    List.of(),
                                    "1050",
                                    thousand,
                                    on("2023-02-01", Kind.UNKNOWN).build())
                            .xirr(),
                    "0.05");
            assertRate(
                    of(
                                    during(between(MIDDLE, END), "2026-06-01"),
                                    List.of(total("2023-12-31", "1000"), total(END, "1050")),
                                    "7",
                                    thousand,
                                    odd)
                            .xirr(),
                    "0.05");
        }

        @Test
        void dollarsNeedARate() {
            Transaction dollars =
                    on(BEGIN, Kind.DEPOSIT).net(Money.of("1000", "USD")).build();
            // 1000 x 0.9 = 900, of which 945 are 105 %
            assertRate(of(until(MIDDLE), List.of(), "945", dollars).xirr(), "0.05");
            Transaction later =
                    on("2023-01-02", Kind.DEPOSIT).net(Money.of("1000", "USD")).build();
            assertUnavailable(
                    of(until(MIDDLE), List.of(), "945", later), Reason.VALUE_MISSING, "No rate USD/EUR of 2023-01-02");
            // The broker's own rate comes first: 1000 x 0.8
            Transaction own = on(BEGIN, Kind.DEPOSIT)
                    .net(Money.of("1000", "USD"))
                    .rate(FxRate.of("USD", "EUR", "0.8", LocalDate.parse(BEGIN), "saxo"))
                    .build();
            assertRate(of(until(MIDDLE), List.of(), "840", own).xirr(), "0.05");
        }

        @Test
        void aValueIsAtMostThreeDaysOld() {
            Transaction out = cash(MIDDLE, Kind.WITHDRAWAL, "-550");
            // Needed is what it was worth on the 31st.
            assertRate(
                    of(until(END), List.of(total("2023-12-28", "1100")), "605", thousand, out)
                            .timeWeighted(),
                    "0.21");
            Returns old = of(until(END), List.of(total("2023-12-27", "1100")), "605", thousand, out);
            assertUnavailable(old.timeWeighted(), Reason.VALUE_MISSING, "2023-12-31");
            // The others do not need it.
            assertRate(old.xirr(), "0.1");
            assertRate(old.modifiedDietz(), "0.2139040966584");
        }

        @Test
        void whatFlowedSinceAValueIsInIt() {
            // Known on Friday, paid in on Saturday and on Sunday: 1000/1000 x (1000 + 500)/(1000 + 500) x 2200/2000
            assertRate(
                    of(
                                    until("2026-03-10"),
                                    List.of(total("2026-03-06", "1000")),
                                    "2200",
                                    cash("2026-03-02", Kind.DEPOSIT, "1000"),
                                    cash("2026-03-07", Kind.DEPOSIT, "500"),
                                    cash("2026-03-08", Kind.DEPOSIT, "500"))
                            .timeWeighted(),
                    "0.1");
            // Worth 1500 on the 29th, 500 more on the 30th: 2000 at the beginning
            assertRates(
                    of(
                            during(from(MIDDLE), END),
                            List.of(total("2023-12-29", "1500")),
                            "2100",
                            thousand,
                            cash("2023-12-30", Kind.DEPOSIT, "500")),
                    "0.05",
                    "0.05",
                    "0.05");
        }

        @Test
        void aTotalThatIsNotAllOfItDoesNotCount() {
            Transaction out = cash(MIDDLE, Kind.WITHDRAWAL, "-550");
            assertUnavailable(
                    of(until(END), List.of(total("2023-12-31", "1100", "2023-12-31", "ACME")), "605", thousand, out)
                            .timeWeighted(),
                    Reason.VALUE_MISSING,
                    "2023-12-31");
            assertUnavailable(
                    of(until(END), List.of(total("2023-12-31", "1100", "2023-12-27")), "605", thousand, out)
                            .timeWeighted(),
                    Reason.VALUE_MISSING,
                    "2023-12-31");
            assertRate(
                    of(until(END), List.of(total("2023-12-31", "1100", "2023-12-28")), "605", thousand, out)
                            .timeWeighted(),
                    "0.21");
        }

        @Test
        void onlyThePeriodCounts() {
            List<DayTotal> history =
                    List.of(total("2023-12-31", "2000"), total(END, "2100"), total("2025-01-01", "9999"));
            // 2100 / 2000, whatever was before and came after
            assertRates(
                    of(
                            during(between(MIDDLE, END), "2026-06-01"),
                            history,
                            "7",
                            thousand,
                            cash("2023-06-01", Kind.DEPOSIT, "300"),
                            cash("2025-01-01", Kind.DEPOSIT, "8000")),
                    "0.05",
                    "0.05",
                    "0.05");
            // An end that is still to come is today.
            assertRate(
                    of(during(between(MIDDLE, "2026-06-01"), END), history, "2200", thousand)
                            .xirr(),
                    "0.1");
            // Before anything was booked there was nothing.
            assertRate(
                    of(during(from("2020-01-01"), MIDDLE), List.of(), "1050", thousand)
                            .xirr(),
                    "0.05");
        }

        @Test
        void withoutAValueAtAnEndThereIsNothing() {
            assertUnavailable(
                    of(during(from(MIDDLE), END), List.of(total(MIDDLE, "1")), "605", thousand),
                    Reason.VALUE_MISSING,
                    "2023-12-31");
            assertUnavailable(
                    of(during(between(BEGIN, MIDDLE), END), List.of(), "605", thousand), Reason.VALUE_MISSING, MIDDLE);
            assertUnavailable(
                    until(END).ofAccounts(entries(thousand), List.of(), Optional.empty(), Optional.empty()),
                    Reason.VALUE_MISSING,
                    END);
        }

        @ParameterizedTest
        @ValueSource(strings = {"2020-01-01", BEGIN})
        void withoutAllEntriesNothingIsToldFromTheBeginning(String from) {
            Optional<String> why = Optional.of("ACME: 10 by the ledger, 12 by the broker");
            List<DayTotal> history = List.of(total(BEGIN, "1000"));
            Optional<Money> now = Optional.of(eur("1050"));
            assertUnavailable(
                    until(END).ofAccounts(entries(thousand), history, now, why),
                    Reason.LEDGER_INCOMPLETE,
                    "12 by the broker");
            assertUnavailable(
                    during(from(from), END).ofAccounts(entries(thousand), history, now, why),
                    Reason.LEDGER_INCOMPLETE,
                    "12 by the broker");
            // 1000 on the day before, 1050 after a year
            assertRate(
                    during(from("2023-01-02"), "2024-01-02")
                            .ofAccounts(entries(thousand), history, now, why)
                            .xirr(),
                    "0.05");
        }

        @Test
        void nothingOrNoTime() {
            assertUnavailable(of(until(END), List.of(), "0"), Reason.NO_SOLUTION, "Nothing was booked");
            assertUnavailable(of(until(BEGIN), List.of(), "1001", thousand), Reason.TOO_SHORT, "two days");
        }
    }

    @Nested
    class OfInstrument {

        private final Transaction bought = trade(BEGIN, Kind.BUY, "10", "-1000");

        private Returns of(
                Performance performance, Map<String, String> prices, String now, Transaction... transactions) {
            NavigableMap<LocalDate, Money> unitValues = new TreeMap<>();
            prices.forEach((day, price) -> unitValues.put(LocalDate.parse(day), eur(price)));
            return performance.ofInstrument(
                    id(ACME), entries(transactions), unitValues, Optional.of(eur(now)), Optional.empty());
        }

        @Test
        void chargesAreWhatItCosts() {
            Transaction charged = on(BEGIN, Kind.BUY)
                    .movement(Movement.of(ACME, "10"))
                    .gross(eur("-990"))
                    .charge(Charge.fee(eur("-10"), "Commission"))
                    .net(eur("-1000"))
                    .build();
            assertRates(of(until(MIDDLE), Map.of(), "1050", charged), "0.05", "0.05", "0.05");
        }

        @Test
        void aSaleTellsItsOwnPrice() {
            // 550 / 1.1 + 605 / 1.21 = 1000; before it was sold, ten at 110: 1100/1000 x 605/550
            assertRates(
                    of(until(END), Map.of(), "605", bought, trade(MIDDLE, Kind.SELL, "-5", "550")),
                    "0.1",
                    "0.21",
                    "0.2139040966584");
        }

        @Test
        void allIsSold() {
            assertRates(
                    of(until(END), Map.of(), "0", bought, trade(MIDDLE, Kind.SELL, "-10", "1050")),
                    "0.05",
                    "0.05",
                    // 50 / (1000 - 1050 x 366/731) = 36550 / (731000 - 384300)
                    "0.105422555523507");
        }

        @Test
        void aDividendIsTakenOut() {
            Transaction dividend =
                    on(MIDDLE, Kind.DIVIDEND).about(ACME).net(eur("100")).build();
            // 100 / 1.1 + 1100 / 1.21 = 1000; 1100/1000 x 1100/1000
            Returns told = of(until(END), Map.of("2023-12-31", "110"), "1100", bought, dividend);
            assertRate(told.xirr(), "0.1");
            assertRate(told.timeWeighted(), "0.21");
            Returns untold = of(until(END), Map.of("2023-12-27", "110"), "1100", bought, dividend);
            assertRate(untold.xirr(), "0.1");
            assertUnavailable(untold.timeWeighted(), Reason.VALUE_MISSING, "2023-12-31");
        }

        @Test
        void aSplitIsNoGain() {
            Transaction split = on("2023-12-30", Kind.SPLIT)
                    .movement(Movement.of(ACME, "-10"))
                    .movement(Movement.of(ACME, "20"))
                    .build();
            Transaction dividend =
                    on(MIDDLE, Kind.DIVIDEND).about(ACME).net(eur("100")).build();
            // As without it, whether the last price is of an old unit or of a new one: 10 x 110 = 20 x 55
            for (Map<String, String> price : List.of(Map.of("2023-12-29", "110"), Map.of("2023-12-31", "55"))) {
                Returns found = of(until(END), price, "1100", bought, split, dividend);
                assertRate(found.xirr(), "0.1");
                assertRate(found.timeWeighted(), "0.21");
            }
        }

        @Test
        void unitsComeAndGoAtThePrintedPrice() {
            // 10 x 100; 5 x 110 of them leave
            Returns found = of(
                    until(END),
                    Map.of("2023-12-31", "110"),
                    "605",
                    moved(BEGIN, Kind.TRANSFER_IN, "10", "100"),
                    moved(MIDDLE, Kind.TRANSFER_OUT, "-5", "110"));
            assertRates(found, "0.1", "0.21", "0.2139040966584");
        }

        @Test
        void whatCameAfterThePriceIsHeldAtTheEnd() {
            // Priced on the 29th at 105; on the 30th 10 more came at 105: 2100 on the 31st
            Returns found = of(
                    during(between(BEGIN, "2023-12-31"), "2026-06-01"),
                    Map.of("2023-12-29", "105"),
                    "7",
                    bought,
                    moved("2023-12-30", Kind.TRANSFER_IN, "10", "105"));
            // 1050/1000 x 2100/(1050 + 1050)
            assertRate(found.timeWeighted(), "0.05");
        }

        @Test
        void coinsAreSwappedAtWhatBothAreWorth() {
            Transaction swapped = on(BEGIN, Kind.SWAP)
                    .movement(Movement.of(COIN, "-3"))
                    .movement(Movement.of(ACME, "10"))
                    .worth(eur("1000"))
                    .build();
            assertRates(of(until(MIDDLE), Map.of(), "1050", swapped), "0.05", "0.05", "0.05");
        }

        @Test
        void whatPaysAFeeIsNotTradedAtThePriceOfTheOther() {
            Transaction trade = on(MIDDLE, Kind.BUY)
                    .movement(Movement.of(COIN, "1"))
                    .movement(Movement.fee(ACME, Quantity.of("-1")))
                    .gross(eur("-30000"))
                    .net(eur("-30000"))
                    .build();
            // Nine at 120 are left of ten at 100: 1080
            assertRate(
                    of(during(between(BEGIN, MIDDLE), END), Map.of(MIDDLE, "120"), "7", bought, trade)
                            .xirr(),
                    "0.08");
        }

        @ParameterizedTest
        @EnumSource(
                value = Kind.class,
                names = {"EXCHANGE", "MERGER"})
        void whatWasExchangedIsWorthNobodyKnowsWhat(Kind kind) {
            Transaction exchanged = on("2023-06-01", kind)
                    .movement(Movement.of(ACME, "-10"))
                    .movement(Movement.of(COIN, "3"))
                    .build();
            assertUnavailable(
                    of(until(END), Map.of(), "0", bought, exchanged), Reason.VALUE_MISSING, "2023-06-01 " + kind);
        }

        @Test
        void whatIsNotKnownIsNamed() {
            Transaction odd = on("2023-06-01", Kind.UNKNOWN)
                    .movement(Movement.of(ACME, "2"))
                    .build();
            assertUnavailable(
                    of(until(END), Map.of(), "1200", bought, odd), Reason.VALUE_MISSING, "2023-06-01 UNKNOWN");
            // Of another time it does not matter, as long as the units are known: 12 x 100, 12 x 105
            assertRate(
                    of(
                                    during(between(MIDDLE, END), "2026-06-01"),
                                    Map.of("2023-12-31", "100", END, "105"),
                                    "7",
                                    bought,
                                    odd)
                            .xirr(),
                    "0.05");
        }

        @Test
        void ofUnitsThatAreNotAllKnownNothingIsTold() {
            assertUnavailable(
                    during(from(MIDDLE), END)
                            .ofInstrument(
                                    id(ACME),
                                    entries(bought),
                                    NO_PRICES,
                                    Optional.of(eur("1")),
                                    Optional.of("10 by the ledger, 12 by the broker")),
                    Reason.LEDGER_INCOMPLETE,
                    "12 by the broker");
        }

        @Test
        void ofUnknownWorth() {
            assertUnavailable(
                    until(END).ofInstrument(id(ACME), entries(bought), NO_PRICES, Optional.empty(), Optional.empty()),
                    Reason.VALUE_MISSING,
                    END);
        }
    }
}
