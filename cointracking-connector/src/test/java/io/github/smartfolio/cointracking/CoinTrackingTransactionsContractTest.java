package io.github.smartfolio.cointracking;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.cointracking.SampleTrades.Variant;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.testkit.SilentServer;
import io.github.smartfolio.testkit.TransactionSourceContract;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** What was booked as CoinTracking's API tells it, against a server of the tests that answers with the recorded answers. */
class CoinTrackingTransactionsContractTest extends TransactionSourceContract {

    /** As the answer has them: its own id of the entry, and the id of the trade. */
    static final List<List<String>> IDS = List.of(
            List.of("record:100604400"),
            List.of("record:100604401", "trade:TKR1-AAAAA-000001"),
            List.of("record:100604402", "trade:TKR1-AAAAA-000002"),
            List.of("record:100604403", "trade:HASH0001"),
            List.of("record:100604404", "trade:HASH0001"),
            List.of("record:100604405", "trade:STK1"),
            List.of("record:100604406", "trade:STK2"),
            List.of("record:100604407"),
            List.of("record:100604408", "trade:TKR1-AAAAA-000003"),
            List.of("record:100604409"));

    // Of what is received for nothing; the airdrop is "0.00", which is not known, and so is the fee.
    private static final List<String> WORTHS = List.of("", "", "", "", "", "EUR 3.35", "EUR 3.35", "", "", "");

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

    private static TransactionSource source(CoinTrackingSettings settings) {
        return new CoinTrackingTransactions(
                settings, ConnectionId.of("cointracking"), CallStore.inMemory(), InstantSource.system());
    }

    @Override
    protected TransactionSource healthy() {
        return source(server().settings());
    }

    @Override
    protected LocalDate from() {
        return LocalDate.of(2024, 1, 2);
    }

    @Override
    protected List<Transaction> expected() {
        return SampleTrades.ledger(new Variant(ZoneOffset.UTC, IDS, WORTHS));
    }

    @Override
    protected Set<Reason> possibleFailures() {
        return EnumSet.of(
                Reason.ACCESS_DENIED, Reason.RATE_LIMITED, Reason.UNAVAILABLE, Reason.UNREADABLE, Reason.MISCONFIGURED);
    }

    @Override
    protected TransactionSource failing(Reason reason) {
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
    protected TransactionSource damaged() {
        return source(server().on(
                        "getTrades",
                        CoinTrackingServer.json(CoinTrackingServer.fixture("getTrades_trade_prices.json")
                                .replace("\"buy_amount\":\"0.25000000\"", "\"buy_amount\":\"a little\"")))
                .settings());
    }

    @Override
    protected TransactionSource detached() {
        return source(CoinTrackingSettings.of(CoinTrackingServer.KEY, CoinTrackingServer.SECRET)
                .withAddress(URI.create("http://127.0.0.1:1")));
    }

    @Override
    protected TransactionSource hanging() {
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
