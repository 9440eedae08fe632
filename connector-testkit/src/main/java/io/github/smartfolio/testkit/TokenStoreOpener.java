package io.github.smartfolio.testkit;

import io.github.smartfolio.credential.TokenStore;

/**
 * Opens a storage of tokens in another process, for {@link TokenStoreContract}. A class that implements it has a constructor without
 * parameters, and nothing closes what it opens but the end of the process.
 */
@FunctionalInterface
public interface TokenStoreOpener {

    /** @param location whatever text the implementer uses to say where the storage is */
    TokenStore open(String location);
}
