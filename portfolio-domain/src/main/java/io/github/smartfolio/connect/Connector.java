package io.github.smartfolio.connect;

import io.github.smartfolio.ledger.TransactionSource;
import io.github.smartfolio.source.BalanceSource;
import java.util.Objects;
import java.util.Optional;

/**
 * The API of one connection.
 *
 * @param source its figures
 * @param transactions what was booked, if the API tells; asked only when {@code source} is in use
 * @param signIn how a person signs in, if that is how the broker lets programs in
 * @param off why it cannot be chosen, for the person who runs the server, if a setting says so; the source then fails with the same
 */
public record Connector(
        BalanceSource source, Optional<TransactionSource> transactions, Optional<SignIn> signIn, Optional<String> off) {

    public Connector {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(transactions, "transactions");
        Objects.requireNonNull(signIn, "signIn");
        Objects.requireNonNull(off, "off");
    }

    /** An API that does not tell what was booked. */
    public Connector(BalanceSource source, Optional<SignIn> signIn, Optional<String> off) {
        this(source, Optional.empty(), signIn, off);
    }
}
