package io.github.smartfolio.testkit;

import io.github.smartfolio.ledger.LedgerStore;

class InMemoryLedgerStoreContractTest extends LedgerStoreContract {

    private final LedgerStore store = LedgerStore.inMemory();

    @Override
    protected LedgerStore open() {
        return store;
    }

    @Override
    protected boolean storageCanFail() {
        return false;
    }
}
