package io.github.smartfolio.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.account.AccountSnapshot;
import io.github.smartfolio.account.CashBalance;
import io.github.smartfolio.app.TestServer.Answer;
import io.github.smartfolio.app.sources.Brokers;
import io.github.smartfolio.jdbc.Database;
import io.github.smartfolio.jdbc.UserId;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What an API tells was booked")
@Timeout(60)
class BookedTest {

    private static final AccountId ACCOUNT = AccountId.of("toy", "1");
    private static final String CREDENTIALS = "/api/sources/toy/credentials";
    private static final String RIGHT = "{\"apiKey\":\"%s\"}".formatted(ToyApi.SECRET);
    private static final LocalDate BEGINNING = LocalDate.parse("2000-01-01");

    @TempDir
    private Path folder;

    // 2026-02-03T09:15Z.
    private final AtomicReference<Instant> now = new AtomicReference<>(TestServer.NOW);
    private ToyApi api;
    private TestServer server;

    @BeforeEach
    void start() {
        api = ToyApi.withKey("toy", "Toy");
        api.answer(AccountSnapshot.of(ACCOUNT, List.of(CashBalance.of(Money.of("100.00", "EUR"))), List.of()));
        api.book(deposit("2025-06-01", "60"), deposit("2026-01-20", "40"));
        Brokers brokers = Brokers.of(List.of(new ToyReader("toy", "Toy")), List.of(api));
        Map<String, String> fourHours = Map.of("SMARTFOLIO_REFRESH_HOURS", "4");
        server = TestServer.start(TestServer.settings(folder, brokers, fourHours), brokers, now::get);
    }

    @AfterEach
    void stop() {
        server.close();
        api.close();
    }

    @Test
    @DisplayName("is asked for from the beginning after the first balances, then what is new, once an interval")
    void asked() {
        server.put(CREDENTIALS, RIGHT);
        await(() -> count() == 2);
        assertThat(api.bookedSince()).containsExactly(BEGINNING);
        assertThat(server.source("toy").at("/transactions").toString())
                .isEqualTo("{\"asOf\":\"2026-02-03T09:15:00Z\",\"count\":2,\"failure\":null}");

        // Within the interval balances are read on demand, and nothing else.
        now.set(TestServer.NOW.plus(Duration.ofHours(3)));
        server.post("/api/sources/toy/refresh");
        api.book(deposit("2025-06-01", "60"), deposit("2026-02-03", "7"), deposit("2026-02-03", "7"));
        now.set(TestServer.NOW.plus(Duration.ofHours(4)));
        server.post("/api/sources/toy/refresh");
        await(() -> count() == 3);
        // Thirty days before 2026-02-03; what was told of 2026-01-20 is no longer told.
        assertThat(api.bookedSince()).containsExactly(BEGINNING, LocalDate.parse("2026-01-04"));
        assertThat(api.reads()).isEqualTo(3);
    }

    @Test
    @DisplayName("does not harm the balances when it cannot be had, and is shown as a failure of its own")
    void failure() {
        api.failToTell(Reason.UNAVAILABLE);
        server.put(CREDENTIALS, RIGHT);
        await(() -> !server.source("toy").at("/transactions/failure").isNull());
        assertThat(server.source("toy").at("/transactions").toString())
                .isEqualTo("{\"asOf\":null,\"count\":0,\"failure\":{\"reason\":\"UNAVAILABLE\","
                        + "\"message\":\"The toy forgot.\",\"retryAt\":null}}");
        assertThat(server.source("toy").at("/state").asText()).isEqualTo("ANSWERED");
        assertThat(server.source("toy").at("/failure").isNull()).isTrue();
        assertThat(server.get("/api/portfolio").text("/total/amount")).isEqualTo("100.00");
        assertThat(page("/sources")).contains("Transactions could not be read: The broker cannot be reached now.");
        assertThat(page("/")).contains("Transactions could not be read: The broker cannot be reached now.");

        // What failed is tried again sooner, and told once it is there.
        api.book(deposit("2026-01-20", "40"));
        now.set(TestServer.NOW.plus(Duration.ofMinutes(10)));
        server.post("/api/sources/toy/refresh");
        await(() -> count() == 1);
        assertThat(server.source("toy").at("/transactions/failure").isNull()).isTrue();
        assertThat(page("/sources")).contains("1 transaction, read").doesNotContain("could not be read");
        assertThat(page("/sources?lang=fr")).contains("1 transaction, lues le");
    }

    @Test
    @DisplayName("stays when a later reading fails, and is asked for as a whole when another key is entered")
    void anotherKey() {
        server.put(CREDENTIALS, RIGHT);
        await(() -> count() == 2);
        api.failToTell(Reason.UNREADABLE);
        now.set(TestServer.NOW.plus(Duration.ofHours(4)));
        server.post("/api/sources/toy/refresh");
        await(() -> !server.source("toy").at("/transactions/failure").isNull());
        assertThat(count()).isEqualTo(2);

        api.book(deposit("2024-01-01", "1"));
        server.put(CREDENTIALS, RIGHT);
        await(() -> count() == 1);
        assertThat(api.bookedSince()).last().isEqualTo(BEGINNING);
    }

    @Test
    @DisplayName("is not asked for while a file counts, nor when the balances cannot be read")
    void notAsked() {
        server.upload("/api/sources/toy/files", "a.txt", "toy positions\nposition US0378331005 20 4586.20 EUR\n");
        server.put(CREDENTIALS, RIGHT);
        server.post("/api/sources/toy/refresh");
        api.fail(Reason.UNAVAILABLE);
        Answer chosen = server.put("/api/sources/toy", "{\"mode\":\"api\"}");
        assertThat(chosen.text("/failure/reason")).isEqualTo("UNAVAILABLE");
        assertThat(api.bookedSince()).isEmpty();
    }

    @Test
    @DisplayName("counts beside what files tell, and only of the environment that is set")
    void inTheLedger() {
        server.put(CREDENTIALS, RIGHT);
        await(() -> count() == 2);
        server.upload("/api/sources/toy/files", "t.txt", "toy transactions\ndeposit 2026-01-20 40.00 EUR b1\n");
        // The deposit of 40 is told by both.
        assertThat(server.get("/api/transactions").text("/total")).isEqualTo("2");
        assertThat(server.get("/api/transactions").json().at("/sources").findValuesAsText("id"))
                .hasSize(2)
                .contains("toy/api-sim");
        server.close();

        try (Database database =
                Database.open(folder.resolve("smartfolio.db"), TestServer.KEY, InstantSource.fixed(TestServer.NOW))) {
            database.of(UserId.LOCAL)
                    .ledger()
                    .save(Activity.of(
                            SourceId.parse("toy/api"), TestServer.NOW, Booked.of(List.of(deposit("2024-01-01", "9")))));
        }
        start();
        assertThat(server.get("/api/transactions").text("/total")).isEqualTo("2");
    }

    private int count() {
        return server.source("toy").at("/transactions/count").asInt();
    }

    private String page(String path) {
        return server.get(path).response().body().replaceAll("[\\u00a0\\u202f]", " ");
    }

    // The answer of the balances does not wait for it.
    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static Transaction deposit(String date, String euros) {
        return Transaction.on(LocalDate.parse(date), ACCOUNT, Kind.DEPOSIT)
                .net(Money.of(euros, "EUR"))
                .build();
    }
}
