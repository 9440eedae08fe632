package io.github.smartfolio.app.sources;

import io.github.smartfolio.jdbc.Choice.Mode;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.portfolio.SourceOutcome;
import io.github.smartfolio.source.Broker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How it stands with one broker.
 *
 * @param mode {@link Mode#OFF} also if nothing was ever chosen
 * @param modes what can be chosen
 * @param files the files in use, one per kind
 * @param outcome what the source in use says; absent if there is none
 */
public record SourceStatus(
        Broker broker, Mode mode, List<Mode> modes, List<StoredFile> files, Optional<SourceOutcome> outcome) {

    public SourceStatus {
        Objects.requireNonNull(broker, "broker");
        Objects.requireNonNull(mode, "mode");
        modes = List.copyOf(modes);
        files = List.copyOf(files);
        Objects.requireNonNull(outcome, "outcome");
    }
}
