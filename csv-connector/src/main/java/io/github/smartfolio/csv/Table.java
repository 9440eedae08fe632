package io.github.smartfolio.csv;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** A file, or one sheet of it, seen as rows below one header. */
interface Table {

    /** The cells of the first row that is not blank; empty if there is none. */
    List<String> header();

    /**
     * Hands each row below the header to {@code visitor}, in order; lines with nothing in them are no rows. May be called once.
     *
     * @return the line of one more row, inside of which the file ends
     * @throws Unreadable if the file breaks off in a way that leaves the rows read so far doubtful
     */
    OptionalInt rows(Consumer<Row> visitor) throws Unreadable;

    /** Whether a row may be shorter than the header because empty cells at its end are not written. */
    boolean omitsEmptyCells();
}
