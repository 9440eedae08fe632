package io.github.smartfolio.saxo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.simulator.Environment;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.RecordedRequest;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rows of what was booked")
class TransactionRowsTest {

    private static final LocalDate FROM = LocalDate.of(2026, 7, 1);
    private static final AccountId ACCOUNT = AccountId.of("saxo", "9300123");
    private static final String EMPTY = "{\"Data\":[]}";
    private static final String MAIN_KEY = "k3Vb|R0mTqSx9uYe-cWfJA==";

    private static final String CLOSED_KEY = "Ht5Ro|Ld9IwGm-3sVxKqEA==";

    private static final Instrument APPLE =
            instrument("Apple Inc.", AssetClass.STOCK, "USD", "saxo~211:Stock", "TICMIC~AAPL@XNAS");
    private static final Instrument APPLE_WITH_ISIN = instrument(
            "Apple Inc.", AssetClass.STOCK, "USD", "saxo~211:Stock", "TICMIC~AAPL@XNAS", "ISIN~US0378331005");

    private final SaxoSimulator simulator =
            SaxoSimulator.builder(InstantSource.system()).start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private SaxoTransactions live() {
        return new SaxoTransactions(Login.to(
                simulator,
                SaxoSettings.live(RegisteredApp.PKCE_LIVE.key())
                        .withAddresses(simulator.address(), simulator.gateway(Environment.LIVE))));
    }

    /** With these rows in the main account and none in the others. */
    private Activity history(JsonNode... rows) {
        simulator.on("/hist/v1/transactions", MAIN_KEY).always(Fault.json(200, Fixtures.list(rows)));
        simulator.on("/hist/v1/transactions").always(Fault.json(200, EMPTY));
        return live().fetch(FROM);
    }

    private Activity reports(String trades, String bookings) {
        simulator.on("/cs/v1/reports/trades").always(Fault.json(200, trades));
        simulator.on("/cs/v1/reports/bookings").always(Fault.json(200, bookings));
        return new SaxoTransactions(Login.to(simulator, Login.settings(simulator))).fetch(FROM);
    }

    private static ObjectNode row(int number) {
        return (ObjectNode) Fixtures.rows("hist-transactions.json").get(number);
    }

    private static ObjectNode purchase() {
        return row(2);
    }

    private static Transaction only(Activity activity) {
        assertThat(activity.booked().transactions()).hasSize(1);
        return activity.booked().transactions().get(0);
    }

    private static Instrument instrument(String name, AssetClass kind, String currency, String... as) {
        return new Instrument(
                Stream.of(as).map(InstrumentIdentifier::parse).collect(Collectors.toSet()),
                name,
                kind,
                Optional.of(Currency.getInstance(currency)));
    }

    private static Transaction.Builder on(String date, String valueDate, Kind kind) {
        return Transaction.on(LocalDate.parse(date), ACCOUNT, kind).valueDate(LocalDate.parse(valueDate));
    }

    private static Evidence evidence(String type, String text, String... ids) {
        Set<ExternalId> parsed = Stream.of(ids).map(ExternalId::parse).collect(Collectors.toSet());
        return new Evidence(parsed, type, text, "");
    }

    @Test
    @DisplayName("are what they are in the recorded history")
    void history() {
        Activity activity = history(Fixtures.rows("hist-transactions.json").toArray(JsonNode[]::new));

        assertThat(activity.booked().transactions())
                .containsExactly(
                        // 1.11 - 0.17 = 0.94
                        on("2026-08-13", "2026-08-13", Kind.DIVIDEND)
                                .about(APPLE_WITH_ISIN)
                                .gross(Money.parse("EUR 1.11"))
                                .charge(Charge.tax(Money.parse("EUR -0.17"), "Corporate Actions - Withholding Tax"))
                                .net(Money.parse("EUR 0.94"))
                                .evidence(evidence(
                                        "CorporateAction",
                                        "Cash Dividend",
                                        "record:51234567005",
                                        "booking:7000000001",
                                        "corporate-action:9988791"))
                                .build(),
                        on("2026-10-01", "2026-10-01", Kind.DEPOSIT)
                                .gross(Money.parse("EUR 5000"))
                                .net(Money.parse("EUR 5000"))
                                .evidence(
                                        evidence("CashTransfer", "Deposit", "record:51234567001", "booking:7000000003"))
                                .build(),
                        // 20 × 128 = 2560; a record of 999999999999999999 is none
                        on("2026-10-06", "2026-10-08", Kind.BUY)
                                .at(Instant.parse("2026-10-06T09:01:12.410Z"))
                                .movement(Movement.of(
                                                instrument(
                                                        "Vanguard FTSE All-World UCITS ETF USD Acc",
                                                        AssetClass.ETF,
                                                        "EUR",
                                                        "saxo~18216:Etf",
                                                        "TICMIC~VWCE@XETR",
                                                        "ISIN~IE00BK5BQT80"),
                                                "20")
                                        .at(Money.parse("EUR 128"))
                                        .with(Movement.Effect.OPEN))
                                .gross(Money.parse("EUR -2560"))
                                .charge(Charge.fee(Money.parse("EUR -2"), "Commission"))
                                .net(Money.parse("EUR -2562"))
                                .evidence(evidence(
                                        "Trade",
                                        "Buy",
                                        "booking:7000000004",
                                        "trade:6100000001",
                                        "order:5000000301",
                                        "position:5010000201"))
                                .build(),
                        // 5 × 230 = 1150 dollars, × 0.8557 = 984.055; 984.06 - 0.86 = 983.20
                        on("2026-10-14", "2026-10-15", Kind.SELL)
                                .at(Instant.parse("2026-10-14T15:20:00Z"))
                                .movement(Movement.of(APPLE_WITH_ISIN, "-5")
                                        .at(Money.parse("USD 230"))
                                        .with(Movement.Effect.CLOSE))
                                .gross(Money.parse("USD 1150"))
                                .charge(Charge.fee(Money.parse("EUR -0.86"), "Commission"))
                                .net(Money.parse("EUR 983.2"))
                                .rate(FxRate.of("USD", "EUR", "0.8557", LocalDate.of(2026, 10, 14), "saxo"))
                                .reportedProfit(Money.parse("EUR 212.5"))
                                .evidence(evidence(
                                        "Trade",
                                        "Sell",
                                        "booking:7000000006",
                                        "trade:6100000002",
                                        "order:5000000302",
                                        "position:5010000202"))
                                .build(),
                        on("2026-10-20", "2026-10-20", Kind.DIVIDEND)
                                .about(instrument(
                                        "Vodafone Group Plc",
                                        AssetClass.STOCK,
                                        "GBP",
                                        "saxo~3313:Stock",
                                        "TICMIC~VOD@XLON",
                                        "ISIN~GB00BH4HKS39"))
                                .gross(Money.parse("EUR 51.3"))
                                .net(Money.parse("EUR 51.3"))
                                .evidence(evidence(
                                        "CorporateAction",
                                        "Cash Dividend",
                                        "record:51234567004",
                                        "booking:7000000008",
                                        "corporate-action:9988776"))
                                .build(),
                        // 5.00 + 0.95 = 5.95
                        on("2026-10-31", "2026-11-02", Kind.FEE)
                                .gross(Money.parse("EUR -5"))
                                .charge(Charge.tax(Money.parse("EUR -0.95"), "VAT"))
                                .net(Money.parse("EUR -5.95"))
                                .evidence(evidence(
                                        "CashAmount", "Custody Fee", "record:51234567006", "booking:7000000009"))
                                .build(),
                        on("2026-10-31", "2026-11-02", Kind.INTEREST)
                                .gross(Money.parse("EUR 3.17"))
                                .net(Money.parse("EUR 3.17"))
                                .evidence(
                                        evidence("CashAmount", "Interest", "record:51234567007", "booking:7000000011"))
                                .build(),
                        on("2026-11-16", "2026-11-16", Kind.WITHDRAWAL)
                                .gross(Money.parse("EUR -250"))
                                .net(Money.parse("EUR -250"))
                                .evidence(evidence(
                                        "CashTransfer", "Withdrawal", "record:51234567008", "booking:7000000012"))
                                .build());
        // 0.94 + 5000 - 2562 + 983.20 + 51.30 - 5.95 + 3.17 - 250, from 989.89 to 4210.55
        assertThat(activity.booked().transactions().stream()
                        .map(transaction -> transaction.net().orElseThrow())
                        .reduce(Money::plus))
                .contains(Money.parse("EUR 3220.66"));
        assertThat(activity.findings()).isEmpty();
    }

    @Test
    @DisplayName("are what they are in the recorded reports")
    void reports() {
        Activity activity = reports(Fixtures.text("cs-reports-trades.json"), Fixtures.text("cs-reports-bookings.json"));

        assertThat(activity.booked().transactions())
                .containsExactlyInAnyOrder(
                        on("2026-10-06", "2026-10-08", Kind.BUY)
                                .at(Instant.parse("2026-10-06T09:01:12Z"))
                                .movement(Movement.of(
                                                instrument(
                                                        "Vanguard FTSE All-World UCITS ETF USD Acc",
                                                        AssetClass.ETF,
                                                        "EUR",
                                                        "saxo~18216:Etf",
                                                        "TICMIC~VWCE@XETR"),
                                                "20")
                                        .at(Money.parse("EUR 128"))
                                        .with(Movement.Effect.OPEN))
                                .gross(Money.parse("EUR -2560"))
                                .charge(Charge.fee(Money.parse("EUR -2"), "Commission"))
                                .net(Money.parse("EUR -2562"))
                                .evidence(evidence("Trade", "Bought", "trade:6100000001", "order:5000000301"))
                                .build(),
                        // Its bookings are not in the report: neither what it is in dollars nor the commission.
                        on("2026-10-14", "2026-10-15", Kind.SELL)
                                .at(Instant.parse("2026-10-14T15:20:00Z"))
                                .movement(Movement.of(
                                                new Instrument(
                                                        APPLE.identifiers(),
                                                        APPLE.name(),
                                                        APPLE.assetClass(),
                                                        Optional.empty()),
                                                "-5")
                                        .with(Movement.Effect.CLOSE))
                                .net(Money.parse("EUR 983.2"))
                                .evidence(evidence("Trade", "Sold", "trade:6100000002", "order:5000000302"))
                                .build(),
                        // 1.30 × 0.8538 = 1.11; 1.11 - 0.17 = 0.94
                        on("2026-08-13", "2026-08-13", Kind.DIVIDEND)
                                .about(APPLE)
                                .gross(Money.parse("USD 1.3"))
                                .charge(Charge.tax(Money.parse("EUR -0.17"), "Corporate Actions - Withholding Tax"))
                                .net(Money.parse("EUR 0.94"))
                                .rate(FxRate.of("USD", "EUR", "0.8538", LocalDate.of(2026, 8, 13), "saxo"))
                                .evidence(evidence(
                                        "Booking", "Corporate Actions - Cash Dividends", "corporate-action:9988791"))
                                .build(),
                        on("2026-10-31", "2026-11-02", Kind.INTEREST)
                                .gross(Money.parse("EUR 3.17"))
                                .net(Money.parse("EUR 3.17"))
                                .evidence(evidence("Booking", "Interest"))
                                .build(),
                        // From another account of the same person: no deposit.
                        on("2026-07-01", "2026-07-01", Kind.TRANSFER_IN)
                                .gross(Money.parse("EUR 500"))
                                .net(Money.parse("EUR 500"))
                                .evidence(new Evidence(
                                        Set.of(),
                                        "Booking",
                                        "Cash Amount",
                                        "Interaccount transfer within different client"))
                                .build());
        assertThat(activity.findings()).isEmpty();
    }

    @Test
    @DisplayName("are left out where the amounts do not add up, and the others are taken")
    void doesNotReconcile() {
        ObjectNode broken = purchase();
        broken.withArray("/Bookings").remove(1);

        Activity activity = history(row(1), broken);

        assertThat(only(activity).kind()).isEqualTo(Kind.DEPOSIT);
        assertThat(activity.findings())
                .extracting(Finding::severity, Finding::code)
                .containsExactly(tuple(Severity.ERROR, "BOOKINGS_DIFFER"));
        // -2560 without the commission of -2, instead of -2562
        assertThat(activity.findings().get(0).message()).contains("EUR 2 more");
        assertThat(activity.findings().get(0).value())
                .hasValueSatisfying(value -> assertThat(value).contains("booking:7000000004"));
    }

    @ParameterizedTest
    @CsvSource({"Bought, 20", "Bought, -20", "Sold, 20", "Sold, -20"})
    @DisplayName("that undo a purchase are one with the signs turned round, however they write the units")
    void reversal(String direction, String quantity) {
        ObjectNode undone = purchase();
        undone.put("IsReversal", true).put("BookedAmount", 2562);
        ((ObjectNode) undone.at("/Bookings/0")).put("BookedAmount", 2560);
        ((ObjectNode) undone.at("/Bookings/1")).put("BookedAmount", 2);
        ((ObjectNode) undone.at("/Trades/0"))
                .put("TradeEventType", direction)
                .put("TradedQuantity", Integer.parseInt(quantity))
                .put("TradedValue", 2560);

        Transaction transaction = only(history(undone));

        assertThat(transaction.kind()).isEqualTo(Kind.BUY);
        assertThat(transaction.reversal()).isTrue();
        assertThat(transaction.movements().get(0).quantity().toString()).isEqualTo("-20");
        assertThat(transaction.gross()).contains(Money.parse("EUR 2560"));
        assertThat(transaction.charges()).containsExactly(Charge.fee(Money.parse("EUR 2"), "Commission"));
        assertThat(transaction.net()).contains(Money.parse("EUR 2562"));
    }

    @Test
    @DisplayName("of a sale have units that leave, whichever sign Saxo gives them")
    void signOfASale() {
        ObjectNode sale = row(3);
        ((ObjectNode) sale.at("/Trades/0")).put("TradedQuantity", 5);

        assertThat(only(history(sale)).movements().get(0).quantity().toString()).isEqualTo("-5");
    }

    @Test
    @DisplayName("keep to the booked amount where the printed rate is too short for it")
    void longRate() {
        ObjectNode sale = row(3);
        // 1150000 × 0.8557 = 984055, but 984061.20 were booked
        sale.put("BookedAmount", 984060.34);
        ((ObjectNode) sale.at("/Bookings/0")).put("BookedAmount", 984061.2);
        ((ObjectNode) sale.at("/Trades/0")).put("TradedQuantity", -5000).put("TradedValue", 1150000);

        Transaction transaction = only(history(sale));

        assertThat(transaction.gross()).contains(Money.parse("EUR 984061.2"));
        assertThat(transaction.rate()).isEmpty();
    }

    @Test
    @DisplayName("with a word nobody here has met are kept as unknown and counted")
    void unknownEvent() {
        ObjectNode strange = row(1);
        strange.put("Event", "Teleportation");

        Activity activity = history(strange, strange);

        assertThat(activity.booked().transactions())
                .extracting(Transaction::kind)
                .containsExactly(Kind.UNKNOWN, Kind.UNKNOWN);
        assertThat(activity.findings())
                .extracting(
                        Finding::severity,
                        Finding::code,
                        finding -> finding.value().orElse(""))
                .containsExactly(tuple(Severity.WARNING, "UNKNOWN_EVENT", "Teleportation"));
        assertThat(activity.findings().get(0).message()).contains(": 2.");
    }

    @Test
    @DisplayName("of a split are both movements, and no money")
    void split() {
        ObjectNode split = purchase();
        split.put("Event", "Stock Split")
                .put("TransactionType", "CorporateAction")
                .put("BookedAmount", 0);
        split.putArray("Bookings");
        ObjectNode in = (ObjectNode) split.at("/Trades/0");
        in.put("TradeType", "NotAvailable").put("TradedValue", 0).put("Price", 0);
        ObjectNode out = in.deepCopy();
        out.put("TradeEventType", "Sold").put("TradedQuantity", -4);
        split.withArray("/Trades").add(out);

        Transaction transaction = only(history(split));

        assertThat(transaction.kind()).isEqualTo(Kind.SPLIT);
        assertThat(transaction.movements())
                .extracting(movement -> movement.quantity().toString())
                .containsExactly("-4", "20");
        assertThat(transaction.net()).isEmpty();
    }

    @Test
    @DisplayName("that only look like trades are no purchases")
    void pseudoTrade() {
        ObjectNode pseudo = (ObjectNode) Fixtures.rows("cs-reports-trades.json").get(0);
        pseudo.put("TradeType", "NotAvailable");

        Activity activity = reports(Fixtures.list(pseudo), EMPTY);

        assertThat(only(activity).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(activity.findings()).extracting(Finding::code).containsExactly("UNKNOWN_EVENT");
    }

    @Test
    @DisplayName("of trades that are told of tomorrow say today what was paid")
    void tradeOfToday() {
        Activity activity = reports(EMPTY, Fixtures.text("cs-reports-bookings.json"));

        assertThat(activity.booked().transactions())
                .filteredOn(transaction -> transaction.kind() == Kind.BUY)
                .singleElement()
                .satisfies(bought -> {
                    assertThat(bought.movements()).isEmpty();
                    assertThat(bought.about()).isPresent();
                    assertThat(bought.net()).contains(Money.parse("EUR -2562"));
                    assertThat(bought.evidence().ids()).containsExactly(ExternalId.parse("trade:6100000001"));
                });
    }

    @Test
    @DisplayName("made up by Saxo for developers are said to be")
    void mocks() {
        ObjectNode mock = (ObjectNode) Fixtures.rows("cs-reports-trades.json").get(0);
        mock.put("MockDataId", "1");

        assertThat(reports(Fixtures.list(mock), EMPTY).findings())
                .extracting(Finding::code)
                .containsExactly("MOCK_DATA");
    }

    @Test
    @DisplayName("come from the reports where the gateway has no history")
    void fallsBack() {
        simulator.on("/hist/v1/transactions").always(Fault.html(404, Fixtures.text("error-404-unknown-route.html")));

        assertThat(live().fetch(LocalDate.of(2021, 1, 1)).booked().transactions())
                .hasSize(10);
        assertThat(simulator.requests())
                .extracting(RecordedRequest::toString)
                .contains("GET /openapi/cs/v1/reports/trades/…", "GET /openapi/cs/v1/reports/bookings/…");
    }

    @Test
    @DisplayName("of a closed account may be refused; those of an open one are all or nothing")
    void closedAccount() {
        simulator.on("/hist/v1/transactions", CLOSED_KEY).always(Fault.json(403, Fixtures.text("error-403.json")));

        Activity activity = live().fetch(LocalDate.of(2021, 1, 1));

        assertThat(activity.booked().transactions()).hasSize(10);
        assertThat(activity.findings())
                .extracting(
                        Finding::severity,
                        Finding::code,
                        finding -> finding.account().orElseThrow())
                .containsExactly(tuple(Severity.WARNING, "CLOSED_ACCOUNT", AccountId.of("saxo", "9300123GBP")));

        simulator.on("/hist/v1/transactions", MAIN_KEY).always(Fault.json(403, Fixtures.text("error-403.json")));
        assertThat(catchThrowableOfType(SourceException.class, () -> live().fetch(LocalDate.of(2021, 1, 1)))
                        .failure()
                        .reason())
                .isEqualTo(Reason.ACCESS_DENIED);
    }

    @Test
    @DisplayName("are asked for from the first day to today, a thousand at a time")
    void asks() {
        live().fetch(FROM);

        List<String> queries = new ArrayList<>();
        simulator.requests().stream()
                .filter(request -> request.path().equals("/hist/v1/transactions"))
                .forEach(request -> queries.add(request.query()));
        // Four accounts, a closed one among them.
        assertThat(queries)
                .hasSize(4)
                .allMatch(query -> query.contains("FromDate=2026-07-01&ToDate="))
                .allMatch(query -> query.contains("top=1000"))
                .anyMatch(query -> query.contains("AccountKeys=k3Vb%7CR0mTqSx9uYe-cWfJA%3D%3D"));
    }
}
