package io.github.smartfolio.testkit;

import io.github.smartfolio.portfolio.SnapshotStore;

class InMemorySnapshotStoreContractTest extends SnapshotStoreContract {

    private final SnapshotStore store = SnapshotStore.inMemory();

    @Override
    protected SnapshotStore open() {
        return store;
    }

    @Override
    protected boolean storageCanFail() {
        return false;
    }
}
