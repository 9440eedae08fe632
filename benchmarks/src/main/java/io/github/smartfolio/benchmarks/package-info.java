/** Measurements, never tests: each with the command that makes it in {@code docs/benchmarks.md}. */
package io.github.smartfolio.benchmarks;
