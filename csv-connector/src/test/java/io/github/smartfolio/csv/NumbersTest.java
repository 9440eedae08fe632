package io.github.smartfolio.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void oneClearNumberDecidesForAll() {
        assertThat(of("71,005", "58,12").read("71,005")).contains(new BigDecimal("71.005"));
        assertThat(of("1.234", "1.5").read("1.234")).contains(new BigDecimal("1.234"));
        assertThat(of("1,234", "1,234.5").read("1,234")).contains(new BigDecimal("1234"));
        assertThat(of("1.234", "7,5").read("1.234")).contains(new BigDecimal("1234"));
    }

    @Test
    void withoutAClearNumberTheSignIsTheDecimalOne() {
        assertThat(of("1.234", "2.345").read("1.234")).contains(new BigDecimal("1.234"));
        assertThat(of("1,234", "2,345").read("1,234")).contains(new BigDecimal("1.234"));
    }

    @Test
    void aFileThatContradictsItselfIsReadOnlyWhereItIsClear() {
        Numbers numbers = of("1.5", "2.5", "7,25");

        assertThat(numbers.read("3.5")).contains(new BigDecimal("3.5"));
        assertThat(numbers.read("7,25")).isEmpty();
        assertThat(numbers.read("1.234")).isEmpty();
        assertThat(numbers.read("1,234")).isEmpty();
        assertThat(numbers.read("12")).contains(new BigDecimal("12"));
    }

    @Test
    void nothingIsReadOfTwoReadingsThatContradictEachOther() {
        Numbers numbers = of("1.234", "1,234");

        assertThat(numbers.read("1.234")).isEmpty();
        assertThat(numbers.read("1,234")).isEmpty();
    }

    @Test
    void aFormatThatIsCertainIsNotOutvoted() {
        Numbers.Census census = new Numbers.Census();
        List.of("58,12", "71,05", "9,5", "1.5").forEach(census::count);

        Numbers numbers = census.decide(NumberStyle.POINT_AND_STRAY_COMMAS);

        assertThat(numbers.read("58,12")).isEmpty();
        assertThat(numbers.read("1.234")).contains(new BigDecimal("1.234"));
        assertThat(numbers.read("7391,553.5")).contains(new BigDecimal("7391553.5"));
    }

    private static Numbers of(String... cells) {
        Numbers.Census census = new Numbers.Census();
        for (String cell : cells) {
            census.count(cell);
        }
        return census.decide(NumberStyle.DECIMAL_POINT);
    }
}
