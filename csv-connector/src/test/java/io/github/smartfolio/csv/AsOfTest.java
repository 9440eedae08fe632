package io.github.smartfolio.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTest {

    private static final byte[] FILE =
            "Instruments,Quantité,Valeur actuelle (EUR)\nTesla,1,2\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "Positions_10-sept.-2025_15_59_41.csv, 2025-09-10T13:59:41Z",
        "Positions_10-sept.-2025_15_59_41 (1).csv, 2025-09-10T13:59:41Z",
        "Positions_13-janv.-2026_09_00_00.csv, 2026-01-13T08:00:00Z",
        "Positions_01-févr.-2026_09_00_00.csv, 2026-02-01T08:00:00Z",
        "Positions_28-déc.-2025_23_59_59.xlsx, 2025-12-28T22:59:59Z",
        "Positions_15-août-2025_00_00_00.csv, 2025-08-14T22:00:00Z",
        "Positioner_20-maj-2026_13_39_40.csv, 2026-05-20T11:39:40Z",
        "Posizioni_19-dic-2025_17_49_12.csv, 2025-12-19T16:49:12Z",
        "Positions_10-Sep-2025_15_59_41.csv, 2025-09-10T13:59:41Z",
        "Posities_02-mrt-2025_10_00_00.csv, 2025-03-02T09:00:00Z",
        "Positionen_05-Dez-2024_10_00_00.csv, 2024-12-05T09:00:00Z",
        // the hour that does not exist in Paris on that night
        "Positions_30-mars-2025_02_30_00.csv, 2025-03-30T01:30:00Z"
    })
    void readsTheStampInTheName(String name, String instant) {
        assertThat(read(name, Map.of()).asOf()).contains(Instant.parse(instant));
        assertThat(read(name, Map.of()).asOfGuessed()).isFalse();
        String takenApart = Normalizer.normalize(name, Normalizer.Form.NFD);
        assertThat(read(takenApart, Map.of()).asOf()).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export.csv",
                "Positions_31-févr.-2025_10_00_00.csv",
                "Positions_10-foo-2025_10_00_00.csv",
                "Positions_10-sept.-2025_25_00_00.csv",
                ""
            })
    void asksWhereTheNameDoesNotSay(String name) {
        ImportReport report = read(name, Map.of());

        assertThat(report.asOf()).contains(Files.RECEIVED);
        assertThat(report.asOfGuessed()).isTrue();
        assertThat(report.questions()).extracting(q -> q.id()).containsExactly("asOf");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-09-10, 2025-09-10T21:59:59Z",
        "2025-09-10T15:59:41, 2025-09-10T13:59:41Z",
        "2025-09-10T15:59:41Z, 2025-09-10T15:59:41Z",
        "2025-09-10T15:59:41+05:00, 2025-09-10T10:59:41Z",
        // the end of today is not later than now
        "2026-11-22, 2026-11-22T12:00:00Z"
    })
    void takesThePersonsAnswer(String answer, String instant) {
        ImportReport report = read("export.csv", Map.of("asOf", answer));

        assertThat(report.asOf()).contains(Instant.parse(instant));
        assertThat(report.asOfGuessed()).isFalse();
        assertThat(report.questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "10.09.2025", "", "2025-13-01", "2027-01-01"})
    void refusesAnAnswerThatIsNoDateOrLiesAhead(String answer) {
        assertThat(read("export.csv", Map.of("asOf", answer)).refusal())
                .hasValueSatisfying(r -> assertThat(r).contains("\"" + answer + "\""));
    }

    @Test
    void isNeverLaterThanTheUpload() {
        ImportReport report = read("Positions_22-nov.-2026_20_00_00.csv", Map.of());

        assertThat(report.asOf()).contains(Files.RECEIVED);
        assertThat(report.asOfGuessed()).isFalse();
        assertThat(report.findings()).extracting(f -> f.code()).contains("STAMP_IN_FUTURE");
    }

    @Test
    void doesNotBelieveAStampOfNextYear() {
        ImportReport report = read("Positions_22-nov.-2027_12_00_00.csv", Map.of());

        assertThat(report.asOf()).contains(Files.RECEIVED);
        assertThat(report.asOfGuessed()).isTrue();
    }

    @Test
    void readsTheStampInTheZoneOfTheUser() {
        UploadedFile inTokyo =
                UploadedFile.of("Positions_10-sept.-2025_15_59_41.csv", FILE, Files.RECEIVED, ZoneId.of("Asia/Tokyo"));

        assertThat(Files.read(inTokyo).asOf()).contains(Instant.parse("2025-09-10T06:59:41Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "CoinTracking - Balance by Exchange - 26.08.2025.csv, 2025-08-26T21:59:59Z",
        "CoinTracking - Balance by Exchange - 26.08.2025 (1).csv, 2025-08-26T21:59:59Z",
        "balance-2025-08-26.csv, 2025-08-26T21:59:59Z",
        "2025-01-31 balance.xlsx, 2025-01-31T22:59:59Z",
        "balance_31.01.2025, 2025-01-31T22:59:59Z",
        "26.08.2025 as of 2025-08-26.csv, 2025-08-26T21:59:59Z",
        // a time says more than a day
        "2026-01-01 Positions_10-sept.-2025_15_59_41.csv, 2025-09-10T13:59:41Z"
    })
    void takesTheEndOfADayInTheName(String name, String instant) {
        assertThat(read(name, Map.of()).asOf()).contains(Instant.parse(instant));
        assertThat(read(name, Map.of()).asOfGuessed()).isFalse();
        assertThat(read(name, Map.of()).questions()).isEmpty();
        assertThat(Files.codes(read(name, Map.of()))).doesNotContain("STAMP_IN_FUTURE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "balance 31.02.2025.csv",
                "balance 2025-13-01.csv",
                "balance 2025-01-01_2025-12-31.csv",
                "balance 1.2.2025.csv",
                "balance 01.02.2025.03.csv",
                "balance 10.01.02.2025.csv",
                "balance 2025-01-01-7.csv",
                "version 12025-01-01.csv"
            })
    void asksWhereANameHasNoOneDay(String name) {
        assertThat(read(name, Map.of()).asOf()).contains(Files.RECEIVED);
        assertThat(read(name, Map.of()).asOfGuessed()).isTrue();
    }

    @Test
    void takesTheUploadForTheEndOfADayThatIsNotOver() {
        ImportReport report = read("balance 22.11.2026.csv", Map.of());

        assertThat(report.asOf()).contains(Files.RECEIVED);
        assertThat(report.asOfGuessed()).isFalse();
        assertThat(Files.codes(report)).doesNotContain("STAMP_IN_FUTURE");
    }

    @ParameterizedTest
    @CsvSource({
        // it is tomorrow already further east
        "balance 23.11.2026.csv, false",
        "balance 24.11.2026.csv, true"
    })
    void saysThatADayLiesAhead(String name, boolean guessed) {
        ImportReport report = read(name, Map.of());

        assertThat(report.asOf()).contains(Files.RECEIVED);
        assertThat(report.asOfGuessed()).isEqualTo(guessed);
        assertThat(Files.codes(report)).contains("STAMP_IN_FUTURE");
    }

    @Test
    void takesTheEndOfTheDayInTheZoneOfTheUser() {
        UploadedFile inTokyo = UploadedFile.of("balance 26.08.2025.csv", FILE, Files.RECEIVED, ZoneId.of("Asia/Tokyo"));

        assertThat(Files.read(inTokyo).asOf()).contains(Instant.parse("2025-08-26T14:59:59Z"));
    }

    private static ImportReport read(String name, Map<String, String> answers) {
        return Files.read(
                UploadedFile.of(name, FILE, Files.RECEIVED, Files.PARIS).withAnswers(answers));
    }
}
