package io.github.smartfolio.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.smartfolio.money.Money;
import io.github.smartfolio.returns.ModifiedDietz.FlowTime;
import io.github.smartfolio.returns.Return.Reason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The vectors R1 to R7, and what must not have an answer. */
class ReturnVectorsTest {

    private static final BigDecimal EXACT = new BigDecimal("1e-10");

    private static Flow flow(String date, String amount) {
        return new Flow(LocalDate.parse(date), Money.of(amount, "EUR"));
    }

    private static Contribution contribution(String date, String amount, String before) {
        return new Contribution(LocalDate.parse(date), Money.of(amount, "EUR"), Money.of(before, "EUR"));
    }

    private static void assertRate(Return found, String expected, BigDecimal tolerance) {
        assertThat(found.value().orElseThrow()).isCloseTo(new BigDecimal(expected), within(tolerance));
    }

    private static void assertUnavailable(Return found, Reason reason) {
        assertThat(found).isInstanceOfSatisfying(Return.Unavailable.class, none -> {
            assertThat(none.reason()).isEqualTo(reason);
            assertThat(none.detail()).isNotBlank();
        });
    }

    @Test
    @DisplayName("R1")
    void fiveFlows() {
        List<Flow> flows = new ArrayList<>(List.of(
                flow("2008-01-01", "-10000"),
                flow("2008-03-01", "2750"),
                flow("2008-10-30", "4250"),
                flow("2009-02-15", "3250"),
                flow("2009-04-01", "2750")));
        assertRate(Xirr.of(flows), "0.3733625335188", EXACT);
        Collections.reverse(flows);
        assertRate(Xirr.of(flows), "0.3733625335188", EXACT);
    }

    @Test
    @DisplayName("R2: 10 % and 20 % both explain it")
    void twoRates() {
        assertUnavailable(
                Xirr.of(List.of(flow("2021-01-01", "100"), flow("2022-01-01", "-230"), flow("2023-01-01", "132"))),
                Reason.SEVERAL_SOLUTIONS);
    }

    @Test
    @DisplayName("R3")
    void oneYear() {
        // 1.05 ^ (365 / 364) - 1
        assertRate(Xirr.of(List.of(flow("2010-01-01", "-200"), flow("2010-12-31", "210"))), "0.0501407503", EXACT);
    }

    @Test
    void manySignsAndOneRate() {
        // Half is taken out and put in again after a day: 10 % a year are left, nearly.
        Return found = Xirr.of(List.of(
                flow("2021-01-01", "-1000"),
                flow("2021-06-01", "500"),
                flow("2021-06-02", "-500"),
                flow("2022-01-01", "1100")));
        assertThat(found.value().orElseThrow()).isBetween(new BigDecimal("0.10"), new BigDecimal("0.11"));
    }

    @Test
    void aDoubleRateIsNotTold() {
        // (1.1 v - 1) squared touches zero and does not cross it.
        assertUnavailable(
                Xirr.of(List.of(flow("2021-01-01", "100"), flow("2022-01-01", "-220"), flow("2023-01-01", "121"))),
                Reason.SEVERAL_SOLUTIONS);
    }

    @Test
    void hundredsOfFlowsOfBothSigns() {
        Random random = new Random(7);
        List<Flow> flows = new ArrayList<>();
        LocalDate day = LocalDate.of(2015, 1, 1);
        for (int i = 0; i < 300; i++) {
            day = day.plusDays(1 + random.nextInt(20));
            flows.add(flow(day.toString(), i % 3 == 0 ? "-300" : "10"));
        }
        flows.add(flow(day.plusDays(1).toString(), "40000"));
        Return found = Xirr.of(flows);
        BigDecimal rate = found.value().orElseThrow();
        // Discounted at the rate, the flows are worth nothing: to a millionth of a cent, in an arithmetic of their own.
        double sum = 0;
        for (Flow flow : flows) {
            double years = ChronoUnit.DAYS.between(flows.get(0).date(), flow.date()) / 365.0;
            sum += flow.amount().amount().doubleValue() / Math.pow(1 + rate.doubleValue(), years);
        }
        assertThat(sum).isCloseTo(0, within(1e-6));
    }

    @Test
    void whatHasNoRate() {
        assertUnavailable(Xirr.of(List.of()), Reason.NO_SOLUTION);
        assertUnavailable(Xirr.of(List.of(flow("2021-01-01", "-1"), flow("2021-03-01", "-1"))), Reason.NO_SOLUTION);
        assertUnavailable(Xirr.of(List.of(flow("2021-01-01", "-1"), flow("2021-01-02", "2"))), Reason.TOO_SHORT);
        // In two days a hundred times as much: no yearly rate that means anything.
        assertUnavailable(Xirr.of(List.of(flow("2021-01-01", "-1"), flow("2021-01-03", "100"))), Reason.NO_SOLUTION);
        // Everything lost but a thousandth of a thousandth within a month.
        assertUnavailable(
                Xirr.of(List.of(flow("2021-01-01", "-1000000"), flow("2021-02-01", "1"))), Reason.NO_SOLUTION);
    }

    @Test
    @DisplayName("R6: 101/100 x 132/99 x 135/152 - 1")
    void timeWeighted() {
        Return found = TimeWeighted.of(
                LocalDate.parse("2021-06-01"),
                LocalDate.parse("2021-06-30"),
                Money.of("100000", "EUR"),
                List.of(contribution("2021-06-06", "-2000", "101000"), contribution("2021-06-11", "20000", "132000")),
                Money.of("135000", "EUR"));
        // 101 x 132 x 135 / (100 x 99 x 152) = 1799820 / 1504800
        assertRate(found, "0.196052631579", EXACT);
    }

    @Test
    void timeWeightedFromNothing() {
        Return found = TimeWeighted.of(
                LocalDate.parse("2021-06-01"),
                LocalDate.parse("2021-06-30"),
                Money.of("0", "EUR"),
                List.of(contribution("2021-06-03", "1000", "0"), contribution("2021-06-11", "-1100", "1100")),
                Money.of("0", "EUR"));
        assertRate(found, "0.1", EXACT);
    }

    @Test
    void timeWeightedOfNothing() {
        assertUnavailable(
                TimeWeighted.of(
                        LocalDate.parse("2021-06-01"),
                        LocalDate.parse("2021-06-30"),
                        Money.of("100", "EUR"),
                        List.of(contribution("2021-06-03", "-100", "100")),
                        Money.of("5", "EUR")),
                Reason.NO_SOLUTION);
        assertUnavailable(
                TimeWeighted.of(
                        LocalDate.parse("2021-06-01"),
                        LocalDate.parse("2021-06-01"),
                        Money.of("100", "EUR"),
                        List.of(),
                        Money.of("100", "EUR")),
                Reason.TOO_SHORT);
    }

    @Test
    @DisplayName("R7: 17 000 by 111 666.67, and by 111 066.67")
    void modifiedDietz() {
        List<Flow> flows = List.of(flow("2021-06-06", "2000"), flow("2021-06-11", "-20000"));
        LocalDate from = LocalDate.parse("2021-06-01");
        LocalDate to = LocalDate.parse("2021-06-30");
        Money start = Money.of("100000", "EUR");
        Money end = Money.of("135000", "EUR");
        BigDecimal printed = new BigDecimal("0.0000005");
        assertRate(ModifiedDietz.of(from, to, start, flows, end, FlowTime.START_OF_DAY), "0.152239", printed);
        assertRate(ModifiedDietz.of(from, to, start, flows, end, FlowTime.END_OF_DAY), "0.153061", printed);
    }
}
