package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.CoinTrackingServer.fixture;
import static io.github.smartfolio.cointracking.CoinTrackingServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceSnapshot;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures as text: {@code place: 1.5 BTC @ EUR 2 = EUR 3}, without price and value where they are not known. */
@DisplayName("What CoinTracking's two answers come to")
class BalancesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String TOTALS = "\"TOTAL_SUMMARY\":{\"amount\":\"\",\"fiat\":\"1\",\"btc\":\"1\"}";

    private final CoinTrackingServer server = CoinTrackingServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private SourceSnapshot read() {
        try (CoinTrackingSource source = new CoinTrackingSource(
                server.settings(), ConnectionId.of("cointracking"), CallStore.inMemory(), InstantSource.fixed(NOW))) {
            return source.fetch();
        }
    }

    private SourceSnapshot read(String balance, String places) {
        server.on("getBalance", json(balance)).on("getGroupedBalance", json(places));
        return read();
    }

    /** With what stands in {@code details}, in single quotes. */
    private SourceSnapshot readDetails(String balance, String places) {
        return read(inEuro(balance), inEuro(places));
    }

    private static String inEuro(String details) {
        return ("{'success':1,'account_currency':'EUR','details':{" + details + "}}").replace('\'', '"');
    }

    private static List<String> figures(SourceSnapshot snapshot) {
        return snapshot.accounts().stream().flatMap(BalancesTest::figures).toList();
    }

    private static Stream<String> figures(AccountSnapshot account) {
        String place = account.account().number() + ": ";
        return Stream.concat(
                account.cash().stream().map(cash -> place + figures(cash)),
                account.positions().stream().map(position -> place + figures(position)));
    }

    private static String figures(CashBalance cash) {
        return cash.total() + cash.clientValue().map(value -> " = " + value).orElse("");
    }

    private static String figures(Position position) {
        return position.quantity() + " " + position.instrument().name()
                + position.price().map(price -> " @ " + price).orElse("")
                + position.clientValue().map(value -> " = " + value).orElse("");
    }

    @Test
    @DisplayName("is read when it was answered")
    void asOf() {
        SourceSnapshot snapshot = read();

        assertThat(snapshot.source()).hasToString("cointracking/api");
        assertThat(snapshot.asOf()).isEqualTo(NOW);
        assertThat(snapshot.asOfGuessed()).isFalse();
        assertThat(snapshot.findings()).isEmpty();
    }

    // BTC everywhere: 1 x 100. Kraken has 0.25 and Ledger 0.5, so 1 - 0.25 - 0.5 = 0.25 is left, worth 100 - 25 - 50 =
    // 25.
    @Test
    @DisplayName("lies in the unspecified account where no place has it")
    void rest() {
        assertThat(figures(readDetails(
                        "'BTC':{'amount':'1','value_fiat':'100','price_fiat':'100'},"
                                + "'EUR':{'amount':'10.5','value_fiat':'10.5','price_fiat':'1'}",
                        "'KRAKEN BALANCE':{'BTC':{'amount':'0.25','fiat':'25'}," + TOTALS.replace('"', '\'') + "},"
                                + "'Ledger':{'BTC':{'amount':'0.5','value_fiat':'50'}},"
                                + "'TOTAL_SUMMARY':{'BTC':{'amount':'0.75'}}")))
                .containsExactly(
                        "Kraken: 0.25 BTC @ EUR 100 = EUR 25",
                        "Ledger: 0.5 BTC @ EUR 100 = EUR 50",
                        "unspecified: EUR 10.5",
                        "unspecified: 0.25 BTC @ EUR 100 = EUR 25");
    }

    // 1 - 1.5 = -0.5 and 100 - 150 = -50; EUR 5 - 7 = -2.
    @Test
    @DisplayName("is negative in the unspecified account where the places have too much of it")
    void tooMuch() {
        SourceSnapshot snapshot = readDetails(
                "'BTC':{'amount':'1','value_fiat':'100','price_fiat':'100'},'EUR':{'amount':'5','price_fiat':'1'}",
                "'KRAKEN BALANCE':{'BTC':{'amount':'1.5','fiat':'150'},'EUR':{'amount':'7','fiat':'7'}}");

        assertThat(figures(snapshot))
                .containsExactly(
                        "Kraken: EUR 7",
                        "Kraken: 1.5 BTC @ EUR 100 = EUR 150",
                        "unspecified: EUR -2",
                        "unspecified: -0.5 BTC @ EUR 100 = EUR -50");
        assertThat(snapshot.findings()).isEmpty();
    }

    @Test
    @DisplayName("is nothing together where the balance has none of it, with a warning")
    void notInBalance() {
        SourceSnapshot snapshot = readDetails(
                "'BTC':{'amount':'1','value_fiat':'100','price_fiat':'100'}",
                "'A':{'BTC':{'amount':'1','fiat':'100'},'XYZ':{'amount':'3','fiat':'6'}},"
                        // These two take each other away.
                        + "'B':{'XYZ':{'amount':'2'},'DUST':{'amount':'1','fiat':'1'}},"
                        + "'C':{'DUST':{'amount':'-1','fiat':'-1'}}");

        assertThat(figures(snapshot))
                .containsExactly(
                        "A: 1 BTC @ EUR 100 = EUR 100",
                        "A: 3 XYZ = EUR 6",
                        "B: 2 XYZ",
                        "B: 1 DUST = EUR 1",
                        "C: -1 DUST = EUR -1",
                        // 0 - 3 - 2; what the 2 are worth is not known, and so neither is this.
                        "unspecified: -5 XYZ");
        assertThat(snapshot.findings())
                .extracting(Finding::severity, Finding::code, Finding::account)
                .containsExactly(
                        tuple(Severity.WARNING, "NOT_IN_BALANCE", Optional.of(AccountId.unspecified("cointracking"))));
        assertThat(snapshot.isComplete()).isTrue();
    }

    @Test
    @DisplayName("is without price or value where CoinTracking knows none, which it writes as zero")
    void unknownPrice() {
        assertThat(figures(readDetails(
                        "'A':{'amount':'5','value_fiat':'0.00','value_btc':'0','price_fiat':'0.00000000'},"
                                // Without a price, zero in both currencies is unknown too.
                                + "'B':{'amount':'5','value_fiat':'0.00','value_btc':'0.00000000'},"
                                + "'C':{'amount':'5','value_fiat':'0.00','value_btc':'0.00000001'},"
                                + "'D':{'amount':'5','price_fiat':'2'},"
                                + "'E':{'amount':'0.00000001','value_fiat':'0.00','value_btc':'0','price_fiat':'2'}",
                        "'P':{'A':{'amount':'2','fiat':'7'},'B':{'amount':'2','fiat':'0','btc':'0'},"
                                + "'C':{'amount':'2','fiat':'0','btc':'0.00000001'},'D':{'amount':'2','fiat':''},"
                                + "'E':{'amount':'0.00000001','fiat':'0'}}")))
                .containsExactly(
                        "P: 2 A = EUR 7",
                        "P: 2 B",
                        "P: 2 C = EUR 0",
                        "P: 2 D @ EUR 2",
                        "P: 0.00000001 E @ EUR 2 = EUR 0",
                        "unspecified: 3 A",
                        "unspecified: 3 B",
                        "unspecified: 3 C = EUR 0",
                        "unspecified: 3 D @ EUR 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"USD", "CHF", "JPY"})
    @DisplayName("is worth so much in the account's own currency")
    void accountCurrency(String currency) {
        SourceSnapshot snapshot = read(
                fixture("getBalance.json")
                        .replace("\"account_currency\":\"EUR\"", "\"account_currency\":\"" + currency + '"'),
                fixture("getGroupedBalance_exchange_PARTLY_UNVERIFIED.json")
                        .replace("\"account_currency\":\"EUR\"", "\"account_currency\":\"" + currency + '"'));

        // Euros stay euros.
        assertThat(figures(snapshot))
                .contains(
                        "Kraken: EUR 636.44 = " + currency + " 636.44",
                        "Kraken: 0.01 BTC @ " + currency + " 93000 = " + currency + " 930",
                        "Binance: -0.00008169 BTC @ " + currency + " 93000 = " + currency + " -7.59717");
    }

    @Test
    @DisplayName("cannot be put together if the two are in different currencies")
    void twoCurrencies() {
        server.on("getBalance", json(fixture("getBalance.json").replace("\"EUR\",\"summary\"", "\"USD\",\"summary\"")));

        SourceException failed = catchThrowableOfType(SourceException.class, this::read);
        assertThat(failed.failure().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failed).hasMessageContaining("another currency");
    }

    @Test
    @DisplayName("is exact, be figures texts or numbers, and a coin is its whole ticker")
    void exact() {
        SourceSnapshot snapshot = readDetails(
                "'SOL2':{'amount':7391553200.12345678901234567,'value_fiat':1e2,'price_fiat':0.1,'more':[]},"
                        + "'SOL':{'amount':' 12345678901234567890.00000001 ','price_fiat':'','value_fiat':null}",
                "");

        assertThat(figures(snapshot))
                .containsExactly(
                        "unspecified: 7391553200.12345678901234567 SOL2 @ EUR 0.1 = EUR 100",
                        "unspecified: 12345678901234567890.00000001 SOL");
        assertThat(snapshot.accounts().get(0).positions())
                .flatExtracting(position -> position.instrument().identifiers())
                .containsExactly(NativeId.of("cointracking", "SOL2"), NativeId.of("cointracking", "SOL"));
    }

    @Test
    @DisplayName("is cash where it is money of a state, foreign or not")
    void cash() {
        assertThat(figures(readDetails(
                        "'EUR':{'amount':'1','price_fiat':'1'},'CHF':{'amount':'2','price_fiat':'1.05','value_fiat':'2.1'},"
                                + "'XAU':{'amount':'3','price_fiat':'2000','value_fiat':'6000'},"
                                + "'MTL':{'amount':'4','price_fiat':'1','value_fiat':'4'}",
                        "")))
                .containsExactly(
                        "unspecified: EUR 1",
                        "unspecified: CHF 2 = EUR 2.1",
                        "unspecified: 3 XAU @ EUR 2000 = EUR 6000",
                        "unspecified: 4 MTL @ EUR 1 = EUR 4");
    }

    @Test
    @DisplayName("is added up where one place has two spellings, and left out where it is nothing")
    void places() {
        assertThat(figures(readDetails(
                        "'BTC':{'amount':'3','value_fiat':'9','price_fiat':'3'},'ETH':{'amount':'0.000'}",
                        "'KRAKEN BALANCE':{'BTC':{'amount':'1','fiat':'3'},'ETH':{'amount':'1'}},"
                                + "'Kraken':{'BTC':{'amount':'2','fiat':'6'},'ETH':{'amount':'-1'}},"
                                + "'EMPTY BALANCE':{'BTC':{'amount':'0.00000000'}},'NONE BALANCE':[]")))
                .containsExactly("Kraken: 3 BTC @ EUR 3 = EUR 9");
    }

    // What has no name lies in the unspecified account with the rest: 1 there and 3 - 1 - 1 = 1 left.
    @Test
    @DisplayName("lies in the unspecified account, too, where the place has no name")
    void unnamed() {
        assertThat(figures(readDetails(
                        "'BTC':{'amount':'3','value_fiat':'9','price_fiat':'3'}",
                        "'':{'BTC':{'amount':'1','fiat':'3'}},'A':{'BTC':{'amount':'1','fiat':'3'}}")))
                .containsExactly("unspecified: 2 BTC @ EUR 3 = EUR 6", "A: 1 BTC @ EUR 3 = EUR 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'success':1,'details':{'A':{'BTC':{'amount':'1','fiat':'3'}}}}",
                "{'success':1,'result':{'A':{'BTC':{'amount':'1','fiat':'3'}}}}",
                "{'success':1,'result':{'details':{'A':{'BTC':{'amount':'1','fiat':'3'}}}}}",
                "{'success':1,'details':{'result':{'A':{'details':{'BTC':{'amount':1,'value_fiat':3}}}}}}",
            })
    @DisplayName("is found where other programs found it")
    void wrapped(String places) {
        assertThat(figures(read(
                        inEuro("'BTC':{'amount':'1','value_fiat':'3','price_fiat':'3'}"), places.replace('\'', '"'))))
                .containsExactly("A: 1 BTC @ EUR 3 = EUR 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}"})
    @DisplayName("is one empty account where there is nothing, and says so")
    void empty(String details) {
        String answer = "{\"success\":1,\"account_currency\":\"EUR\",\"details\":" + details + '}';

        assertThat(read(answer, answer).accounts())
                .containsExactly(AccountSnapshot.of(AccountId.unspecified("cointracking"), List.of(), List.of()));
    }

    @Test
    @DisplayName("lacks a coin whose balance cannot be understood, everywhere and by name")
    void unreadableEntry() {
        SourceSnapshot snapshot = readDetails(
                "'BTC':{'value_fiat':'9','price_fiat':'3'},'ETH':{'amount':'1,5'},'DOGE':{'amount':'1','price_fiat':'dear'},"
                        + "'':{'amount':'1'},'A':'no','SKIPPED':{'amount':''},'GOOD':{'amount':'1'},"
                        + "'HUGE':{'amount':1e999999999}",
                "'P':{'BTC':{'amount':'1','fiat':'3'},'GOOD':{'amount':'1'}}");

        assertThat(figures(snapshot)).containsExactly("P: 1 GOOD");
        assertThat(snapshot.isComplete()).isFalse();
        assertThat(snapshot.findings())
                .allMatch(finding ->
                        finding.severity() == Severity.ERROR && finding.code().equals("UNREADABLE_ENTRY"))
                .extracting(finding ->
                        finding.column().orElse("") + '=' + finding.value().orElse(""))
                .containsExactly(
                        "details.BTC.amount=",
                        "details.ETH.amount=\"1,5\"",
                        "details.DOGE.price_fiat=\"dear\"",
                        "details..coin=",
                        "details.A.amount=",
                        "details.HUGE.amount=1E+999999999");
        assertThat(snapshot.findings())
                .first()
                .extracting(Finding::message)
                .isEqualTo("BTC is left out, because its amount is missing.");
    }

    @Test
    @DisplayName("counts without its place where only the place cannot be understood")
    void unreadablePlace() {
        SourceSnapshot snapshot = readDetails(
                "'BTC':{'amount':'3','value_fiat':'9','price_fiat':'3'}",
                "'A':{'BTC':{'amount':'1','fiat':'3'}},'B':{'BTC':{'fiat':'3'}},'C':7,'D':[1]");

        assertThat(figures(snapshot)).containsExactly("A: 1 BTC @ EUR 3 = EUR 3", "unspecified: 2 BTC @ EUR 3 = EUR 6");
        assertThat(snapshot.findings())
                .allMatch(finding ->
                        finding.severity() == Severity.WARNING && finding.code().equals("UNREADABLE_PLACE"))
                .extracting(Finding::message)
                .containsExactly(
                        "BTC at B counts without its place, because its amount is missing.",
                        "What lies at C counts without its place, because it cannot be understood.",
                        "What lies at D counts without its place, because it cannot be understood.");
    }

    @Test
    @DisplayName("is nothing at all if no place can be understood")
    void noPlace() {
        SourceException failed = catchThrowableOfType(
                SourceException.class, () -> readDetails("'BTC':{'amount':'3'}", "'A':{'BTC':{'much':'1'}},'B':7"));

        assertThat(failed.failure().reason()).isEqualTo(Reason.UNREADABLE);
        assertThat(failed).hasMessageContaining("no place that can be understood");
    }
}
