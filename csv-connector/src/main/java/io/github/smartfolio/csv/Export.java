package io.github.smartfolio.csv;

import io.github.smartfolio.connect.ImportReport;
import io.github.smartfolio.connect.UploadedFile;
import java.util.List;

/** A kind of export that is no table of positions, and is read. */
interface Export {

    /** How sure it is that a file is of a kind. */
    enum Fit {
        NOT,
        /** It has some of it, and lacks something that is needed. */
        PARTLY,
        WHOLLY
    }

    /** By what is in the headers; no row is read. */
    Fit fits(List<Sheet> sheets);

    /** Reads a file that {@link #fits}, be it partly, or refuses it and says what it lacks. */
    ImportReport read(UploadedFile file, List<Sheet> sheets) throws Unreadable;
}
