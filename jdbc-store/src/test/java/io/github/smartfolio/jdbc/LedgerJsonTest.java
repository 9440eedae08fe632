package io.github.smartfolio.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.ReportedGain;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What was booked as JSON")
class LedgerJsonTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-02");

    private static final String PURCHASE = """
            {"format":1,"account":"saxo:78800/1000001","kind":"BUY","reversal":false,"date":"2026-02-02",\
            "at":"2026-02-02T09:15:00.123456789Z","valueDate":"2026-02-04",\
            "movements":[{"instrument":{"identifiers":["ISIN~US0378331005"],"name":"Apple Inc.","assetClass":"STOCK",\
            "currency":"USD"},"quantity":"12.5","price":"USD 80","effect":"OPEN","role":"PRINCIPAL"}],\
            "gross":"USD -1000","charges":[{"type":"FEE","amount":"USD -2.5","what":"Commission"}],\
            "net":"EUR -922.3","rate":{"base":"USD","quote":"EUR","value":"0.92","date":"2026-02-02",\
            "provider":"saxo"},"evidence":{"ids":["order:1","trade:7"],"type":"Trade",\
            "text":"\\u00E9","note":""}}""";

    private static final String GAIN = """
            {"format":1,"account":"saxo:78800/1000001","instrument":{"identifiers":["ISIN~US0378331005"],\
            "name":"Apple Inc.","assetClass":"STOCK","currency":"USD"},"closed":"2026-02-02","quantity":"-3",\
            "profits":[{"amount":"USD 5"},{"amount":"EUR 4.6"}],"opening":"position:1"}""";

    private static final String FINDINGS = """
            {"format":1,"findings":[{"severity":"INFO","code":"A_CODE","message":"x","row":3}]}""";

    @Test
    @DisplayName("is written with every number as text, and read back equal")
    void form() throws IOException {
        // (-1000 - 2.5) USD at 0.92 EUR = -922.30 EUR
        Transaction purchase = Transaction.on(DAY, Samples.ACCOUNT, Kind.BUY)
                .at(Instant.parse("2026-02-02T09:15:00.123456789Z"))
                .valueDate(DAY.plusDays(2))
                .movement(Movement.of(apple(), "12.50")
                        .at(Money.of("80.00", "USD"))
                        .with(Movement.Effect.OPEN))
                .gross(Money.of("-1000.00", "USD"))
                .charge(Charge.fee(Money.of("-2.50", "USD"), "Commission"))
                .net(Money.of("-922.30", "EUR"))
                .rate(FxRate.of("USD", "EUR", "0.920", DAY, "saxo"))
                .evidence(new Evidence(
                        Set.of(ExternalId.of(Scheme.TRADE, "7"), ExternalId.of(Scheme.ORDER, "1")), "Trade", "é", ""))
                .build();
        assertThat(LedgerJson.write(purchase)).isEqualTo(PURCHASE);
        assertThat(LedgerJson.transaction(PURCHASE, new HashMap<>())).isEqualTo(purchase);

        ReportedGain gain = new ReportedGain(
                Samples.ACCOUNT,
                apple(),
                Optional.empty(),
                DAY,
                Quantity.of("-3"),
                List.of(Money.of("5.00", "USD"), Money.of("4.60", "EUR")),
                Optional.of(ExternalId.of(Scheme.POSITION, "1")),
                Optional.empty());
        assertThat(LedgerJson.write(gain)).isEqualTo(GAIN);
        assertThat(LedgerJson.gain(GAIN)).isEqualTo(gain);

        List<Finding> findings =
                List.of(Finding.of(Severity.INFO, "A_CODE", "x").atRow(3));
        assertThat(LedgerJson.write(findings)).isEqualTo(FINDINGS);
        assertThat(LedgerJson.findings(FINDINGS)).isEqualTo(findings);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @DisplayName("is not read when anything is not as it was written")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\":1 | \"format\":2 | format 2",
                "\"reversal\":false | \"reversal\":\"no\" | 'reversal' is neither true nor false",
                "\"reversal\":false, | `` | 'reversal' is missing",
                "\"kind\":\"BUY\" | \"kind\":\"BOUGHT\" | BOUGHT",
                "\"kind\":\"BUY\" | \"kind\":\"SELL\" | SELL",
                "\"quantity\":\"12.5\" | \"quantity\":12.5 | 'quantity' is no text",
                "\"quantity\":\"12.5\" | \"quantity\":\"0\" | moves",
                "EUR -922.3 | EUR -923.3 | not the net amount",
                "\"value\":\"0.92\" | \"value\":\"-0.92\" | positive",
                "trade:7 | order:1 | twice",
                "trade:7 | trade | Not an id",
                "\"note\":\"\" | \"note\":\"\",\"more\":\"\" | 'more' is not known",
                "2026-02-04 | 2026-02-31 | 2026-02-31",
                "\"note\":\"\"}} | \"note\":\"\"} | transaction",
            })
    void strict(String found, String replacement, String complaint) {
        assertThat(PURCHASE).contains(found);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LedgerJson.transaction(PURCHASE.replace(found, replacement), new HashMap<>()))
                .withMessageStartingWith("A stored transaction cannot be read")
                .withMessageContaining(complaint);
    }

    @Test
    @DisplayName("reads an instrument once for all transactions that are about it")
    void sharedInstruments() throws IOException {
        Map<JsonNode, Instrument> known = new HashMap<>();
        Transaction one = LedgerJson.transaction(PURCHASE, known);
        Transaction other = LedgerJson.transaction(PURCHASE, known);
        assertThat(other.movements().get(0).instrument())
                .isSameAs(one.movements().get(0).instrument());
    }

    @Test
    @DisplayName("is read as what it is, not as something else")
    void eachForm() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LedgerJson.gain(PURCHASE))
                .withMessageStartingWith("A stored gain cannot be read");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> LedgerJson.findings(GAIN))
                .withMessageStartingWith("A stored list of findings cannot be read");
    }

    private static Instrument apple() {
        return Instrument.of("Apple Inc.", AssetClass.STOCK, Currency.getInstance("USD"), Isin.of("US0378331005"));
    }
}
