package io.github.smartfolio.app.web;

import io.github.smartfolio.app.web.ImportAnswer.RowsAnswer;
import io.github.smartfolio.jdbc.StoredFile;
import io.github.smartfolio.source.SourceSnapshot.Content;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An uploaded file that is kept.
 *
 * @param inUse whether what is held according to it counts
 * @param inLedger whether its transactions count
 */
record FileAnswer(
        String id,
        String name,
        Optional<String> kind,
        Optional<String> language,
        Instant asOf,
        boolean asOfGuessed,
        Instant receivedAt,
        int size,
        RowsAnswer rows,
        List<Content> contents,
        boolean inUse,
        boolean inLedger) {

    static FileAnswer of(StoredFile file, boolean inUse, boolean inLedger) {
        return new FileAnswer(
                file.id(),
                file.name(),
                file.kind(),
                file.language(),
                file.asOf(),
                file.asOfGuessed(),
                file.receivedAt(),
                file.size(),
                RowsAnswer.of(file.rows()),
                file.contents().stream().sorted().toList(),
                inUse,
                inLedger);
    }
}
