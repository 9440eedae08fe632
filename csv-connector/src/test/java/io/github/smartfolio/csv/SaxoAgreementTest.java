package io.github.smartfolio.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.simulator.Agreement;
import io.github.smartfolio.simulator.SampleClient;
import io.github.smartfolio.simulator.SampleClients;
import io.github.smartfolio.simulator.SampleInstrument;
import io.github.smartfolio.simulator.SamplePosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file says is the same instrument, in the same account, as what Saxo's API says. */
@DisplayName("Saxo's files agree with its API")
class SaxoAgreementTest {

    static List<Agreement> cases() {
        return Agreement.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onEachCase(Agreement agreed) {
        ImportReport report = Files.read(Files.text(
                "Instruments,Statut,Sens,Quantité,Prix actuel,+/- Nette (EUR),Valeur actuelle (EUR),Compte,Symbole,Devise,Type d'actif\n"
                        + String.join(
                                ",",
                                "Something",
                                "Ouvert",
                                "Long",
                                "10",
                                agreed.quotedPrice().toPlainString(),
                                "1.5",
                                "100.25",
                                agreed.accountNumber(),
                                agreed.symbol(),
                                agreed.priceUnit(),
                                agreed.fileAssetType())
                        + '\n'));

        assertThat(report.accounts())
                .extracting(AccountSnapshot::account)
                .containsExactly(AccountId.parse(agreed.account()));
        Position position = Files.positions(report).get(0);
        assertThat(position.instrument().identifiers())
                .containsExactly(InstrumentIdentifier.parse(agreed.identifier()));
        assertThat(position.instrument().assetClass()).isEqualTo(AssetClass.valueOf(agreed.assetClass()));
        assertThat(position.instrument().currency().orElseThrow().getCurrencyCode())
                .isEqualTo(agreed.currency());
        agreed.price()
                .ifPresent(price ->
                        assertThat(position.price()).contains(Money.of(price.toPlainString(), agreed.currency())));
    }

    @Test
    @DisplayName("and the French file holds what the French client of the simulator holds")
    void onTheWholeFile() {
        SampleClient client = SampleClients.french();
        Map<String, BigDecimal> held = new TreeMap<>();
        for (SamplePosition position : client.positions()) {
            SampleInstrument instrument = client.instrument(position.uic(), position.assetType());
            // A file of securities says nothing of CFDs.
            instrument
                    .isin()
                    .ifPresent(isin -> held.merge(isin + ' ' + listed(instrument), position.amount(), BigDecimal::add));
        }

        Map<String, BigDecimal> inTheFile = new TreeMap<>();
        for (Position position : Files.positions(Files.read(Files.positions("Positions_10-sept.-2025_15_59_41.csv")))) {
            inTheFile.put(
                    named(position, Isin.class).value() + ' ' + named(position, ListedSymbol.class),
                    position.quantity().value());
            SampleInstrument instrument = client.instruments().stream()
                    .filter(other -> other.isin().isPresent()
                            && listed(other)
                                    .equals(named(position, ListedSymbol.class).toString()))
                    .findFirst()
                    .orElseThrow();
            assertThat(position.price())
                    .contains(Money.of(instrument.price().orElseThrow().toPlainString(), instrument.currency()));
        }
        assertThat(inTheFile).hasSize(8).isEqualTo(held);
    }

    private static String listed(SampleInstrument instrument) {
        String[] symbol = instrument.symbol().split(":", 2);
        return ListedSymbol.of(symbol[0], symbol[1].toUpperCase(Locale.ROOT)).toString();
    }

    private static <T extends InstrumentIdentifier> T named(Position position, Class<T> kind) {
        return position.instrument().identifiers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }
}
