package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.ACCOUNT;
import static io.github.smartfolio.jdbc.Samples.API;
import static io.github.smartfolio.jdbc.Samples.MONDAY;
import static io.github.smartfolio.jdbc.Samples.SAXO;
import static io.github.smartfolio.jdbc.Samples.cash;
import static io.github.smartfolio.jdbc.Samples.file;
import static io.github.smartfolio.jdbc.Samples.report;
import static io.github.smartfolio.jdbc.Samples.snapshot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenRecord;
import io.github.smartfolio.credential.TokenState;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.instrument.Isin;
import io.github.smartfolio.ledger.Activity;
import io.github.smartfolio.ledger.Booked;
import io.github.smartfolio.ledger.TransactionId;
import io.github.smartfolio.money.Money;
import io.github.smartfolio.portfolio.LastRead;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceFailure.Reason;
import io.github.smartfolio.source.SourceSnapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("A user")
@OnEachEngine
class UsersApartTest {

    private static final UserId OTHER = new UserId(2);
    private static final SourceFailure DOWN = SourceFailure.of(Reason.UNAVAILABLE, "Down.");
    private static final SourceSnapshot SNAPSHOT = snapshot(MONDAY, cash(ACCOUNT, "5"));
    private static final TokenKey TOKENS = TokenKey.of("saxo-live", "saxo");
    private static final TokenState SIGNED_IN = Samples.signedIn("mine");
    private static final Activity TOLD = Activity.of(API, MONDAY, Booked.of(List.of(Samples.deposit("5"))));
    private static final TransactionId ENTRY = TransactionId.parse("0123456789abcdef0123456789abcdef");
    private static final Isin ISIN = Isin.of("US0378331005");

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    private Database database;
    private UserStores mine;
    private UserStores others;
    private StoredFile myFile;
    private TokenRecord myTokens;

    @BeforeEach
    void open() throws Exception {
        storage = TestDatabase.on(engine, folder);
        database = storage.open();
        storage.execute("insert into users (id) values (2)");
        mine = database.of(UserId.LOCAL);
        others = database.of(OTHER);
        myFile = mine.files()
                .add(SAXO, file("a.csv", "a", MONDAY), report(MONDAY, false, "1"))
                .file();
        mine.snapshots().save(SNAPSHOT);
        mine.snapshots().saveFailure(API, DOWN, MONDAY);
        mine.aliases().remember(Map.of(ISIN, InstrumentId.parse("mine")));
        mine.preferences().set("currency", "EUR");
        myTokens = mine.tokens()
                .compareAndSet(TOKENS, TokenStore.ABSENT, SIGNED_IN)
                .orElseThrow();
        mine.credentials().put(SAXO, Map.of("key", Secret.of("my key")));
        mine.ledger().save(TOLD);
        mine.ledger().enterCost(ENTRY, Money.of("5", "EUR"));
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("sees nothing of another's through any method")
    void seesNothing() {
        assertThat(others.snapshots().lastRead(API)).isEqualTo(LastRead.NEVER);
        assertThat(others.snapshots().lastRead(myFile.source())).isEqualTo(LastRead.NEVER);
        assertThat(others.snapshots().latestWith(API, ACCOUNT)).isEmpty();
        assertThat(others.snapshots().between(API, Instant.MIN, Instant.MAX)).isEmpty();
        assertThat(others.aliases().all()).isEmpty();
        assertThat(others.files().list(SAXO)).isEmpty();
        assertThat(others.files().find(SAXO, myFile.id())).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> others.files().open(myFile));
        assertThat(others.choices().current(SAXO)).isEmpty();
        assertThat(others.choices().connections()).isEmpty();
        assertThat(others.preferences().get("currency")).isEmpty();
        assertThat(others.tokens().find(TOKENS)).isEmpty();
        assertThat(others.credentials().of(SAXO)).isEmpty();
        assertThat(others.ledger().all()).isEmpty();
        assertThat(others.ledger().find(API)).isEmpty();
        assertThat(others.ledger().enteredCosts()).isEmpty();
        assertThat(others.ledger().version()).isZero();
    }

    @Test
    @DisplayName("changes nothing of another's through any method")
    void changesNothing() {
        assertThat(others.files().delete(SAXO, myFile.id())).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> others.choices().choose(SAXO, Choice.file(myFile.id())));
        others.choices().choose(SAXO, Choice.off());
        others.snapshots().save(snapshot(MONDAY, cash(ACCOUNT, "6")));
        others.snapshots().save(snapshot(MONDAY.plusSeconds(1), cash(ACCOUNT, "7")));
        others.snapshots().saveFailure(API, SourceFailure.of(Reason.INTERNAL, "Other."), MONDAY);
        others.aliases().remember(Map.of(ISIN, InstrumentId.parse("other")));
        others.preferences().set("currency", "USD");
        assertThat(others.tokens().compareAndSet(TOKENS, myTokens.version(), TokenState.SIGNED_OUT))
                .isEmpty();
        assertThat(others.tokens().compareAndSet(TOKENS, TokenStore.ABSENT, TokenState.SIGNED_OUT))
                .isPresent();
        others.credentials().put(SAXO, Map.of("key", Secret.of("other key")));
        others.credentials().clear(SAXO);
        long version = mine.ledger().version();
        others.ledger().save(Activity.of(API, MONDAY, Booked.of(List.of(Samples.deposit("6")))));
        others.ledger().remove(API);
        others.ledger().enterCost(ENTRY, Money.of("6", "EUR"));
        others.ledger().forgetCost(ENTRY);
        FileStore.Added same = others.files().add(SAXO, file("b.csv", "a", MONDAY), report(MONDAY, true, "2"));
        assertThat(same.isNew()).isTrue();
        assertThat(same.file().name()).isEqualTo("b.csv");
        others.files().add(SAXO, file("c.csv", "a", MONDAY), report(MONDAY, false, "3"));
        assertThat(others.files().delete(SAXO, same.file().id())).isTrue();

        assertThat(mine.snapshots().lastRead(API))
                .isEqualTo(new LastRead(Optional.of(SNAPSHOT), Optional.of(new LastRead.Failure(DOWN, MONDAY))));
        assertThat(mine.snapshots().between(API, Instant.MIN, Instant.MAX)).containsExactly(SNAPSHOT);
        assertThat(mine.snapshots().lastRead(myFile.source()).snapshot()).isPresent();
        assertThat(mine.aliases().all()).isEqualTo(Map.of(ISIN, InstrumentId.parse("mine")));
        assertThat(mine.files().list(SAXO)).containsExactly(myFile);
        assertThat(mine.files().open(myFile).name()).isEqualTo("a.csv");
        assertThat(mine.choices().current(SAXO)).contains(Choice.file(myFile.id()));
        assertThat(mine.preferences().get("currency")).contains("EUR");
        assertThat(mine.tokens().find(TOKENS)).contains(myTokens);
        assertThat(mine.credentials().of(SAXO)).isEqualTo(Map.of("key", Secret.of("my key")));
        assertThat(mine.ledger().all()).containsExactly(TOLD);
        assertThat(mine.ledger().enteredCosts()).isEqualTo(Map.of(ENTRY, Money.of("5", "EUR")));
        assertThat(mine.ledger().version()).isEqualTo(version);
    }

    @Test
    @DisplayName("is named, first in the key, by every table but those that are about no person")
    void everyTableNamesTheUser() throws Exception {
        Set<String> without = new TreeSet<>();
        try (Connection connection = storage.connect()) {
            DatabaseMetaData metaData = connection.getMetaData();
            String schema = connection.getSchema();
            try (ResultSet tables = metaData.getTables(null, schema, "%", new String[] {"TABLE"})) {
                while (tables.next()) {
                    String table = tables.getString("TABLE_NAME");
                    if (!isRequired(metaData, table) || !isFirstOfKey(metaData, table)) {
                        without.add(table);
                    }
                }
            }
        }
        assertThat(without).containsExactly("calls", "master_keys", "reference_rates", "smartfolio_schema", "users");
    }

    private static boolean isRequired(DatabaseMetaData metaData, String table) throws SQLException {
        try (ResultSet column = metaData.getColumns(null, null, table, "user_id")) {
            return column.next() && column.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        }
    }

    private static boolean isFirstOfKey(DatabaseMetaData metaData, String table) throws SQLException {
        try (ResultSet columns = metaData.getPrimaryKeys(null, null, table)) {
            boolean first = false;
            while (columns.next()) {
                first |= columns.getInt("KEY_SEQ") == 1
                        && columns.getString("COLUMN_NAME").equals("user_id");
            }
            return first;
        }
    }
}
