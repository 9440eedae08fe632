package io.github.smartfolio.portfolio;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.source.SourceFailure;
import io.github.smartfolio.source.SourceId;
import java.util.Objects;

/** An account that a source has, that could not be read, and that never was before. */
public record MissingAccount(AccountId account, SourceId source, SourceFailure cause) {

    public MissingAccount {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(cause, "cause");
    }
}
