package io.github.smartfolio.jdbc;

import io.github.smartfolio.credential.TokenStore;
import io.github.smartfolio.testkit.TokenStoreContract;
import io.github.smartfolio.testkit.TokenStoreOpener;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

@OnEachEngine
class JdbcTokenStoreContractTest extends TokenStoreContract {

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
    protected TokenStore open() {
        return storage.open().of(UserId.LOCAL).tokens();
    }

    @Override
    protected TokenStore unreachable() {
        TokenStore store = open();
        storage.closeOpened();
        return store;
    }

    @Override
    protected TokenStoreOpener opener() {
        return new TestDatabase.Opener();
    }

    @Override
    protected String location() {
        return storage.url();
    }

    @AfterEach
    void close() {
        storage.close();
    }
}
