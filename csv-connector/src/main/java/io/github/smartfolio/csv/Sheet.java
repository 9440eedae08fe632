package io.github.smartfolio.csv;

/**
 * A sheet of a workbook, or all of a text file.
 *
 * @param name as the workbook calls it; empty for a text file
 */
record Sheet(String name, Table table) {}
