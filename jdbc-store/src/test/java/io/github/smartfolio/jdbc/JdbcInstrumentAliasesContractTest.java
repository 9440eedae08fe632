package io.github.smartfolio.jdbc;

import io.github.smartfolio.instrument.InstrumentAliases;
import io.github.smartfolio.testkit.InstrumentAliasesContract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class JdbcInstrumentAliasesContractTest extends InstrumentAliasesContract {

    @TempDir
    private Path folder;

    private final List<Database> opened = new ArrayList<>();

    @Override
    protected InstrumentAliases open() {
        Database database = Database.open(folder.resolve("smartfolio.db"), Samples.KEY, Samples.CLOCK);
        opened.add(database);
        return database.of(UserId.LOCAL).aliases();
    }

    @Override
    protected InstrumentAliases unreachable() {
        InstrumentAliases aliases = open();
        close();
        return aliases;
    }

    @AfterEach
    void close() {
        opened.forEach(Database::close);
    }
}
