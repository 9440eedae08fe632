package io.github.smartfolio.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.money.PriceUnit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {

    private static final Phrases<Kind> KINDS = Phrases.of(Map.of(
            Kind.BUY, List.of("Koop", "Buy to open"),
            Kind.DIVIDEND, List.of("*dividend*"),
            Kind.TAX, List.of("dividendbelasting", "*dividend tax*"),
            Kind.DEPOSIT, List.of("Storting")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Koop 1.5 @ 110.01 EUR | 1.5 | 110.01 | EUR",
                "Koop -5 @ 262.10 USD | -5 | 262.10 | USD",
                "koop 12 @ 4,902.80 GBp | 12 | 4902.80 | GBp",
                "Koop 1,335 @ 3 EUR | 1335 | 3 | EUR",
                "Buy to open 2\u00a0@\u00a010.00 EUR | 2 | 10.00 | EUR",
            })
    void readsQuantityPriceAndUnit(String text, BigDecimal quantity, BigDecimal price, String unit) {
        Event event = parse(text);

        assertThat(event.kind()).isEqualTo(Kind.BUY);
        assertThat(event.terms()).contains(new Event.Terms(quantity, Optional.of(price), PriceUnit.tryParse(unit)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Koop", "Koop 1,5 @ 2.00 EUR", "Koop 1 @ 2.0.0 EUR", "Koop veel @ 2.00 EUR"})
    void readsNoNumbersThatAreNone(String text) {
        assertThat(parse(text).terms()).isEmpty();
    }

    @Test
    void tellsNoPriceInAUnitThatNobodyKnows() {
        assertThat(parse("Koop 1 @ 2.00 xyz").terms())
                .contains(new Event.Terms(BigDecimal.ONE, Optional.empty(), Optional.empty()));
        assertThat(parse("Koop 1 @ 2.00").terms())
                .contains(new Event.Terms(BigDecimal.ONE, Optional.of(new BigDecimal("2.00")), Optional.empty()));
    }

    @Test
    void knowsWhatIsUndone() {
        Event event = parse("Koop 12 @ 4.90 EUR - Terugboeking");

        assertThat(event.reversal()).isTrue();
        assertThat(event.kind()).isEqualTo(Kind.BUY);
        assertThat(event.terms()).isPresent();
        assertThat(parse("Koop 12 @ 4.90 EUR - Correctie").reversal()).isFalse();
    }

    @Test
    void prefersThePhraseThatSaysMost() {
        assertThat(parse("Herbeleggingsdividend").kind()).isEqualTo(Kind.DIVIDEND);
        assertThat(parse("Dividendbelasting").kind()).isEqualTo(Kind.TAX);
        assertThat(parse("US dividend tax 2024").kind()).isEqualTo(Kind.TAX);
        assertThat(parse("Wonder").kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void refusesAPhraseOfTwoMeanings() {
        assertThatThrownBy(() -> Phrases.of(Map.of(Kind.BUY, List.of("Koop"), Kind.SELL, List.of("KOOP"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("koop");
    }

    @Test
    void callsMoneyByItsSign() {
        Event event = parse("Storting");

        assertThat(event.kindOf(BigDecimal.ONE)).isEqualTo(Kind.DEPOSIT);
        assertThat(event.kindOf(BigDecimal.ONE.negate())).isEqualTo(Kind.WITHDRAWAL);
        assertThat(parse("Storting - Terugboeking").kindOf(BigDecimal.ONE.negate()))
                .isEqualTo(Kind.DEPOSIT);
        assertThat(parse("Koop").kindOf(BigDecimal.ONE)).isEqualTo(Kind.BUY);
    }

    private static Event parse(String text) {
        return Event.parse(text, KINDS, Set.of("terugboeking"));
    }
}
