package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.API;
import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.instrument.AssetClass;
import io.github.smartfolio.instrument.Instrument;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.instrument.ListedSymbol;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.Charge;
import io.github.smartfolio.ledger.Evidence;
import io.github.smartfolio.ledger.ExternalId;
import io.github.smartfolio.ledger.ExternalId.Scheme;
import io.github.smartfolio.ledger.Kind;
import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.ledger.Movement;
import io.github.smartfolio.ledger.Transaction;
import io.github.smartfolio.money.Money;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("The stored ledger")
@OnEachEngine
class JdbcLedgerStoreTest {

    private static final LocalDate DAY = LocalDate.parse("2015-01-01");

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    private LedgerStore ledger;

    @BeforeEach
    void open() {
        storage = TestDatabase.on(engine, folder);
        ledger = storage.open().of(UserId.LOCAL).ledger();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("takes fifty thousand transactions and gives them back, over and over")
    @Timeout(60)
    void holdsMany() {
        List<Transaction> many = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            many.add(purchase(i));
        }
        Activity told = Activity.of(API, MONDAY, Booked.of(many));
        ledger.save(told);
        assertThat(ledger.all()).isEqualTo(List.of(told));
        Activity less = Activity.of(API, MONDAY, Booked.of(many.subList(0, 49_999)));
        ledger.save(less);
        assertThat(ledger.all()).isEqualTo(List.of(less));
        ledger.remove(API);
        assertThat(ledger.all()).isEmpty();
    }

    @Test
    @DisplayName("is what it was when something cannot be written")
    void allOrNothing() throws Exception {
        Activity before = Activity.of(API, MONDAY, Booked.of(List.of(purchase(1))));
        ledger.save(before);
        long version = ledger.version();
        storage.refuseInserts("transactions");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ledger.save(Activity.of(API, MONDAY, Booked.of(List.of(purchase(2))))));
        assertThat(ledger.all()).containsExactly(before);
        assertThat(ledger.version()).isEqualTo(version);
    }

    @Test
    @DisplayName("does not show what was altered as what was booked")
    void alteredIsAnError() throws Exception {
        ledger.save(Activity.of(API, MONDAY, Booked.of(List.of(purchase(1)))));
        storage.execute("update transactions set figures = replace(figures, 'EUR -102', 'EUR -103')");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> ledger.all())
                // -100 - 2 is not -103: figures that contradict each other are no transaction.
                .withMessageContaining("A stored transaction cannot be read")
                .withMessageContaining("EUR -103");
    }

    private static Transaction purchase(int number) {
        Instrument share = Instrument.of(
                "A company with a name of usual length",
                AssetClass.STOCK,
                Currency.getInstance("EUR"),
                Isin.of("US0378331005"),
                ListedSymbol.of("S" + number % 300, "XPAR"));
        return Transaction.on(DAY.plusDays(number / 20), Samples.ACCOUNT, Kind.BUY)
                .movement(Movement.of(share, "1.5").at(Money.of("66.67", "EUR")))
                .gross(Money.of("-100", "EUR"))
                .charge(Charge.fee(Money.of("-2", "EUR"), "Commission"))
                .net(Money.of("-102", "EUR"))
                .evidence(Evidence.of(
                        "Trade",
                        "Koop 1.5 @ 66.67 EUR",
                        ExternalId.of(Scheme.TRADE, String.valueOf(number)),
                        ExternalId.of(Scheme.BOOKING, String.valueOf(number + 9_000_000))))
                .build();
    }
}
