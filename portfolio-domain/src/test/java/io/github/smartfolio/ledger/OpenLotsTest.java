package io.github.smartfolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.ledger.Gap.Reason;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Lots that are held")
class OpenLotsTest {

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static Transaction inDollars(Journal journal, String units, String total) {
        return Journal.on(journal.day(), Kind.BUY)
                .movement(Movement.of(Journal.SHARE, units))
                .gross(Money.of("-" + total, "USD"))
                .net(Money.of("-" + total, "USD"))
                .build();
    }

    private static Transaction transferIn(Journal journal, String units) {
        return Journal.on(journal.day(), Kind.TRANSFER_IN)
                .movement(Movement.of(Journal.SHARE, units))
                .build();
    }

    private static PositionProfit only(Journal journal) {
        List<PositionProfit> positions = journal.profit(CostMethod.FIFO).positions();
        assertThat(positions).hasSize(1);
        return positions.get(0);
    }

    @Test
    @DisplayName("have one price for all of them, and so lack one only")
    void withoutAPrice() {
        PositionProfit position =
                only(new Journal().buy("10", "100").buy("5", "60").buy("1", "13"));
        Gap all = new Gap(
                Reason.NO_PRICE,
                Journal.ACCOUNT,
                Optional.of(Journal.id(Journal.SHARE)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Quantity.of("16")));
        assertThat(position.marketValue()).isEqualTo(new Total(Optional.empty(), List.of(), List.of(all)));
        assertThat(position.profit().unrealized()).isEqualTo(position.marketValue());
        assertThat(position.cost().value()).contains(eur("173"));
    }

    @Test
    @DisplayName("gain what is known of them, and name each whose cost is not")
    void someWithoutACost() {
        Journal journal = new Journal().buy("10", "80");
        journal.add(transferIn(journal, "5")).buy("3", "25").held("18", "10");
        PositionProfit position = only(journal);
        // 13 of 18 are worth 130 and cost 80 + 25
        assertThat(position.profit().unrealized().value()).contains(eur("25"));
        assertThat(position.profit().unrealized().gaps())
                .extracting(Gap::reason, Gap::date, Gap::quantity)
                .containsExactly(tuple(
                        Reason.COST_UNKNOWN, Optional.of(Journal.DAY.plusDays(1)), Optional.of(Quantity.of("5"))));
        assertThat(position.cost().value()).contains(eur("105"));
        assertThat(position.marketValue().value()).contains(eur("180"));
    }

    @Test
    @DisplayName("paid in two currencies gain in one, and what rates made is told for those of the price's own")
    void inTwoCurrencies() {
        Journal journal = new Journal();
        journal.rates(Map.of(Journal.DAY.plusDays(1), "0.90"))
                .buy("10", "80")
                .add(inDollars(journal, "5", "50"))
                .held("15", "10");
        PositionProfit position = only(journal);
        // 150 - 80 - 50 x 0.90
        assertThat(position.profit().unrealized().value()).contains(eur("25"));
        // Of the ten paid in euros: nothing. Of the five no gain in one currency of their own exists.
        assertThat(position.profit().unrealizedFx().value()).contains(eur("0"));
        assertThat(position.profit().unrealizedFx().gaps())
                .extracting(Gap::reason, Gap::quantity)
                .containsExactly(tuple(Reason.TWO_CURRENCIES, Optional.of(Quantity.of("5"))));
        assertThat(position.cost().own()).containsExactly(eur("80"), Money.of("50", "USD"));
    }
}
