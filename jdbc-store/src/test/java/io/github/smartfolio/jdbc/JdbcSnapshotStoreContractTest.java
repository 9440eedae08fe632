package io.github.smartfolio.jdbc;

import io.github.smartfolio.portfolio.SnapshotStore;
import io.github.smartfolio.testkit.SnapshotStoreContract;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachEngine
class JdbcSnapshotStoreContractTest extends SnapshotStoreContract {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-03-08T21:00:00Z"));

    @Parameter
    private Engine engine;

    @TempDir
    private Path folder;

    private TestDatabase storage;

    @BeforeEach
    void create() {
        storage = TestDatabase.on(engine, folder);
    }

    @Override
    protected SnapshotStore open() {
        return storage.open(CLOCK).of(UserId.LOCAL).snapshots();
    }

    @Override
    protected SnapshotStore unreachable() {
        SnapshotStore store = open();
        storage.closeOpened();
        return store;
    }

    @AfterEach
    void close() {
        storage.close();
    }
}
