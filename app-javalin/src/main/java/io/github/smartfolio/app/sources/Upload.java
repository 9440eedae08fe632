package io.github.smartfolio.app.sources;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.jdbc.StoredFile;
import java.util.Objects;

/**
 * A file that was taken.
 *
 * @param isNew whether its bytes were not here before
 */
public record Upload(StoredFile file, ImportReport report, boolean isNew) {

    public Upload {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(report, "report");
    }
}
