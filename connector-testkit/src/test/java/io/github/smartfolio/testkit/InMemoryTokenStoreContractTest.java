package io.github.smartfolio.testkit;

import io.github.smartfolio.credential.TokenStore;
import java.util.EnumSet;
import java.util.Set;

class InMemoryTokenStoreContractTest extends TokenStoreContract {

    private final TokenStore store = TokenStore.inMemory();

    @Override
    protected TokenStore open() {
        return store;
    }

    @Override
    protected Set<Capability> declined() {
        return EnumSet.allOf(Capability.class);
    }
}
