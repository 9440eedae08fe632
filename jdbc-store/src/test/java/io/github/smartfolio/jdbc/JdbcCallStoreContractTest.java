package io.github.smartfolio.jdbc;

import io.github.smartfolio.calls.CallStore;
import io.github.smartfolio.testkit.CallStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachEngine
class JdbcCallStoreContractTest extends CallStoreContract {

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
    protected CallStore open() {
        return storage.open().calls();
    }

    @Override
    protected CallStore unreachable() {
        CallStore store = open();
        storage.closeOpened();
        return store;
    }

    @AfterEach
    void close() {
        storage.close();
    }
}
