package io.github.smartfolio.testkit;

import io.github.smartfolio.calls.CallStore;

class InMemoryCallStoreContractTest extends CallStoreContract {

    private final CallStore store = CallStore.inMemory();

    @Override
    protected CallStore open() {
        return store;
    }

    @Override
    protected boolean storageCanFail() {
        return false;
    }
}
