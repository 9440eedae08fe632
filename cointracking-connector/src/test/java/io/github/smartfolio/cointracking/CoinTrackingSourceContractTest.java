package io.github.smartfolio.cointracking;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.account.Position;
import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.NativeId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.money.Quantity;
import io.github.smartfolio.source.BalanceSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.BalanceSourceContract;
import io.github.smartfolio.testkit.SilentServer;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** CoinTracking's API as a source, against a server of the tests that answers with the recorded answers. */
class CoinTrackingSourceContractTest extends BalanceSourceContract {

    private final List<CoinTrackingServer> servers = new ArrayList<>();
    private final List<SilentServer> silent = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(CoinTrackingServer::close);
        silent.forEach(SilentServer::close);
    }

    private CoinTrackingServer server() {
        CoinTrackingServer server = CoinTrackingServer.start();
        servers.add(server);
        return server;
    }

    private static CoinTrackingSource source(CoinTrackingSettings settings) {
        return new CoinTrackingSource(
                settings, ConnectionId.of("cointracking"), CallStore.inMemory(), InstantSource.system());
    }

    @Override
    protected BalanceSource healthy() {
        return source(server().settings());
    }

    // BTC: 0.01 + 0.0099 - 0.00008169 = 0.01981831, which is the balance; so nothing lies in the unspecified account.
    // EUR: 636.44 + (930 + 920.7 - 7.59717 = 1843.10283) + 843.865 + 13.125 = 3336.53283, the sum CoinTracking states.
    @Override
    protected List<AccountSnapshot> expected() {
        return List.of(
                AccountSnapshot.of(
                        AccountId.of("cointracking", "Kraken"),
                        List.of(CashBalance.of(Money.parse("EUR 636.44"))),
                        List.of(
                                coin("BTC", "0.01", "EUR 93000", "EUR 930"),
                                coin("ETH", "0.2519", "EUR 3350", "EUR 843.865"),
                                coin("SHIB", "1250000", "EUR 0.0000105", "EUR 13.125"))),
                AccountSnapshot.of(
                        AccountId.of("cointracking", "Ledger Live"),
                        List.of(),
                        List.of(coin("BTC", "0.0099", "EUR 93000", "EUR 920.7"))),
                // A price of zero is none, and so is the value.
                AccountSnapshot.of(
                        AccountId.of("cointracking", "Phantom"),
                        List.of(),
                        List.of(Position.of(instrument("SOL2"), Quantity.of("50")))),
                AccountSnapshot.of(
                        AccountId.of("cointracking", "Binance"),
                        List.of(),
                        List.of(coin("BTC", "-0.00008169", "EUR 93000", "EUR -7.59717"))));
    }

    private static Instrument instrument(String ticker) {
        return new Instrument(Set.of(NativeId.of("cointracking", ticker)), ticker, AssetClass.CRYPTO, Optional.empty());
    }

    private static Position coin(String ticker, String quantity, String price, String value) {
        return Position.of(instrument(ticker), Quantity.of(quantity))
                .withPrice(Money.parse(price))
                .withClientValue(Money.parse(value));
    }

    @Override
    protected Set<Reason> possibleFailures() {
        return EnumSet.of(
                Reason.ACCESS_DENIED, Reason.RATE_LIMITED, Reason.UNAVAILABLE, Reason.UNREADABLE, Reason.MISCONFIGURED);
    }

    @Override
    protected BalanceSource failing(Reason reason) {
        CoinTrackingServer server = server();
        return switch (reason) {
            case ACCESS_DENIED ->
                source(server.onAll(CoinTrackingServer.json(
                                CoinTrackingServer.error("NO_RIGHTS", "ERROR: This key has no right to do that")))
                        .settings());
            case RATE_LIMITED ->
                source(server.onAll(CoinTrackingServer.answer(429, "text/plain", ""))
                        .settings());
            case UNAVAILABLE ->
                source(server.onAll(CoinTrackingServer.answer(
                                503, "text/html", CoinTrackingServer.fixture("error_not_json_UNVERIFIED.html")))
                        .settings());
            case UNREADABLE ->
                source(server.onAll(
                                CoinTrackingServer.json(CoinTrackingServer.fixture("error_no_message_UNVERIFIED.json")))
                        .settings());
            case MISCONFIGURED -> source(server.settings().withKey(CoinTrackingServer.SECRET, CoinTrackingServer.KEY));
            default -> throw new AssertionError("not on purpose");
        };
    }

    @Override
    protected BalanceSource damaged() {
        return source(server().on(
                        "getBalance",
                        CoinTrackingServer.json(CoinTrackingServer.fixture("getBalance.json")
                                .replace("\"amount\":\"0.01981831\"", "\"amount\":\"a little\"")))
                .settings());
    }

    @Override
    protected BalanceSource detached() {
        return source(CoinTrackingSettings.of(CoinTrackingServer.KEY, CoinTrackingServer.SECRET)
                .withAddress(URI.create("http://127.0.0.1:1")));
    }

    @Override
    protected BalanceSource hanging() {
        SilentServer server = SilentServer.start();
        silent.add(server);
        return source(CoinTrackingSettings.of(CoinTrackingServer.KEY, CoinTrackingServer.SECRET)
                .withAddress(server.uri()));
    }

    @Override
    protected Set<String> secrets() {
        Set<String> secrets =
                new LinkedHashSet<>(Set.of(CoinTrackingServer.KEY.reveal(), CoinTrackingServer.SECRET.reveal()));
        servers.forEach(server -> secrets.addAll(server.signatures()));
        return secrets;
    }
}
