package io.github.smartfolio.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "02-Apr-2025, 2025-04-02T00:00",
        "2-apr.-2025, 2025-04-02T00:00",
        "28-maj-2025, 2025-05-28T00:00",
        "02-mrt-2026, 2026-03-02T00:00",
        "05-Dez-2024, 2024-12-05T00:00",
        "10-sept.-2025, 2025-09-10T00:00",
        "19 dic 2025, 2025-12-19T00:00",
        "2025-03-04, 2025-03-04T00:00",
        "2025-03-04 17:05:09, 2025-03-04T17:05:09",
        "2025-03-04T17:05, 2025-03-04T17:05",
        "15-09-2025, 2025-09-15T00:00",
        "10.04.2025, 2025-04-10T00:00",
        "10/04/2025 9:15:00, 2025-04-10T09:15"
    })
    void readsDatesAsExportsWriteThem(String text, LocalDateTime date) {
        assertThat(Dates.parse(text)).contains(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "32-mrt-2026", "30-feb-2026", "02-xyz-2025", "2025-13-01", "45964", "soon", "04-2025"})
    void readsNothingElse(String text) {
        assertThat(Dates.parse(text)).isEmpty();
    }

    @Test
    void readsTheDaysAWorkbookCounts() {
        // 45 658 is 1 January 2025 in every workbook; 45 964 is 306 days later, 3 November
        assertThat(Dates.ofSerial("45658")).contains(LocalDateTime.parse("2025-01-01T00:00"));
        assertThat(Dates.ofSerial("45964.4375")).contains(LocalDateTime.parse("2025-11-03T10:30"));
        assertThat(Dates.ofSerial("1")).isEmpty();
        assertThat(Dates.ofSerial("2958465")).isEmpty();
        assertThat(Dates.ofSerial("-45658")).isEmpty();
    }
}
