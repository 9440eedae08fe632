package io.github.smartfolio.saxo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.account.ReportedTotal;
import io.github.smartfolio.account.Valued;
import io.github.smartfolio.credential.Grant;
import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenSet;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.InstrumentIdentifier;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.simulator.Fault;
import io.github.smartfolio.simulator.SaxoSimulator;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.BalanceSourceContract;
import io.github.smartfolio.testkit.SilentServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** Saxo's API as a source, against the simulator. */
class SaxoSourceContractTest extends BalanceSourceContract {

    private static final String TOKEN = "a.token-of-nobody.at-all";

    private final List<SaxoSimulator> simulators = new ArrayList<>();
    private final List<SilentServer> silent = new ArrayList<>();

    @AfterEach
    void close() {
        simulators.forEach(SaxoSimulator::close);
        silent.forEach(SilentServer::close);
    }

    private SaxoSimulator simulator() {
        SaxoSimulator simulator = SaxoSimulator.builder(InstantSource.system()).start();
        simulators.add(simulator);
        return simulator;
    }

    private static SaxoSource source(SaxoSimulator simulator) {
        return new SaxoSource(Login.to(simulator, Login.settings(simulator)));
    }

    @Override
    protected BalanceSource healthy() {
        return source(simulator());
    }

    // The invented person of the recorded answers, asked per account; cash and totals are those of the balances.
    @Override
    protected List<AccountSnapshot> expected() {
        return List.of(
                account(
                        "9300123",
                        CashBalance.of(Money.parse("EUR 4210.55")),
                        Money.parse("EUR 12921.08"),
                        List.of(new ReportedTotal.Part("PENDING_PROFIT", Money.parse("EUR 4.3"))),
                        new Row("Vanguard FTSE All-World UCITS ETF USD Acc", AssetClass.ETF, "50")
                                .known("saxo~18216:Etf", "TICMIC~VWCE@XETR")
                                .at("EUR 100", "EUR 131.24")
                                .worth("EUR 6562", "EUR 6562", "EUR 1562"),
                        new Row("Vodafone Group Plc", AssetClass.STOCK, "1000")
                                .known("saxo~3313:Stock", "TICMIC~VOD@XLON")
                                .at("GBP 0.725", "GBP 0.881")
                                .on("2026-11-20T16:35:12Z")
                                .worth("GBP 881", "EUR 1013.15", "GBP 156"),
                        new Row("Euro/US Dollar", AssetClass.FX, "10000")
                                .known("saxo~21:FxSpot", "saxo~sym:EURUSD")
                                .at("USD 1.15", "USD 1.1628")
                                .worth("USD 128", "EUR 110.08", "USD 128"),
                        new Row("Germany 40", AssetClass.CFD, "2")
                                .known("saxo~4910:CfdOnIndex", "saxo~cfd:GER40.I")
                                .at("EUR 23500", "EUR 24010.5")
                                .worth("EUR 1021", "EUR 1021", "EUR 1021")),
                account(
                        "9300123USD",
                        new CashBalance(Money.parse("USD 1234.56"), Optional.of(Money.parse("USD -565.5"))),
                        Money.parse("USD 10336.56"),
                        List.of(),
                        new Row("Apple Inc.", AssetClass.STOCK, "10")
                                .known("saxo~211:Stock", "TICMIC~AAPL@XNAS")
                                .at("USD 180", "USD 225.5")
                                .on("2026-11-20T21:00:00Z")
                                .worth("USD 2255", "USD 2255", "USD 455"),
                        new Row("Apple Inc. Jan2027 220 C", AssetClass.OPTION, "2")
                                .known("saxo~51044712:StockOption", "saxo~sym:AAPL/15F27C220:xcbf")
                                .at("USD 12.5", "USD 18.2")
                                .worth("USD 3640", "USD 3640", "USD 1140"),
                        new Row("E-mini S&P 500 - Dec 2026", AssetClass.FUTURE, "1")
                                .known("saxo~50331144:ContractFutures", "saxo~sym:ESZ6")
                                .at("USD 6900.25", "USD 6950")
                                .worth("USD 2487.5", "USD 2487.5", "USD 2487.5"),
                        new Row("Schwab US Dividend Equity ETF", AssetClass.ETF, "100")
                                .known("saxo~4720163:Etf", "TICMIC~SCHD@ARCX")
                                .at("USD 26.415")
                                .worth("USD 2610", "USD 2610", "USD -31.5"),
                        new Row("Copper - Mar 2027", AssetClass.FUTURE, "1")
                                .known("saxo~47316301:ContractFutures", "saxo~sym:HGH7")
                                .at("USD 5.712")
                                .worth("USD -1325", "USD -1325", "USD -1325")),
                account(
                        "9300123DKK",
                        CashBalance.of(Money.parse("DKK 25000")),
                        Money.parse("DKK 131051.59"),
                        List.of(),
                        new Row("0.5% Kingdom of Denmark 15 Nov 2029", AssetClass.BOND, "100000")
                                .known("saxo~4180552:Bond", "saxo~sym:DKGB0529")
                                .at("DKK 0.952", "DKK 0.9735")
                                .worth("DKK 97350", "DKK 97350", "DKK 2150"),
                        new Row("Sparinvest INDEX Globale Aktier KL", AssetClass.FUND, "25.4321")
                                .known("saxo~2501877:MutualFund", "TICMIC~SPIGLEFAKL@XMUT")
                                .at("DKK 310", "DKK 342.15")
                                .worth("DKK 8701.59", "DKK 8701.59", "DKK 817.64")));
    }

    @Override
    protected Set<Reason> possibleFailures() {
        return EnumSet.complementOf(EnumSet.of(Reason.INTERNAL));
    }

    @Override
    protected BalanceSource failing(Reason reason) {
        SaxoSimulator simulator = simulator();
        return switch (reason) {
            case AUTHORIZATION_REQUIRED -> {
                SaxoSource source = source(simulator);
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
                new SaxoSource(Login.signIn(SaxoSettings.of(SaxoEnvironment.SIM), TokenStore.inMemory()));
            case INTERNAL -> throw new AssertionError("not on purpose");
        };
    }

    private static SaxoSource failing(SaxoSimulator simulator, Fault fault) {
        simulator.on("/port").always(fault);
        return source(simulator);
    }

    @Override
    protected BalanceSource damaged() {
        SaxoSimulator simulator = simulator();
        ObjectNode broken = Fixtures.row("netpositions-usd.json", 211);
        ((ObjectNode) broken.get("NetPositionBase")).put("Amount", "ten");
        simulator
                .on("/port/v1/netpositions", "Zp8-uHn4GdLw|2oEirKsBQ==")
                .always(Fault.json(200, Fixtures.list(broken, Fixtures.row("netpositions-usd.json", 4720163))));
        return source(simulator);
    }

    @Override
    protected BalanceSource detached() {
        return new SaxoSource(Login.signIn(
                SaxoSettings.sim("nobody")
                        .withAddresses(URI.create("http://127.0.0.1:1"), URI.create("http://127.0.0.1:1/openapi")),
                TokenStore.inMemory()));
    }

    @Override
    protected BalanceSource hanging() {
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
        return new SaxoSource(signIn);
    }

    @Override
    protected Set<String> secrets() {
        Set<String> secrets = new LinkedHashSet<>(Set.of(TOKEN, "Cx7Kd|WmQ0yR2tVnb-uPAg=="));
        simulators.forEach(simulator -> secrets.addAll(simulator.givenOut()));
        return secrets;
    }

    private static AccountSnapshot account(
            String number, CashBalance cash, Money total, List<ReportedTotal.Part> apart, Row... rows) {
        return AccountSnapshot.of(
                        AccountId.of("saxo", number),
                        List.of(cash),
                        Stream.of(rows).map(Row::position).toList())
                .withReported(new ReportedTotal(total, apart));
    }

    private static final class Row {

        private final String name;
        private final AssetClass kind;
        private final String quantity;
        private Set<InstrumentIdentifier> identifiers = Set.of();
        private Optional<Money> average = Optional.empty();
        private Optional<Money> price = Optional.empty();
        private Optional<Instant> pricedAt = Optional.empty();
        private Optional<Money> value = Optional.empty();
        private Optional<Money> base = Optional.empty();
        private Optional<Money> profit = Optional.empty();

        Row(String name, AssetClass kind, String quantity) {
            this.name = name;
            this.kind = kind;
            this.quantity = quantity;
        }

        Row known(String... as) {
            identifiers = Stream.of(as).map(InstrumentIdentifier::parse).collect(Collectors.toSet());
            return this;
        }

        Row at(String averagePrice) {
            average = Optional.of(Money.parse(averagePrice));
            return this;
        }

        Row at(String averagePrice, String priceNow) {
            price = Optional.of(Money.parse(priceNow));
            return at(averagePrice);
        }

        Row on(String time) {
            pricedAt = Optional.of(Instant.parse(time));
            return this;
        }

        Row worth(String own, String inAccountCurrency, String gained) {
            value = Optional.of(Money.parse(own));
            base = Optional.of(Money.parse(inAccountCurrency));
            profit = Optional.of(Money.parse(gained));
            return this;
        }

        Position position() {
            Optional<Currency> currency = value.map(Money::currency);
            return new Position(
                    new Instrument(identifiers, name, kind, currency),
                    Quantity.of(quantity),
                    average,
                    price,
                    pricedAt,
                    value,
                    base,
                    profit,
                    price.isPresent() ? Valued.REPORTED : Valued.FROM_COST_AND_PROFIT);
        }
    }
}
