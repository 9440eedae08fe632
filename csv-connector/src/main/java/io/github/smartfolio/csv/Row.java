package io.github.smartfolio.csv;

import java.util.BitSet;
import java.util.List;

/** One record of a table. */
public final class Row {

    private static final BitSet NONE = new BitSet();

    private final int line;
    private final String[] cells;
    private final BitSet numbers;

    private Row(int line, String[] cells, BitSet numbers) {
        this.line = line;
        this.cells = cells;
        this.numbers = numbers;
    }

    static Row ofText(int line, String[] cells) {
        return new Row(line, cells, NONE);
    }

    /** @param numbers which cells are numbers by their type, written with a decimal point whatever the file's style */
    static Row ofTyped(int line, String[] cells, BitSet numbers) {
        return new Row(line, cells, numbers);
    }

    /** Of its first cell, as an editor counts, from 1. */
    public int line() {
        return line;
    }

    /** How many cells it has. */
    public int size() {
        return cells.length;
    }

    /** As it stands there; empty beyond the last cell. */
    public String cell(int column) {
        return column < cells.length ? cells[column] : "";
    }

    List<String> cells() {
        return List.of(cells);
    }

    boolean isNumber(int column) {
        return numbers.get(column);
    }

    public boolean isBlank() {
        return isBlankFrom(0);
    }

    /** Whether nothing stands in any cell from this one on, counted from 0. */
    public boolean isBlankFrom(int column) {
        for (int i = column; i < cells.length; i++) {
            if (!cells[i].isBlank()) {
                return false;
            }
        }
        return true;
    }
}
