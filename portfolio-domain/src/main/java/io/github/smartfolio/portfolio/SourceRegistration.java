package io.github.smartfolio.portfolio;

import io.github.smartfolio.source.BalanceSource;
import java.util.Objects;

/** A source and how long its figures keep. */
public record SourceRegistration(BalanceSource source, Freshness.Limits limits) {

    public SourceRegistration {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(limits, "limits");
    }
}
