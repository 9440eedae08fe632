package io.github.smartfolio.testkit;

import io.github.smartfolio.instrument.InstrumentAliases;

class InMemoryInstrumentAliasesContractTest extends InstrumentAliasesContract {

    private final InstrumentAliases aliases = InstrumentAliases.inMemory();

    @Override
    protected InstrumentAliases open() {
        return aliases;
    }

    @Override
    protected boolean storageCanFail() {
        return false;
    }
}
