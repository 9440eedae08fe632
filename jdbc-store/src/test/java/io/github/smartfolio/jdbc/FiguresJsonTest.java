package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceSnapshot;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The figures of a snapshot as JSON")
class FiguresJsonTest {

    private static final String APPLE = """
            {"format":1,\
            "contents":["CASH","POSITIONS"],\
            "accounts":[{"account":"saxo:78800/1000001",\
            "cash":[{"balance":"EUR 4210.55","pending":"EUR -0.5"}],\
            "positions":[{"instrument":{"identifiers":["ISIN~US0378331005","TICMIC~AAPL@XNAS"],\
            "name":"Apple Inc.","assetClass":"STOCK","currency":"USD"},\
            "quantity":"20","averagePrice":"USD 89.0678","pricedAt":"2026-02-02T09:15:00.123456789Z",\
            "marketValue":"USD 4586.2","valued":"REPORTED"}]}],\
            "unread":[{"account":"saxo:78800/1000002","reason":"ACCESS_DENIED","message":"No."}],\
            "findings":[{"severity":"WARNING","code":"NOT_AN_ISIN","message":"\\u00E9","row":17,"column":"ISIN",\
            "value":"x"}]}""";

    @Test
    @DisplayName("are written with every number as text, and read back equal")
    void form() throws IOException {
        SourceSnapshot snapshot = apple("é");
        assertThat(FiguresJson.write(snapshot)).isEqualTo(APPLE);
        assertThat(read(APPLE)).isEqualTo(snapshot);
    }

    @Test
    @DisplayName("survive a value that was cut in the middle of a character, in pure ASCII")
    void brokenCharacters() throws IOException {
        SourceSnapshot snapshot = apple("\uD83D é \u0000 🙂");
        String text = FiguresJson.write(snapshot);
        assertThat(text).isPrintable();
        assertThat(text.chars()).allMatch(c -> c < 128);
        assertThat(read(text)).isEqualTo(snapshot);
    }

    @ParameterizedTest(name = "{0} for {1}")
    @DisplayName("are not read when anything is not as it was written")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"format\":1 | \"format\":2 | format 2",
                "\"format\":1, | `` | 'format' is missing",
                "\"quantity\":\"20\" | \"quantity\":20 | 'quantity' is no text",
                "\"quantity\":\"20\" | \"quantity\":null | 'quantity' is no text",
                "\"quantity\":\"20\", | `` | 'quantity' is missing",
                "\"quantity\":\"20\" | \"quantity\":\"twenty\" | saxo/api",
                "\"quantity\":\"20\" | \"quantity\":\"20\",\"quantity\":\"21\" | Duplicate",
                "\"quantity\":\"20\" | \"quantity\":\"20\",\"cost\":\"21\" | 'cost' is not known",
                "\"averagePrice\":\"USD 89.0678\" | \"averagePrice\":null | 'averagePrice' is no text",
                "USD 89.0678 | 89.0678 | Not an amount",
                "\"row\":17 | \"row\":\"17\" | 'row' is no whole number",
                "\"row\":17 | \"row\":17.5 | 'row' is no whole number",
                "REPORTED | reported | Valued",
                "STOCK | SHARE | AssetClass",
                "US0378331005 | US0378331006 | check digit",
                "[\"CASH\",\"POSITIONS\"] | [\"CASH\",\"CASH\"] | twice",
                "78800/1000002 | 78800/1000001 | occurs twice",
                "\"findings\":[ | \"findings\":{},\"x\":[ | 'findings' is no list",
                "\"unread\":[{ | \"unread\":[7,{ | an object is expected",
                "{\"format\" | []{\"format\" | saxo/api",
                "\"x\"}]} | \"x\"}]}{} | saxo/api",
                "\"x\"}]} | \"x\"}] | saxo/api",
            })
    void strict(String found, String replacement, String complaint) {
        assertThat(APPLE).contains(found);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read(APPLE.replace(found, replacement)))
                .withMessageStartingWith("The stored snapshot of saxo/api cannot be read")
                .withMessageContaining(complaint);
    }

    private static SourceSnapshot read(String text) throws IOException {
        return FiguresJson.read(text, Samples.API, MONDAY, false, MONDAY);
    }

    private static SourceSnapshot apple(String message) {
        Instrument instrument = Instrument.of(
                "Apple Inc.",
                AssetClass.STOCK,
                Currency.getInstance("USD"),
                ListedSymbol.of("AAPL", "XNAS"),
                Isin.of("US0378331005"));
        Position position = new Position(
                instrument,
                Quantity.of("20"),
                Optional.of(Money.of("89.0678", "USD")),
                Optional.empty(),
                Optional.of(MONDAY),
                Optional.of(Money.of("4586.20", "USD")),
                Optional.empty(),
                Optional.empty(),
                Valued.REPORTED);
        return new SourceSnapshot(
                Samples.API,
                MONDAY,
                false,
                MONDAY,
                Set.of(Content.POSITIONS, Content.CASH),
                List.of(AccountSnapshot.of(
                        Samples.ACCOUNT,
                        List.of(new CashBalance(Money.of("4210.55", "EUR"), Optional.of(Money.of("-0.50", "EUR")))),
                        List.of(position))),
                Map.of(Samples.OTHER_ACCOUNT, SourceFailure.of(Reason.ACCESS_DENIED, "No.")),
                List.of(Finding.of(Severity.WARNING, "NOT_AN_ISIN", message)
                        .atRow(17)
                        .inColumn("ISIN", "x")));
    }
}
