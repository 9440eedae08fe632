package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.money.FxRate;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.simulator.Environment;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.RegisteredApp;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.SilentServer;
import io.github.smartfolio.testkit.TransactionSourceContract;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What was booked as Saxo's LIVE environment tells it, against the simulator. */
class SaxoTransactionsContractTest extends TransactionSourceContract {

    private static final String TOKEN = "a.token-of-nobody.at-all";
    private static final LocalDate OPENED = LocalDate.of(2021, 3, 2);

    private final List<SaxoSimulator> simulators = new ArrayList<>();
    private final List<SilentServer> silent = new ArrayList<>();

    @AfterEach
    void close() {
        simulators.forEach(SaxoSimulator::close);
        silent.forEach(SilentServer::close);
    }

    /** With the addresses of the simulator. */
    SaxoSettings settings(SaxoSimulator simulator) {
        return SaxoSettings.live(RegisteredApp.PKCE_LIVE.key())
                .withAddresses(simulator.address(), simulator.gateway(Environment.LIVE));
    }

    /** What a purchase, {@code trade} or deposit is called and numbered. */
    Evidence evidence(String event, String booking, String... trade) {
        boolean deposit = event.equals("Deposit");
        List<String> ids =
                new ArrayList<>(List.of("booking:" + booking, "record:51" + (234 + 700) + booking.substring(3)));
        ids.addAll(List.of(trade));
        return new Evidence(
                ids.stream().map(ExternalId::parse).collect(Collectors.toSet()),
                deposit ? "CashTransfer" : "Trade",
                event,
                "");
    }

    /** The names of an instrument, of which one may be an ISIN. */
    Set<InstrumentIdentifier> known(String... as) {
        return Stream.of(as).map(InstrumentIdentifier::parse).collect(Collectors.toSet());
    }

    /** The path of the list with the transactions, and rows of it of which one cannot be read. */
    void damage(SaxoSimulator simulator) {
        List<JsonNode> rows = Fixtures.rows("hist-transactions.json");
        ((ObjectNode) rows.get(2)).put("BookedAmount", "much");
        simulator.on("/hist/v1/transactions").always(Fault.json(200, Fixtures.list(rows.get(1), rows.get(2))));
    }

    private SaxoSimulator simulator() {
        SaxoSimulator simulator = SaxoSimulator.builder(InstantSource.system()).start();
        simulators.add(simulator);
        return simulator;
    }

    private SaxoTransactions source(SaxoSimulator simulator) {
        return new SaxoTransactions(Login.to(simulator, settings(simulator)));
    }

    @Override
    protected TransactionSource healthy() {
        return source(simulator());
    }

    @Override
    protected LocalDate from() {
        return OPENED;
    }

    // Each account begins with what was spent and is still there; half of the costs of each position is paid.
    @Override
    protected List<Transaction> expected() {
        return List.of(
                // 4210.55 + 5002 + 857.61 = 10070.16
                deposit("9300123", "EUR 10070.16", "700000001"),
                // 50 × 100 = 5000; 4 ÷ 2 = 2
                bought("2023-05-30", "9300123", "2023-06-01", "2023-05-30T08:00:03.511Z")
                        .movement(opening(
                                "Vanguard FTSE All-World UCITS ETF USD Acc",
                                AssetClass.ETF,
                                "50",
                                "EUR 100",
                                "saxo~18216:Etf",
                                "TICMIC~VWCE@XETR",
                                "ISIN~IE00BK5BQT80"))
                        .gross(Money.parse("EUR -5000"))
                        .charge(Charge.fee(Money.parse("EUR -2"), "Commission"))
                        .net(Money.parse("EUR -5002"))
                        .evidence(trade("700000002", "6110000002", "5000000102", "5010000002"))
                        .build(),
                // 1000 × 72.50 p = 725.00 pounds, × 1.17 = 848.25; 16 ÷ 2 × 1.17 = 9.36
                bought("2024-09-10", "9300123", "2024-09-12", "2024-09-10T09:14:51.030Z")
                        .movement(opening(
                                "Vodafone Group Plc",
                                AssetClass.STOCK,
                                "1000",
                                "GBP 0.725",
                                "saxo~3313:Stock",
                                "TICMIC~VOD@XLON",
                                "ISIN~GB00BH4HKS39"))
                        .gross(Money.parse("GBP -725"))
                        .charge(Charge.fee(Money.parse("EUR -9.36"), "Commission"))
                        .net(Money.parse("EUR -857.61"))
                        .rate(FxRate.of("GBP", "EUR", "1.17", LocalDate.of(2024, 9, 10), "saxo"))
                        .evidence(trade("700000004", "6110000003", "5000000103", "5010000003"))
                        .build(),
                // 1234.56 + 1801 + 2506.10 + 2644 = 8185.66
                deposit("9300123USD", "USD 8185.66", "700001001"),
                // 10 × 180 = 1800; 2 ÷ 2 = 1
                bought("2024-02-12", "9300123USD", "2024-02-14", "2024-02-12T15:31:07.120Z")
                        .movement(opening(
                                "Apple Inc.",
                                AssetClass.STOCK,
                                "10",
                                "USD 180",
                                "saxo~211:Stock",
                                "TICMIC~AAPL@XNAS",
                                "ISIN~US0378331005"))
                        .gross(Money.parse("USD -1800"))
                        .charge(Charge.fee(Money.parse("USD -1"), "Commission"))
                        .net(Money.parse("USD -1801"))
                        .evidence(trade("700001002", "6110000001", "5000000101", "5010000001"))
                        .build(),
                // 2 × 12.50 × 100 = 2500; 12.20 ÷ 2 = 6.10
                bought("2026-06-01", "9300123USD", "2026-06-02", "2026-06-01T14:27:29.144Z")
                        .movement(opening(
                                "Apple Inc. Jan2027 220 C",
                                AssetClass.OPTION,
                                "2",
                                "USD 12.5",
                                "saxo~51044712:StockOption",
                                "saxo~sym:AAPL/15F27C220:xcbf"))
                        .gross(Money.parse("USD -2500"))
                        .charge(Charge.fee(Money.parse("USD -6.1"), "Commission"))
                        .net(Money.parse("USD -2506.1"))
                        .evidence(trade("700001004", "6110000007", "5000000107", "5010000007"))
                        .build(),
                // 100 × 26.415 = 2641.50; 5 ÷ 2 = 2.50
                bought("2026-08-20", "9300123USD", "2026-08-21", "2026-08-20T15:40:10.204Z")
                        .movement(opening(
                                "Schwab US Dividend Equity ETF",
                                AssetClass.ETF,
                                "100",
                                "USD 26.415",
                                "saxo~4720163:Etf",
                                "TICMIC~SCHD@ARCX",
                                "ISIN~US8085247976"))
                        .gross(Money.parse("USD -2641.5"))
                        .charge(Charge.fee(Money.parse("USD -2.5"), "Commission"))
                        .net(Money.parse("USD -2644"))
                        .evidence(trade("700001006", "6110000010", "5000000110", "5010000010"))
                        .build(),
                // 25000 + 95248.68 + 7883.95 = 128132.63
                deposit("9300123DKK", "DKK 128132.63", "700002001"),
                // 100000 × 95.2 % = 95200; 97.35 ÷ 2 = 48.675
                bought("2025-01-16", "9300123DKK", "2025-01-20", "2025-01-16T10:02:11.871Z")
                        .movement(opening(
                                "0.5% Kingdom of Denmark 15 Nov 2029",
                                AssetClass.BOND, "100000", "DKK 0.952", "saxo~4180552:Bond", "saxo~sym:DKGB0529"))
                        .gross(Money.parse("DKK -95200"))
                        .charge(Charge.fee(Money.parse("DKK -48.68"), "Commission"))
                        .net(Money.parse("DKK -95248.68"))
                        .evidence(trade("700002002", "6110000004", "5000000104", "5010000004"))
                        .build(),
                // 25.4321 × 310 = 7883.951
                bought("2025-05-01", "9300123DKK", "2025-05-05", "2025-05-01T12:00:00Z")
                        .movement(opening(
                                "Sparinvest INDEX Globale Aktier KL",
                                AssetClass.FUND,
                                "25.4321",
                                "DKK 310",
                                "saxo~2501877:MutualFund",
                                "TICMIC~SPIGLEFAKL@XMUT"))
                        .gross(Money.parse("DKK -7883.95"))
                        .net(Money.parse("DKK -7883.95"))
                        .evidence(trade("700002004", "6110000009", "5000000109", "5010000009"))
                        .build());
    }

    private Transaction deposit(String account, String amount, String booking) {
        return Transaction.on(OPENED, AccountId.of("saxo", account), Kind.DEPOSIT)
                .valueDate(OPENED)
                .gross(Money.parse(amount))
                .net(Money.parse(amount))
                .evidence(evidence("Deposit", booking))
                .build();
    }

    private static Transaction.Builder bought(String date, String account, String valueDate, String at) {
        return Transaction.on(LocalDate.parse(date), AccountId.of("saxo", account), Kind.BUY)
                .valueDate(LocalDate.parse(valueDate))
                .at(Instant.parse(at));
    }

    private Movement opening(String name, AssetClass kind, String quantity, String price, String... as) {
        Money each = Money.parse(price);
        return Movement.of(new Instrument(known(as), name, kind, Optional.of(each.currency())), quantity)
                .at(each)
                .with(Movement.Effect.OPEN);
    }

    private Evidence trade(String booking, String trade, String order, String position) {
        return evidence("Buy", booking, "trade:" + trade, "order:" + order, "position:" + position);
    }

    @Override
    protected Set<Reason> possibleFailures() {
        return EnumSet.complementOf(EnumSet.of(Reason.INTERNAL));
    }

    @Override
    protected TransactionSource failing(Reason reason) {
        SaxoSimulator simulator = simulator();
        return switch (reason) {
            case AUTHORIZATION_REQUIRED -> {
                SaxoTransactions source = source(simulator);
                simulator.revokeAll();
                yield source;
            }
            case ACCESS_DENIED -> failing(simulator, Fault.json(403, Fixtures.text("error-403.json")));
            case RATE_LIMITED ->
                failing(
                        simulator,
                        Fault.json(429, Fixtures.text("error-429.json"))
                                .with("X-RateLimit-Session-Remaining", "0")
                                .with("X-RateLimit-Session-Reset", "37"));
            case UNAVAILABLE -> failing(simulator, Fault.html(503, Fixtures.text("error-503.html")));
            case UNREADABLE -> failing(simulator, Fault.html(404, Fixtures.text("error-404-unknown-route.html")));
            case MISCONFIGURED ->
                new SaxoTransactions(Login.signIn(SaxoSettings.of(SaxoEnvironment.LIVE), TokenStore.inMemory()));
            case INTERNAL -> throw new AssertionError("not on purpose");
        };
    }

    private SaxoTransactions failing(SaxoSimulator simulator, Fault fault) {
        simulator.on("/hist").always(fault);
        simulator.on("/cs").always(fault);
        return source(simulator);
    }

    @Override
    protected TransactionSource damaged() {
        SaxoSimulator simulator = simulator();
        damage(simulator);
        return source(simulator);
    }

    @Override
    protected TransactionSource detached() {
        return new SaxoTransactions(Login.signIn(
                SaxoSettings.sim("nobody")
                        .withAddresses(URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:1/openapi")),
                TokenStore.inMemory()));
    }

    @Override
    protected TransactionSource hanging() {
        SilentServer server = SilentServer.start();
        silent.add(server);
        SaxoSignIn signIn = Login.signIn(
                SaxoSettings.sim("nobody").withAddresses(server.uri(), URI.create(server.uri() + "/openapi")),
                TokenStore.inMemory());
        Instant now = InstantSource.system().instant();
        signIn.session()
                .signIn(
                        new Grant("nobody", Login.REDIRECT, Optional.empty(), now),
                        new TokenSet(
                                Secret.of(TOKEN),
                                now,
                                now.plus(Duration.ofHours(1)),
                                Optional.empty(),
                                Optional.empty()));
        return new SaxoTransactions(signIn);
    }

    @Override
    protected Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>(Set.of(TOKEN, "Cx7Kd|WmQ0yR2tVnb-uPAg=="));
        simulators.forEach(simulator -> secrets.addAll(simulator.givenOut()));
        return secrets;
    }
}
