/**
 * Calls of an API that numbers and counts them: one at a time per key, each with a number greater than the last, and so many an hour,
 * in whatever thread or program they are made.
 */
package io.github.smartfolio.calls;
