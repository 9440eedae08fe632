package io.github.smartfolio.app.pages;

import io.github.smartfolio.history.DayTotal;
import io.github.smartfolio.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Totals of days as a drawing. What is not known is not drawn: a line joins only days that are known and near each other, and a
 * day of which the total is not known is a mark at the bottom.
 *
 * @param lines the points of each, as SVG writes them
 * @param dots one for each known total
 * @param gaps where, from the left, a total is not known
 */
record HistoryChart(
        List<String> lines,
        List<Dot> dots,
        List<Integer> gaps,
        String highest,
        String lowest,
        String first,
        String last) {

    /** Of the drawing, in its own units. */
    static final int WIDTH = 1000;

    static final int HEIGHT = 300;

    // Further apart, nobody knows what was in between.
    private static final int NEAR_DAYS = 7;

    /** A known total; hollow if something is left out of it. */
    record Dot(int x, int y, boolean isComplete) {}

    /** Empty if there are not two days to draw. */
    static Optional<HistoryChart> of(List<DayTotal> days, Texts texts) {
        List<Money> totals = days.stream().flatMap(day -> day.total().stream()).toList();
        if (days.size() < 2 || totals.isEmpty()) {
            return Optional.empty();
        }
        Money highest = totals.stream().max(Money::compareTo).orElseThrow();
        Money lowest = totals.stream().min(Money::compareTo).orElseThrow();
        LocalDate first = days.get(0).day();
        LocalDate last = days.get(days.size() - 1).day();
        Scale scale = new Scale(first, last, lowest.amount(), highest.amount());
        List<Dot> dots = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        List<List<Dot>> lines = new ArrayList<>();
        Optional<LocalDate> before = Optional.empty();
        for (DayTotal day : days) {
            int x = scale.x(day.day());
            if (day.total().isEmpty()) {
                gaps.add(x);
                before = Optional.empty();
                continue;
            }
            Dot dot = new Dot(x, scale.y(day.total().get().amount()), day.isComplete());
            boolean isNear = before.filter(earlier -> ChronoUnit.DAYS.between(earlier, day.day()) <= NEAR_DAYS)
                    .isPresent();
            if (!isNear) {
                lines.add(new ArrayList<>());
            }
            lines.get(lines.size() - 1).add(dot);
            dots.add(dot);
            before = Optional.of(day.day());
        }
        return Optional.of(new HistoryChart(
                lines.stream()
                        .filter(line -> line.size() > 1)
                        .map(HistoryChart::points)
                        .toList(),
                dots,
                gaps,
                texts.money(highest),
                texts.money(lowest),
                texts.date(first),
                texts.date(last)));
    }

    private static String points(List<Dot> line) {
        StringBuilder points = new StringBuilder();
        line.forEach(dot -> points.append(dot.x()).append(',').append(dot.y()).append(' '));
        return points.toString().strip();
    }

    private record Scale(LocalDate first, LocalDate last, BigDecimal lowest, BigDecimal highest) {

        int x(LocalDate day) {
            long all = ChronoUnit.DAYS.between(first, last);
            return (int) (ChronoUnit.DAYS.between(first, day) * WIDTH / all);
        }

        int y(BigDecimal total) {
            BigDecimal span = highest.subtract(lowest);
            return span.signum() == 0
                    ? HEIGHT / 2
                    : highest.subtract(total)
                            .multiply(BigDecimal.valueOf(HEIGHT))
                            .divide(span, 0, RoundingMode.HALF_EVEN)
                            .intValueExact();
        }
    }
}
