/**
 * All sources of a person together: asked side by side, each account once, with the last good figures of what could not be read.
 */
package io.github.smartfolio.portfolio;
