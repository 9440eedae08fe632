/**
 * What can be held, and how one instrument is recognised as itself when different sources give it different names.
 *
 * <p>Identity is resolved, not computed: an {@link io.github.smartfolio.instrument.InstrumentId} is assigned once and never
 * changes, so history survives a switch from a file to an API.
 */
package io.github.smartfolio.instrument;
