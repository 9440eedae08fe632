package io.github.smartfolio.jdbc;

import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.testkit.SnapshotStoreContract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class JdbcSnapshotStoreContractTest extends SnapshotStoreContract {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-03-08T21:00:00Z"));

    @TempDir
    private Path folder;

    private final List<Database> opened = new ArrayList<>();

    @Override
    protected SnapshotStore open() {
        Database database = Database.open(folder.resolve("smartfolio.db"), Samples.KEY, CLOCK);
        opened.add(database);
        return database.of(UserId.LOCAL).snapshots();
    }

    @Override
    protected SnapshotStore unreachable() {
        SnapshotStore store = open();
        close();
        return store;
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
    }
}
