package io.github.smartfolio.portfolio;

import io.github.smartfolio.account.Position;
import io.github.smartfolio.instrument.InstrumentId;
import java.util.Objects;

/** A position and the key under which its instrument is known for ever. */
public record IdentifiedPosition(InstrumentId id, Position position) {

    public IdentifiedPosition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(position, "position");
    }
}
