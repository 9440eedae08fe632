package io.github.smartfolio.jdbc;

import io.github.smartfolio.ledger.LedgerStore;
import io.github.smartfolio.testkit.LedgerStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachEngine
class JdbcLedgerStoreContractTest extends LedgerStoreContract {

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
    protected LedgerStore open() {
        return storage.open().of(UserId.LOCAL).ledger();
    }

    @Override
    protected LedgerStore unreachable() {
        LedgerStore store = open();
        storage.closeOpened();
        return store;
    }

    @AfterEach
    void close() {
        storage.close();
    }
}
