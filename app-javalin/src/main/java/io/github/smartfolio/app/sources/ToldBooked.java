package io.github.smartfolio.app.sources;

import io.github.smartfolio.ledger.Activity;
import java.util.Objects;
import java.util.Optional;

/**
 * What one source told was booked, all of which counts.
 *
 * @param file what it is called, if the source is a file
 */
public record ToldBooked(Activity activity, Optional<String> file) {

    public ToldBooked {
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(file, "file");
    }
}
