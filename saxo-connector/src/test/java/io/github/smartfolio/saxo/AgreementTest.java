package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.connect.FileReader;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import io.github.smartfolio.csv.SaxoFiles;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.simulator.Agreement;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Saxo's files and its API, read by the two modules that read them, tell of the same things. */
@DisplayName("Saxo's API and Saxo's files agree on")
class AgreementTest {

    static Stream<Agreement> cases() {
        return Agreement.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    @DisplayName("what an instrument is, its price and its account")
    void agree(Agreement agreed) {
        Position byApi = byApi(agreed).positions().get(0);
        AccountSnapshot file = byFile(agreed);
        Position byFile = file.positions().get(0);

        assertThat(byApi.instrument().assetClass())
                .hasToString(agreed.assetClass())
                .isEqualTo(byFile.instrument().assetClass());
        assertThat(byApi.instrument().identifiers()).contains(InstrumentIdentifier.parse(agreed.identifier()));
        assertThat(byFile.instrument().identifiers()).containsExactly(InstrumentIdentifier.parse(agreed.identifier()));
        assertThat(byApi.instrument().currency())
                .contains(Currency.getInstance(agreed.currency()))
                .isEqualTo(byFile.instrument().currency());
        if (agreed.price().isPresent()) {
            assertThat(byApi.price())
                    .contains(Money.of(agreed.price().get(), Currency.getInstance(agreed.currency())))
                    .isEqualTo(byFile.price());
        }
        assertThat(byApi(agreed).account()).hasToString(agreed.account()).isEqualTo(file.account());
    }

    private static AccountSnapshot byApi(Agreement agreed) {
        ObjectNode details = Fixtures.JSON.createObjectNode();
        details.put("Uic", 4711)
                .put("AssetType", agreed.apiAssetType())
                .put("CurrencyCode", agreed.currency())
                .put("PriceCurrency", agreed.priceUnit())
                .put("PriceToContractFactor", agreed.factor());
        KnownInstruments known = new KnownInstruments();
        known.learn(InstrumentDetails.from(Entry.of(details)));

        ObjectNode row = Fixtures.JSON.createObjectNode();
        row.putObject("NetPositionBase")
                .put("Uic", 4711)
                .put("AssetType", agreed.apiAssetType())
                .put("Amount", BigDecimal.ONE);
        row.putObject("NetPositionView")
                .put("CurrentPrice", agreed.quotedPrice())
                .put("MarketValue", agreed.quotedPrice().multiply(agreed.factor()))
                .put("ProfitLossOnTrade", BigDecimal.ONE);
        row.putObject("DisplayAndFormat").put("Currency", agreed.currency()).put("Symbol", agreed.symbol());

        ObjectNode balance = Fixtures.JSON.createObjectNode();
        balance.put("CashBalance", BigDecimal.ZERO);
        return new AccountFigures(
                        Fixtures.account(agreed.accountNumber(), "EUR"),
                        new Answer(Fixtures.GATEWAY, Optional.of(Entry.of(balance)), ""),
                        List.of(row))
                .snapshot(known, new ArrayList<>());
    }

    private static AccountSnapshot byFile(Agreement agreed) {
        String file =
                "Instruments,Statut,Sens,Quantité,Prix entrée,Prix actuel,+/- Nette (EUR),Valeur actuelle (EUR),Compte,Symbole,Devise,Type d'actif\n"
                        + String.join(
                                ",",
                                "Une chose",
                                "Ouvert",
                                "Long",
                                "1",
                                agreed.quotedPrice().toPlainString(),
                                agreed.quotedPrice().toPlainString(),
                                "1",
                                "1",
                                agreed.accountNumber(),
                                agreed.symbol(),
                                agreed.priceUnit(),
                                agreed.fileAssetType())
                        + '\n';
        FileReader reader = new SaxoFiles();
        ImportReport report = reader.read(UploadedFile.of(
                "Positions_10-sept.-2025_15_59_41.csv",
                file.getBytes(StandardCharsets.UTF_8),
                Instant.parse("2026-11-20T10:00:00Z"),
                ZoneId.of("Europe/Paris")));
        return report.accounts().get(0);
    }
}
