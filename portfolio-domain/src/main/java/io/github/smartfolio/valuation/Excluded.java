package io.github.smartfolio.valuation;

import io.github.smartfolio.account.AccountId;
import io.github.smartfolio.instrument.InstrumentId;
import io.github.smartfolio.source.ConnectionId;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a total leaves out, by name.
 *
 * @param account where it lies, if that is known
 * @param instrument for a position
 * @param detail for a person
 */
public record Excluded(
        Kind kind,
        ConnectionId connection,
        Optional<AccountId> account,
        Optional<InstrumentId> instrument,
        Reason reason,
        String detail) {

    /** What is left out. */
    public enum Kind {
        POSITION,
        /** Cash: of one account, or of the whole connection when its source tells about none. */
        CASH,
        ACCOUNT,
        CONNECTION,
        /** One of several files of a connection. */
        SOURCE,
        /** A row or entry that could not be read, so that nobody knows what it was. */
        ENTRY
    }

    /** Why it is left out. */
    public enum Reason {
        NO_PRICE,
        NO_RATE,
        /** The source tells nothing about this kind of thing, as a positions file about cash. */
        NOT_IN_FILE,
        NOT_READ
    }

    public Excluded {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(connection, "connection");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(instrument, "instrument");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
    }
}
