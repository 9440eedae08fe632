package io.github.smartfolio.saxo;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.credential.Secret;
import java.util.Optional;

/**
 * A row of {@code accounts/me}.
 *
 * @param key what requests name it by; opaque and not for people
 * @param client whose it is, in the same way; absent if the answer does not say
 * @param currency in which its cash and its totals are
 */
record SaxoAccount(
        AccountId id, Optional<Secret> key, Optional<Secret> client, Optional<String> currency, boolean active) {

    static final String INSTITUTION = "saxo";

    static SaxoAccount from(Entry entry) {
        return new SaxoAccount(
                AccountId.of(INSTITUTION, entry.neededText("AccountId")),
                entry.text("AccountKey").map(Secret::of),
                entry.text("ClientKey").map(Secret::of),
                entry.text("Currency"),
                entry.flag("Active").orElse(true));
    }
}
