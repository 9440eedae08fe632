package io.github.smartfolio.jdbc;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.testkit.InstrumentAliasesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachEngine
class JdbcInstrumentAliasesContractTest extends InstrumentAliasesContract {

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
    protected InstrumentAliases open() {
        return storage.open().of(UserId.LOCAL).aliases();
    }

    @Override
    protected InstrumentAliases unreachable() {
        InstrumentAliases aliases = open();
        storage.closeOpened();
        return aliases;
    }

    @AfterEach
    void close() {
        storage.close();
    }
}
