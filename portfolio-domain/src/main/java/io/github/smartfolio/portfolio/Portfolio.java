package io.github.smartfolio.portfolio;

import io.github.smartfolio.instrument.InstrumentDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All accounts of a person, and what came of asking each connection.
 *
 * @param at when it was put together
 * @param accounts with figures; an account may come twice when two files of one connection tell about it (positions, cash)
 * @param missing accounts without any figures
 * @param outcomes one per connection, in the order asked for
 * @param conflicts instruments of which a person has to say whether they are one
 * @param notStored why some of this could not be stored and will be gone after a restart, if so
 */
public record Portfolio(
        Instant at,
        List<AccountView> accounts,
        List<MissingAccount> missing,
        List<SourceOutcome> outcomes,
        List<InstrumentDirectory.Conflict> conflicts,
        Optional<String> notStored) {

    public Portfolio {
        Objects.requireNonNull(at, "at");
        accounts = List.copyOf(accounts);
        missing = List.copyOf(missing);
        outcomes = List.copyOf(outcomes);
        conflicts = List.copyOf(conflicts);
        Objects.requireNonNull(notStored, "notStored");
    }
}
