package io.github.smartfolio.app.pages;

import io.github.smartfolio.app.pages.HistoryPage.DayLine;
import io.github.smartfolio.app.pages.HistoryPage.ReturnLine;
import io.github.smartfolio.app.preferences.Currencies;
import io.github.smartfolio.app.profit.Performed;
import io.github.smartfolio.app.profit.UserProfit;
import io.github.smartfolio.app.sources.Sources;
import io.github.smartfolio.app.web.ProfitRequest;
import io.github.smartfolio.history.DayTotal;
import io.github.smartfolio.ledger.Ledger;
import io.github.smartfolio.returns.Return;
import io.github.smartfolio.returns.Returns;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the lines of the history's page, in the language of whoever reads it. */
final class HistoryInWords {

    private static final int MOST_NAMED = 5;
    // More than a year of days; the API has them all.
    private static final int MOST_DAYS = 400;

    private final Page page;
    private final Texts texts;
    private final ProfitRequest request;
    private final UserProfit profit;
    private final Ledger ledger;
    private final Names names;

    HistoryInWords(Page page, ProfitRequest request, Sources sources, UserProfit profit) {
        this.page = page;
        this.texts = page.texts();
        this.request = request;
        this.profit = profit;
        this.ledger = sources.ledger();
        this.names = new Names(texts, sources.brokers(), ledger);
    }

    HistoryPage page() {
        Performed performed = profit.performed(request.currency(), request.zone(), request.period());
        List<DayTotal> days = profit.history(request.currency(), request.zone(), request.period());
        return new HistoryPage(
                page,
                Currencies.codes(request.currency(), ledger.currencies()),
                request.currency().getCurrencyCode(),
                request.period().from().map(LocalDate::toString).orElse(""),
                request.period().to().map(LocalDate::toString).orElse(""),
                returns(performed.total()),
                commonReason(performed.total()).orElse(""),
                texts.text(
                        "returns.of",
                        performed.brokers().stream().map(names::broker).collect(Collectors.joining(", "))),
                HistoryChart.of(days, texts),
                days.stream()
                        .sorted(Comparator.comparing(DayTotal::day).reversed())
                        .limit(MOST_DAYS)
                        .map(this::line)
                        .toList(),
                days.size() > MOST_DAYS ? texts.text("history.more", days.size() - MOST_DAYS) : "");
    }

    private List<ReturnLine> returns(Returns returns) {
        boolean isOneReason = commonReason(returns).isPresent();
        return List.of(
                line("returns.xirr", returns.xirr(), isOneReason),
                line("returns.timeWeighted", returns.timeWeighted(), isOneReason),
                line("returns.modifiedDietz", returns.modifiedDietz(), isOneReason));
    }

    private ReturnLine line(String label, Return rate, boolean isOneReason) {
        Optional<String> why = why(rate);
        return new ReturnLine(
                texts.text(label),
                rate.value().map(texts::percent).orElseGet(() -> texts.text("profit.unavailable")),
                why.isEmpty(),
                isOneReason ? "" : why.orElseGet(() -> texts.text(label + ".hint")));
    }

    /** Why there is none of them, if that is the same for all. */
    private Optional<String> commonReason(Returns returns) {
        Set<Optional<String>> reasons =
                Set.copyOf(List.of(why(returns.xirr()), why(returns.timeWeighted()), why(returns.modifiedDietz())));
        return reasons.size() == 1 ? reasons.iterator().next() : Optional.empty();
    }

    private Optional<String> why(Return rate) {
        return rate instanceof Return.Unavailable why
                ? Optional.of(texts.text("return." + why.reason(), why.detail()))
                : Optional.empty();
    }

    private DayLine line(DayTotal day) {
        List<String> missing = new ArrayList<>();
        for (DayTotal.Part part : day.parts()) {
            String broker = names.broker(part.connection().value());
            if (part.value().isEmpty()) {
                missing.add(texts.text("history.unknown", broker, named(part.missing())));
            } else if (!part.missing().isEmpty()) {
                missing.add(texts.text("history.without", broker, named(part.missing())));
            } else if (part.asOf().isBefore(day.day())) {
                missing.add(texts.text("history.older", broker, texts.date(part.asOf())));
            }
        }
        return new DayLine(
                texts.date(day.day()),
                day.day().toString(),
                Figure.money(day.total(), texts),
                String.join(" ", missing));
    }

    private String named(List<String> missing) {
        String first = String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())));
        return missing.size() > MOST_NAMED
                ? first + ", " + texts.text("gaps.more", missing.size() - MOST_NAMED)
                : first;
    }
}
