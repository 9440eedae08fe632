package io.github.smartfolio.cointracking;

import static io.github.smartfolio.cointracking.SampleTrades.cash;
import static io.github.smartfolio.cointracking.SampleTrades.left;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.cointracking.SampleTrades.Variant;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.ConnectionId;
import io.github.smartfolio.source.Finding;
import io.github.smartfolio.source.Finding.Severity;
import io.github.smartfolio.source.SourceException;
import io.github.smartfolio.source.SourceFailure.Reason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("getTrades")
class CoinTrackingTransactionsTest {

    private static final LocalDate YEAR_2000 = LocalDate.of(2000, 1, 1);
    private static final ConnectionId CONNECTION = ConnectionId.of("cointracking");

    private final CoinTrackingServer server = CoinTrackingServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    private CoinTrackingTransactions source() {
        return new CoinTrackingTransactions(
                server.settings(), CONNECTION, CallStore.inMemory(), InstantSource.system());
    }

    private Activity answering(String json) {
        server.on("getTrades", CoinTrackingServer.json(json));
        return source().fetch(YEAR_2000);
    }

    /** An answer with one entry, of these members and a time. */
    private Activity entry(String members) {
        return answering("{\"success\":1,\"method\":\"getTrades\",\"account_currency\":\"EUR\",\"7\":{" + members
                + ",\"exchange\":\"Kraken\",\"time\":\"1714996800\"}}");
    }

    @Test
    @DisplayName("is asked in one call, from the second before the first day in UTC on")
    void asks() {
        source().fetch(LocalDate.of(2024, 1, 2));

        // 2024-01-02T00:00:00Z is 1704153600
        assertThat(server.bodies())
                .hasSize(1)
                .allMatch(
                        body -> body.matches("method=getTrades&nonce=\\d+&order=ASC&start=1704153599&trade_prices=1"));
    }

    @Test
    @DisplayName("adds up to what is left")
    void addsUp() {
        List<Transaction> all = source().fetch(YEAR_2000).booked().transactions();

        // 2000 - 802.08 - 551.43 - 10.05
        assertThat(cash(all, "EUR")).isEqualTo(Money.parse("EUR 636.44"));
        // 0.02 - 0.01 + 0.0099
        assertThat(left(all, "BTC")).isEqualTo(new BigDecimal("0.0199"));
        // 0.25 + 2 * 0.001 - 0.0001
        assertThat(left(all, "ETH")).isEqualTo(new BigDecimal("0.2519"));
    }

    @Test
    @DisplayName("may come without values")
    void withoutValues() {
        Activity activity = answering(CoinTrackingServer.fixture("getTrades.json"));

        assertThat(activity.booked().transactions())
                .isEqualTo(SampleTrades.ledger(
                        Variant.plain(ZoneOffset.UTC).withIds(CoinTrackingTransactionsContractTest.IDS)));
        assertThat(activity.findings()).isEmpty();
    }

    @Test
    @DisplayName("may tell of nothing")
    void nothing() {
        Activity activity = answering(CoinTrackingServer.fixture("getTrades_none.json"));

        assertThat(activity.booked().isEmpty()).isTrue();
        assertThat(activity.from()).contains(YEAR_2000);
        assertThat(activity.findings()).isEmpty();
    }

    @Test
    @DisplayName("says what a coin paid with another was worth, in the currency of the account")
    void worth() {
        Activity activity = entry(
                "\"type\":\"Trade\",\"buy_amount\":\"2\",\"buy_currency\":\"ETH\",\"sell_amount\":\"0.1\",\"sell_currency\":\"BTC\","
                        + "\"buy_value_in_cur\":\"4000.50\",\"sell_value_in_cur\":\"4001\",\"trade_id\":\"\"");

        Transaction swap = activity.booked().transactions().get(0);
        assertThat(swap.kind()).isEqualTo(Kind.SWAP);
        assertThat(swap.worth()).contains(Money.parse("EUR 4000.5"));
        assertThat(swap.at()).contains(Instant.parse("2024-05-06T12:00:00Z"));
        assertThat(swap.evidence().ids()).containsExactly(ExternalId.parse("record:7"));
    }

    @Test
    @DisplayName("keeps a type nobody knows, and says so")
    void unknownType() {
        Activity activity = entry("\"type\":\"Teleport\",\"buy_amount\":\"2\",\"buy_currency\":\"ETH\"");

        assertThat(activity.booked().transactions())
                .extracting(Transaction::kind)
                .containsExactly(Kind.UNKNOWN);
        assertThat(activity.findings())
                .extracting(Finding::severity, Finding::code)
                .containsExactly(tuple(Severity.WARNING, "UNKNOWN_TYPE"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "~type~:~Deposit~,~buy_amount~:~-2~,~buy_currency~:~ETH~,~time~:~1714996800~ | 7.buy_amount",
                "~type~:~Deposit~,~buy_amount~:~2~,~buy_currency~:~~,~time~:~1714996800~ | 7.buy_currency",
                "~type~:~Deposit~,~buy_amount~:~~,~buy_currency~:~~,~time~:~1714996800~ | 7.buy_amount",
                "~type~:~~,~buy_amount~:~2~,~buy_currency~:~ETH~,~time~:~1714996800~ | 7.type",
                "~type~:~Deposit~,~buy_amount~:~2~,~buy_currency~:~ETH~ | 7.time",
                "~type~:~Deposit~,~buy_amount~:~2~,~buy_currency~:~ETH~,~time~:~today~ | 7.time",
                "~type~:~Deposit~,~buy_amount~:~2~,~buy_currency~:~ETH~,~time~:~1.5~ | 7.time",
                "~type~:~Deposit~,~buy_amount~:~2~,~buy_currency~:~ETH~,~time~:~99999999999999999999~ | 7.time",
                "~type~:~Deposit~,~buy_amount~:~2~,~buy_currency~:~ETH~,~time~:~1714996800~,~fee_amount~:~x~ | 7.fee_amount"
            })
    @DisplayName("leaves out an entry that cannot be read, and names the member")
    void leavesOut(String members, String member) {
        Activity activity = answering(("{~success~:1,~method~:~getTrades~,~7~:{" + members
                        + "},~8~:{~type~:~Staking~,~buy_amount~:2.5,~buy_currency~:~ETH~,~time~:1714996800}}")
                .replace('~', '"'));

        // of texts and numbers alike
        assertThat(left(activity.booked().transactions(), "ETH")).isEqualTo(new BigDecimal("2.5"));
        assertThat(activity.findings())
                .extracting(
                        Finding::severity,
                        Finding::code,
                        finding -> finding.column().orElse(""))
                .containsExactly(tuple(Severity.ERROR, "UNREADABLE_ENTRY", member));
    }

    @Test
    @DisplayName("never looks like a time without trades when no entry can be read")
    void noneReadable() {
        SourceException failure = catchThrowableOfType(
                SourceException.class, () -> answering("{\"success\":1,\"method\":\"getTrades\",\"7\":\"?\"}"));

        assertThat(failure.failure().reason()).isEqualTo(Reason.UNREADABLE);
    }

    @Test
    @DisplayName("takes its turn and its share of the hour with the balances of the same key")
    void sharesCalls() {
        CallStore calls = CallStore.inMemory();
        Instant[] now = {Instant.parse("2026-11-22T10:00:00Z")};
        CoinTrackingSettings settings = server.settings().withCallsPerHour(3);
        CoinTrackingSource balances = new CoinTrackingSource(settings, CONNECTION, calls, () -> now[0]);
        CoinTrackingTransactions trades = new CoinTrackingTransactions(settings, CONNECTION, calls, () -> now[0]);

        balances.fetch();
        trades.fetch(YEAR_2000);

        assertThat(server.accepted()).isEqualTo(3);
        assertThat(server.refusedNonces()).isZero();
        SourceException limited = catchThrowableOfType(SourceException.class, () -> trades.fetch(YEAR_2000));
        assertThat(limited.failure().reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(limited.failure().retryAt()).contains(Instant.parse("2026-11-22T11:00:00Z"));
        assertThat(server.accepted()).isEqualTo(3);
    }
}
