package io.github.smartfolio.csv;

import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * One row of a {@link Page}. A cell that stands there and cannot be read makes its methods throw {@link UnreadableRow}: a booking
 * without one of its figures would be another booking.
 */
final class Line {

    private final Page page;
    private final Row row;
    private final Map<Field, Numbers> styles;

    /** @param styles how the numbers of each column are written, known when all rows were seen */
    Line(Page page, Row row, Map<Field, Numbers> styles) {
        this.page = page;
        this.row = row;
        this.styles = styles;
    }

    Page page() {
        return page;
    }

    /** As a person sees it, from 1. */
    int number() {
        return row.line();
    }

    int width() {
        return row.size();
    }

    /** Stripped; empty if there is no such column, or a dash that stands for nothing. */
    String text(Field field) {
        int place = page.places().place(field);
        return place < 0 ? "" : Cells.value(row.cell(place));
    }

    boolean has(Field field) {
        return !text(field).isEmpty();
    }

    /** Whether the number there is one by its type, so that the style of the file's texts does not matter. */
    boolean isTyped(Field field) {
        int place = page.places().place(field);
        return place >= 0 && row.isNumber(place);
    }

    /** Empty if nothing stands there. */
    Optional<BigDecimal> number(Field field) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Numbers style = styles.get(field);
        Optional<BigDecimal> number =
                isTyped(field) || style == null ? NumberStyle.DECIMAL_POINT.read(text) : style.read(text);
        return Optional.of(number.orElseThrow(() -> unreadable(
                field, "UNREADABLE_NUMBER", "This is no number as the others in the file, so the row is left out.")));
    }

    BigDecimal numberOrZero(Field field) {
        return number(field).orElse(BigDecimal.ZERO);
    }

    /** Date and, unless it is midnight, time; empty if nothing stands there. */
    Optional<LocalDateTime> time(Field field) {
        String text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDateTime> time = isTyped(field) ? Dates.ofSerial(text) : Dates.parse(text);
        return Optional.of(time.orElseThrow(
                () -> unreadable(field, "UNREADABLE_DATE", "This is no date, so the row is left out.")));
    }

    Optional<LocalDate> date(Field field) {
        return time(field).map(LocalDateTime::toLocalDate);
    }

    LocalDate neededDate(Field field) {
        return date(field)
                .orElseThrow(() -> unreadable(field, "UNREADABLE_DATE", "A date is missing, so the row is left out."));
    }

    UnreadableRow unreadable(Field field, String code, String message) {
        return new UnreadableRow(finding(Severity.ERROR, code, message).inColumn(page.name(field), text(field)));
    }

    /** About this row; names the sheet where a file has several that are read. */
    Finding finding(Severity severity, String code, String message) {
        String sheet = page.sheet().name();
        String where = sheet.isEmpty() ? "" : " (Sheet \"" + sheet + "\".)";
        return Finding.of(severity, code, message + where).atRow(number());
    }

    Finding finding(Severity severity, String code, String message, Field field) {
        return finding(severity, code, message).inColumn(page.name(field), text(field));
    }
}
