package io.github.smartfolio.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.app.pages.HistoryChart.Dot;
import io.github.smartfolio.history.DayTotal;
import io.github.smartfolio.history.DayTotal.Origin;
import io.github.smartfolio.history.DayTotal.Part;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The drawing of a history")
class HistoryChartTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private final Texts texts = new Texts(Locale.UK, ZoneOffset.UTC);

    @Test
    @DisplayName("joins days that are known and near each other, and no others")
    void gaps() {
        HistoryChart chart = HistoryChart.of(
                        List.of(
                                day(0, "100", false),
                                day(5, "150", true),
                                day(6, "", false),
                                day(7, "200", false),
                                day(8, "100", false),
                                day(20, "200", false)),
                        texts)
                .orElseThrow();
        // 20 days on 1000 units: 50 a day. From 200 at the top to 100 at 300.
        assertThat(chart.lines()).containsExactly("0,300 250,150", "350,0 400,300");
        assertThat(chart.gaps()).containsExactly(300);
        assertThat(chart.dots())
                .containsExactly(
                        new Dot(0, 300, true),
                        new Dot(250, 150, false),
                        new Dot(350, 0, true),
                        new Dot(400, 300, true),
                        new Dot(1000, 0, true));
        assertThat(List.of(chart.highest(), chart.lowest(), chart.first(), chart.last()))
                .containsExactly("€200.00", "€100.00", "1 Jan 2026", "21 Jan 2026");
    }

    @Test
    @DisplayName("of what never changed is a line in the middle")
    void flat() {
        HistoryChart chart = HistoryChart.of(List.of(day(0, "5", false), day(1, "5", false)), texts)
                .orElseThrow();
        assertThat(chart.lines()).containsExactly("0,150 1000,150");
    }

    @Test
    @DisplayName("needs two days, one of them known")
    void tooLittle() {
        assertThat(HistoryChart.of(List.of(), texts)).isEmpty();
        assertThat(HistoryChart.of(List.of(day(0, "5", false)), texts)).isEmpty();
        assertThat(HistoryChart.of(List.of(day(0, "", false), day(1, "", false)), texts))
                .isEmpty();
    }

    /** @param euros empty if the total is not known */
    private static DayTotal day(int number, String euros, boolean lacks) {
        LocalDate day = FIRST.plusDays(number);
        Optional<Money> total = euros.isEmpty() ? Optional.empty() : Optional.of(Money.of(euros, "EUR"));
        List<String> missing = lacks ? List.of("something") : List.of();
        return new DayTotal(day, total, List.of(new Part(ConnectionId.of("toy"), total, Origin.STORED, day, missing)));
    }
}
