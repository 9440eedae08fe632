package io.github.smartfolio.app.web;

import io.github.smartfolio.history.DayTotal;
import io.github.smartfolio.history.DayTotal.Origin;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What everything was worth on the days of which anything is known, the oldest first. */
record HistoryAnswer(String currency, Optional<LocalDate> from, Optional<LocalDate> to, List<DayAnswer> days) {

    /** @param total absent if that of one broker is not known: a gap, not a zero */
    record DayAnswer(LocalDate day, Optional<Amount> total, boolean complete, List<PartAnswer> parts) {}

    /**
     * What one broker adds.
     *
     * @param asOf earlier than the day if the broker was not read that day
     * @param missing what is left out, or what would be needed to know
     */
    record PartAnswer(String broker, Optional<Amount> value, Origin origin, LocalDate asOf, List<String> missing) {}

    static HistoryAnswer of(ProfitRequest request, List<DayTotal> days) {
        return new HistoryAnswer(
                request.currency().getCurrencyCode(),
                request.period().from(),
                request.period().to(),
                days.stream().map(HistoryAnswer::day).toList());
    }

    private static DayAnswer day(DayTotal day) {
        return new DayAnswer(
                day.day(),
                day.total().map(Amount::converted),
                day.isComplete(),
                day.parts().stream()
                        .map(part -> new PartAnswer(
                                part.connection().value(),
                                part.value().map(Amount::converted),
                                part.origin(),
                                part.asOf(),
                                part.missing()))
                        .toList());
    }
}
