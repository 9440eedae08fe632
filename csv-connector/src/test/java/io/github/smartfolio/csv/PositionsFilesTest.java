package io.github.smartfolio.csv;

import static io.github.smartfolio.csv.Files.positions;
import static io.github.smartfolio.csv.Files.sum;
import static io.github.smartfolio.csv.Files.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.Broker;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A broker that is nothing but a format. */
class PositionsFilesTest {

    private static final FileFormat ACME = new FileFormat(
            "acme-positions",
            "acme",
            "de",
            Map.of(
                    Column.INSTRUMENT, List.of("Wertpapier"),
                    Column.ISIN, List.of("WKN/ISIN"),
                    Column.QUANTITY, List.of("Stück"),
                    Column.CLIENT_VALUE, List.of("Kurswert *"),
                    Column.ASSET_TYPE, List.of("Gattung")),
            Set.of("Bemerkung"),
            Vocabulary.of(Set.of(), Set.of(), Set.of(), Set.of(), Map.of("Aktie", AssetClass.STOCK)),
            NumberStyle.DECIMAL_COMMA,
            Optional.of(ZoneId.of("Asia/Tokyo")));
    private static final PositionsFiles FILES = new PositionsFiles(Broker.of("acme", "Acme Bank"), List.of(ACME));
    private static final String FILE =
            "Wertpapier;WKN/ISIN;Stück;Kurswert CHF;Gattung;Bemerkung\n" + "Tesla;A1CX3T;1.200;3.543,52;Aktie;\n";

    @Test
    void readsByItsFormatAlone() {
        ImportReport report = FILES.read(text(FILE));

        assertThat(report.kind()).contains("acme-positions");
        assertThat(sum(report, "CHF")).isEqualTo(Money.of("3543.52", "CHF"));
        assertThat(positions(report).get(0).quantity()).hasToString("1200");
        assertThat(positions(report).get(0).instrument().identifiers())
                .containsExactly(NativeId.of("acme", "code:A1CX3T"));
        assertThat(report.accounts().get(0).account()).isEqualTo(AccountId.unspecified("acme"));
    }

    @Test
    void readsDatesInTheZoneOfTheFormat() {
        ImportReport report = FILES.read(text(FILE).withAnswers(Map.of("asOf", "2025-09-10T15:59:41")));

        assertThat(report.asOf()).contains(Instant.parse("2025-09-10T06:59:41Z"));
    }

    @Test
    void knowsItsOwnFilesFromAnotherBrokers() {
        assertThat(FILES.recognises(text(FILE))).isTrue();
        assertThat(new SaxoFiles().recognises(text(FILE))).isFalse();
        assertThat(FILES.recognises(Files.positions("Positions_10-sept.-2025_15_59_41.csv")))
                .isFalse();
        assertThat(FILES.read(Files.positions("Positions_10-sept.-2025_15_59_41.csv"))
                        .refusal())
                .hasValueSatisfying(refusal -> assertThat(refusal).contains("no export of Acme Bank"));
    }
}
