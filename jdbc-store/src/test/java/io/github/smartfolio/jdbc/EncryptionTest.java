package io.github.smartfolio.jdbc;

import static io.github.smartfolio.jdbc.Samples.CLOCK;
import static io.github.smartfolio.jdbc.Samples.SAXO;
import static io.github.smartfolio.jdbc.Samples.signedIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.smartfolio.credential.Secret;
import io.github.smartfolio.credential.TokenKey;
import io.github.smartfolio.credential.TokenRecord;
import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.source.ConnectionId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@DisplayName("In a database")
@OnEachEngine
class EncryptionTest {

    private static final TokenKey KEY = TokenKey.of("saxo-live", "saxo");
    private static final TokenKey OTHER_KEY = TokenKey.of("saxo-live", "saxo-2");
    private static final ConnectionId OTHER = ConnectionId.of("cointracking");
    private static final Map<String, Secret> TYPED =
            Map.of("key", Secret.of("tracking key 4711"), "secret", Secret.of("tracking secret é 4712"));
    private static final List<String> SECRETS = List.of(
            "access 4713",
            "refresh 4713",
            "verifier 4713",
            "tracking key 4711",
            "tracking secret",
            Samples.KEY.text().reveal(),
            "smartfolio tests use this key");

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    @BeforeEach
    void create() {
        storage = TestDatabase.on(engine, folder);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    @DisplayName("credentials are those that were put last, each connection's apart, until they are cleared")
    void credentials() {
        Credentials credentials = storage.open().of(UserId.LOCAL).credentials();
        assertThat(credentials.of(SAXO)).isEmpty();
        credentials.put(SAXO, TYPED);
        credentials.put(OTHER, Map.of("key", Secret.of("é🙂'\"\n")));
        Credentials reopened = storage.open().of(UserId.LOCAL).credentials();
        assertThat(reopened.of(SAXO)).isEqualTo(TYPED);
        credentials.put(SAXO, Map.of("key", Secret.of("")));
        assertThat(reopened.of(SAXO)).isEqualTo(Map.of("key", Secret.of("")));
        credentials.clear(SAXO);
        assertThat(reopened.of(SAXO)).isEmpty();
        assertThat(reopened.of(OTHER)).isEqualTo(Map.of("key", Secret.of("é🙂'\"\n")));
    }

    @Test
    @DisplayName("a wrong master key is told from the right one before anything is read or changed")
    void wrongKey() {
        TokenRecord stored = fill(storage.open().of(UserId.LOCAL));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> storage.open(MasterKey.random(), CLOCK))
                .withMessageContaining("another master key")
                .satisfies(EncryptionTest::assertSaysNoSecret);
        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> storage.open(MasterKey.random(), CLOCK));
        UserStores again = storage.open().of(UserId.LOCAL);
        assertThat(again.tokens().find(KEY)).contains(stored);
        assertThat(again.credentials().of(SAXO)).isEqualTo(TYPED);
    }

    @Test
    @DisplayName("tokens copied to another user, login or version, or altered, are an error that names the login")
    void copiedTokens() throws Exception {
        Database database = storage.open();
        storage.execute("insert into users (id) values (2)");
        TokenStore mine = database.of(UserId.LOCAL).tokens();
        TokenStore others = database.of(new UserId(2)).tokens();
        TokenRecord stored = fill(database.of(UserId.LOCAL));
        assertThat(others.compareAndSet(KEY, TokenStore.ABSENT, signedIn("of another")))
                .isPresent();
        assertThat(mine.compareAndSet(OTHER_KEY, TokenStore.ABSENT, signedIn("of another")))
                .isPresent();
        String copied = "(select s.sealed from tokens s where s.user_id = 1 and s.subject = 'saxo')";

        storage.execute("update tokens set sealed = " + copied + " where user_id = 2");
        assertRefused("the tokens of saxo at saxo-live", () -> others.find(KEY));
        storage.execute("update tokens set sealed = " + copied + " where subject = 'saxo-2'");
        assertRefused("the tokens of saxo-2 at saxo-live", () -> mine.find(OTHER_KEY));
        assertThat(mine.find(KEY)).contains(stored);
        storage.execute("update tokens set version = version + 1 where user_id = 1 and subject = 'saxo'");
        assertRefused("the tokens of saxo at saxo-live", () -> mine.find(KEY));
        storage.execute("update tokens set version = version - 1 where user_id = 1 and subject = 'saxo'");
        assertThat(mine.find(KEY)).contains(stored);
    }

    @Test
    @DisplayName("credentials copied to another user, connection or field are an error that names the field")
    void copiedCredentials() throws Exception {
        Database database = storage.open();
        storage.execute("insert into users (id) values (2)");
        Credentials mine = database.of(UserId.LOCAL).credentials();
        Credentials others = database.of(new UserId(2)).credentials();
        fill(database.of(UserId.LOCAL));
        mine.put(OTHER, Map.of("key", Secret.of("of another")));
        others.put(SAXO, Map.of("key", Secret.of("of another")));
        String copied = "(select s.sealed from credentials s"
                + " where s.user_id = 1 and s.connection = 'saxo' and s.field = 'key')";

        storage.execute("update credentials set sealed = " + copied + " where user_id = 2");
        assertRefused("'key' among the credentials of saxo", () -> others.of(SAXO));
        storage.execute("update credentials set sealed = " + copied + " where connection = 'cointracking'");
        assertRefused("'key' among the credentials of cointracking", () -> mine.of(OTHER));
        assertThat(mine.of(SAXO)).isEqualTo(TYPED);
        storage.execute("update credentials set sealed = " + copied + " where field = 'secret'");
        assertRefused("'secret' among the credentials of saxo", () -> mine.of(SAXO));
        // What cannot be read can be entered again.
        mine.put(SAXO, TYPED);
        assertThat(mine.of(SAXO)).isEqualTo(TYPED);
    }

    @Test
    @DisplayName("no secret stands in clear, neither in a row nor in a file")
    void nothingInClear() throws Exception {
        UserStores stores = storage.open().of(UserId.LOCAL);
        fill(stores);
        stores.preferences().set("note", "standing in clear");
        assertThat(rows()).as("that is how a secret would show").contains("standing in clear");
        assertThat(rows()).doesNotContain(SECRETS);
        if (engine == Engine.SQLITE) {
            assertThat(files()).as("that is how a secret would show").contains("standing in clear");
            assertThat(files()).doesNotContain(SECRETS);
            assertThat(folder.resolve("smartfolio.db-wal")).isNotEmptyFile();
            storage.closeOpened();
            assertThat(files()).contains("standing in clear").doesNotContain(SECRETS);
        }
    }

    @Test
    @DisplayName("of the version before there were tokens, all stays and tokens are added")
    void migratesFromVersion1() throws Exception {
        Flyway.configure(Schema.class.getClassLoader())
                .dataSource(storage.url(), PostgresForTests.ADMIN, "")
                .table("smartfolio_schema")
                .locations("classpath:db/migration/smartfolio")
                .placeholders(Map.of("bytes", engine == Engine.SQLITE ? "blob" : "bytea"))
                .loggers("slf4j")
                .target("1")
                .load()
                .migrate();
        storage.execute("insert into preferences (user_id, name, value) values (1, 'currency', 'CHF')");
        assertThat(tables()).contains("choices").doesNotContain("tokens");

        UserStores stores = storage.open().of(UserId.LOCAL);
        assertThat(tables()).contains("choices", "tokens", "credentials");
        assertThat(stores.preferences().get("currency")).contains("CHF");
        TokenRecord stored = fill(stores);
        assertThat(storage.open().of(UserId.LOCAL).tokens().find(KEY)).contains(stored);
    }

    private static TokenRecord fill(UserStores stores) {
        stores.credentials().put(SAXO, TYPED);
        return stores.tokens()
                .compareAndSet(KEY, TokenStore.ABSENT, signedIn("4713"))
                .orElseThrow();
    }

    private static void assertRefused(String record, ThrowingCallable reading) {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(reading)
                .withMessageContaining(record)
                .satisfies(EncryptionTest::assertSaysNoSecret);
    }

    private static void assertSaysNoSecret(Throwable failure) {
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all, true));
        assertThat(all.toString()).contains(failure.getMessage()).doesNotContain(SECRETS);
    }

    /** Every value of the tables that hold secrets, and of one that holds none, byte for byte. */
    private String rows() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Connection connection = storage.connect();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("tokens", "credentials", "master_keys", "preferences")) {
                try (ResultSet rows = statement.executeQuery("select * from " + table)) {
                    while (rows.next()) {
                        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                            Object value = rows.getObject(column);
                            all.append(value instanceof byte[] bytes ? latin1(bytes) : value)
                                    .append('\n');
                        }
                    }
                }
            }
        }
        return all.toString();
    }

    private String files() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                all.append(latin1(Files.readAllBytes(file)));
            }
        }
        return all.toString();
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private List<String> tables() throws Exception {
        try (Connection connection = storage.connect();
                ResultSet tables =
                        connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            return names;
        }
    }
}
