/**
 * Exported files: an engine that recognises, decodes and reads them row by row with findings, and the formats of Saxo Bank.
 *
 * <p>A {@link io.github.smartfolio.csv.FileFormat} is a value; a broker whose files are tables needs nothing else.
 */
package io.github.smartfolio.csv;
