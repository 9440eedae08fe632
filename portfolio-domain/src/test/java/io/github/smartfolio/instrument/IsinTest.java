package io.github.smartfolio.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "US0378331005",
                "FR0000120321",
                "DE000BASF111",
                "GB0002634946",
                "AU0000XVGZA3",
                "IE00B4L5Y983",
                "XS0971721450",
                "US38259P5089"
            })
    @DisplayName("takes real ISINs, and its text form reads back")
    void takesRealOnes(String code) {
        assertThat(Isin.of(code).value()).isEqualTo(code);
        assertThat(Isin.of(code)).hasToString("ISIN~" + code);
        assertThat(Isin.tryParse(code)).contains(Isin.of(code));
        assertThat(InstrumentIdentifier.parse("ISIN~" + code)).isEqualTo(Isin.of(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"US0378331005", "DE000BASF111", "AU0000XVGZA3"})
    @DisplayName("has exactly one check digit")
    void hasOneCheckDigit(String code) {
        String stem = code.substring(0, 11);
        assertThat(IntStream.rangeClosed(0, 9).mapToObj(digit -> stem + digit))
                .filteredOn(candidate -> Isin.tryParse(candidate).isPresent())
                .containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"US0378331005", "FR0000120321", "DE000BASF111", "AU0000XVGZA3", "IE00B4L5Y983"})
    @DisplayName("notices every change of one digit")
    void noticesOneWrongDigit(String code) {
        for (int at = 0; at < code.length(); at++) {
            if (!Character.isDigit(code.charAt(at))) {
                continue;
            }
            for (char digit = '0'; digit <= '9'; digit++) {
                String changed = code.substring(0, at) + digit + code.substring(at + 1);
                assertThat(Isin.tryParse(changed).isPresent()).as(changed).isEqualTo(changed.equals(code));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"US0378331005", "FR0000120321", "IE00B4L5Y983"})
    @DisplayName("notices neighbouring digits that changed places, but for 0 and 9, which Luhn cannot tell")
    void noticesSwappedNeighbours(String code) {
        int swaps = 0;
        for (int at = 2; at < code.length() - 1; at++) {
            char left = code.charAt(at);
            char right = code.charAt(at + 1);
            boolean blind = left == right || (left == '0' && right == '9') || (left == '9' && right == '0');
            if (blind || !Character.isDigit(left) || !Character.isDigit(right)) {
                continue;
            }
            swaps++;
            String changed = code.substring(0, at) + right + left + code.substring(at + 2);
            assertThat(Isin.tryParse(changed)).as(changed).isEmpty();
        }
        assertThat(swaps).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "US037833100",
                "US03783310055",
                "us0378331005",
                " US0378331005",
                "US0378331006",
                "US037833100X",
                "000000000000",
                "U50378331005",
                "US03783310O5",
                "US0378-31005",
                "US037833100٥"
            })
    @DisplayName("refuses what is none")
    void refusesOthers(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> Isin.of(code)).withMessageContaining("'" + code + "'");
    }

    @Test
    @DisplayName("a letter is no check digit, though its two digits would fit")
    void letterIsNoCheckDigit() {
        // As the check character of US037833100?, A (10) to Z (35) can make the sum a multiple of ten.
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            assertThat(Isin.tryParse("US037833100" + letter)).as("%s", letter).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"us0378331005", "  US0378331005\t", "Us0378331005\n"})
    @DisplayName("is found in what people and exports write")
    void isFoundInWhatPeopleWrite(String text) {
        assertThat(Isin.tryParse(text)).contains(Isin.of("US0378331005"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "AAPL", "US0378331006", "US 0378331005", "US0378331005 X"})
    @DisplayName("is not found where there is none")
    void isNotFoundElsewhere(String text) {
        assertThat(Isin.tryParse(text)).isEmpty();
    }
}
