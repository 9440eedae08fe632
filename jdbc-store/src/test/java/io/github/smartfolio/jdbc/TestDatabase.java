package io.github.smartfolio.jdbc;

import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.testkit.TokenStoreOpener;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An empty database for one test, which may open it as often as it likes and work on it behind the back of the stores. */
final class TestDatabase implements AutoCloseable {

    private static final String SQLITE = "jdbc:sqlite:";

    private final Engine engine;
    private final Path folder;
    private final List<Database> opened = new ArrayList<>();
    private Optional<String> url = Optional.empty();

    private TestDatabase(Engine engine, Path folder) {
        this.engine = engine;
        this.folder = folder;
    }

    /**
     * Made when it is first used; the test is skipped then if the engine cannot be had.
     *
     * @param folder for those that are files
     */
    static TestDatabase on(Engine engine, Path folder) {
        return new TestDatabase(engine, folder);
    }

    Database open() {
        return open(Samples.CLOCK);
    }

    Database open(InstantSource clock) {
        return open(Samples.KEY, clock);
    }

    /** As another program does. */
    synchronized Database open(MasterKey key, InstantSource clock) {
        Database database = open(url(), key, clock);
        opened.add(database);
        return database;
    }

    private static Database open(String url, MasterKey key, InstantSource clock) {
        return url.startsWith(SQLITE)
                ? Database.open(Path.of(url.substring(SQLITE.length())), key, clock)
                : Database.open(new Postgres(url, Optional.of(PostgresForTests.ADMIN), Optional.empty()), key, clock);
    }

    /** Opens the database whose {@link #url} is given. */
    static final class Opener implements TokenStoreOpener {

        @Override
        public TokenStore open(String location) {
            return TestDatabase.open(location, Samples.KEY, Samples.CLOCK)
                    .of(UserId.LOCAL)
                    .tokens();
        }
    }

    synchronized String url() {
        if (url.isEmpty()) {
            url = Optional.of(
                    switch (engine) {
                        case SQLITE -> SQLITE + folder.resolve("smartfolio.db");
                        case POSTGRESQL -> PostgresForTests.newDatabase();
                    });
        }
        return url.orElseThrow();
    }

    Connection connect() throws SQLException {
        return switch (engine) {
            case SQLITE -> DriverManager.getConnection(url());
            case POSTGRESQL -> DriverManager.getConnection(url(), PostgresForTests.ADMIN, "");
        };
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** From now on whoever adds a row to {@code table} fails. */
    void refuseInserts(String table) throws SQLException {
        String begin = "create trigger broken before insert on " + table;
        if (engine == Engine.SQLITE) {
            execute(begin + " begin select raise(abort, 'broken on purpose'); end");
        } else {
            execute(
                    "create function fail() returns trigger language plpgsql as"
                            + " $$ begin raise exception 'broken on purpose'; end $$",
                    begin + " for each row execute function fail()");
        }
    }

    void takeInserts(String table) throws SQLException {
        execute(engine == Engine.SQLITE ? "drop trigger broken" : "drop trigger broken on " + table);
    }

    /** Closes all that was opened. */
    synchronized void closeOpened() {
        opened.forEach(Database::close);
        opened.clear();
    }

    @Override
    public void close() {
        closeOpened();
        if (engine == Engine.POSTGRESQL) {
            url.ifPresent(PostgresForTests::drop);
        }
    }
}
