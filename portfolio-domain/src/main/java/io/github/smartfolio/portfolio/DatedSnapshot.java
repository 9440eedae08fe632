package io.github.smartfolio.portfolio;

import io.github.smartfolio.source.SourceSnapshot;
import java.util.Objects;

/** A snapshot and how old it was, by its source's limits, when it was looked at. */
public record DatedSnapshot(SourceSnapshot snapshot, Freshness.Limits limits, Freshness freshness) {

    public DatedSnapshot {
        Objects.requireNonNull(snapshot, "snapshot");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(freshness, "freshness");
    }
}
