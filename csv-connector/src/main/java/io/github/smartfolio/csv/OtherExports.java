package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import java.util.List;
import java.util.Optional;

/** A broker's exports that hold no positions: recognised, so that a person is told what was uploaded and not that it is unknown. */
interface OtherExports {

    /** Recognises nothing. */
    OtherExports NONE = new OtherExports() {

        @Override
        public Optional<ImportReport> ofHeader(List<String> header) {
            return Optional.empty();
        }

        @Override
        public Optional<ImportReport> ofSheets(List<String> names) {
            return Optional.empty();
        }
    };

    /** The refusal of a text file with these columns. */
    Optional<ImportReport> ofHeader(List<String> header);

    /** The refusal of a workbook with these sheets. */
    Optional<ImportReport> ofSheets(List<String> names);
}
