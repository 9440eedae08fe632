package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.NumberStyle.DECIMAL_COMMA;
import static io.github.smartfolio.csv.NumberStyle.DECIMAL_POINT;
import static io.github.smartfolio.csv.NumberStyle.POINT_AND_STRAY_COMMAS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberStyleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "0 | 0",
                "12 | 12",
                "-65 | -65",
                "+7 | 7",
                "−5 | -5",
                "(1,234.56) | -1234.56",
                "310.25 | 310.25",
                "98.333333333333 | 98.333333333333",
                "0.000000000113 | 0.000000000113",
                "1,234.56 | 1234.56",
                "1,234,567 | 1234567",
                "15'972.49 | 15972.49",
                "15’972.49 | 15972.49",
                "1 234.5 | 1234.5",
                "4\u00a0164 | 4164",
                "10\u202f669.1 | 10669.1",
                "4,902.80 | 4902.80"
            })
    void readsWithADecimalPoint(String text, String value) {
        assertThat(DECIMAL_POINT.read(text)).contains(new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "58,12 | 58.12",
                "-422,99 | -422.99",
                "71,005 | 71.005",
                "8.484 | 8484",
                "-1.868 | -1868",
                "1.234.567,8 | 1234567.8",
                "4\u00a0164 | 4164",
                "(12,5) | -12.5"
            })
    void readsWithADecimalComma(String text, String value) {
        assertThat(DECIMAL_COMMA.read(text)).contains(new BigDecimal(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "–",
                "douze",
                "1 234,56 EUR",
                "12%",
                "1e5",
                "1.2.3",
                "1,23.4",
                "12,34",
                "1,2345",
                "1,,234",
                ",5",
                "5.",
                ".5",
                "1 2345",
                "0,123",
                "--5",
                "()",
                "(5",
                "5)",
                "1,234'567",
                "NaN",
                "٣",
                "12345678901234567890123456789012345678901"
            })
    void readsNothingElse(String text) {
        assertThat(DECIMAL_POINT.read(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7391,553,200.50000000 | 7391553200.50000000",
                "1250,000.00000000 | 1250000.00000000",
                "1,234,567.8 | 1234567.8",
                "12,34,567.8 | 1234567.8",
                "-7391,553.00 | -7391553.00",
                "(7391,553.5) | -7391553.5",
                "0.000000000113 | 0.000000000113",
                "-0.00008169 | -0.00008169",
                "1'234.5 | 1234.5",
                "0 | 0"
            })
    void readsPastCommasThatStandAnywhere(String text, String value) {
        assertThat(POINT_AND_STRAY_COMMAS.read(text)).contains(new BigDecimal(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0,01",
                "58,12",
                "1250,000",
                "1,234,567",
                "1.234,56",
                "0,123.5",
                ",1.5",
                "1,,2.5",
                "1,.5",
                "1,2.",
                "1,2.3.4",
                "1,2 3.4",
                "(1,2.5",
                "--1,2.5",
                "abc",
                "",
                "-"
            })
    void neverTakesADecimalCommaForAStrayOne(String text) {
        assertThat(POINT_AND_STRAY_COMMAS.read(text)).isEmpty();
    }

    @Test
    void knowsWhichTextsCouldBeTwoNumbers() {
        assertThat(NumberStyle.isAmbiguous("1.234")).isTrue();
        assertThat(NumberStyle.isAmbiguous("71,005")).isTrue();
        assertThat(NumberStyle.isAmbiguous("-999.999")).isTrue();
        assertThat(NumberStyle.isAmbiguous("0.234")).isFalse();
        assertThat(NumberStyle.isAmbiguous("1234.567")).isFalse();
        assertThat(NumberStyle.isAmbiguous("1.23")).isFalse();
        assertThat(NumberStyle.isAmbiguous("1.234,5")).isFalse();
        assertThat(NumberStyle.isAmbiguous("12")).isFalse();
    }

    @Test
    void readsBackWhateverIsWrittenInAStyle() {
        Random random = new Random(20_251_122);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal number = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), random.nextInt(10));
            String plain = number.toPlainString();
            String digits = plain.startsWith("-") ? plain.substring(1) : plain;
            String[] parts = digits.split("\\.", -1);
            StringBuilder grouped = new StringBuilder();
            for (int d = 0; d < parts[0].length(); d++) {
                if (d > 0 && (parts[0].length() - d) % 3 == 0) {
                    grouped.append('T');
                }
                grouped.append(parts[0].charAt(d));
            }
            String sign = plain.startsWith("-") ? "-" : "";
            String fraction = parts.length > 1 ? "D" + parts[1] : "";
            String pattern = sign + grouped + fraction;
            assertThat(DECIMAL_POINT.read(pattern.replace('T', ',').replace('D', '.')))
                    .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(number));
            assertThat(DECIMAL_COMMA.read(pattern.replace('T', '\u202f').replace('D', ',')))
                    .hasValueSatisfying(n -> assertThat(n).isEqualByComparingTo(number));
        }
    }
}
