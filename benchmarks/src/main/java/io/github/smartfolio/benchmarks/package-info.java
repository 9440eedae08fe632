/** Measurements, never tests: the command that makes them is in the module's README. */
package io.github.smartfolio.benchmarks;
