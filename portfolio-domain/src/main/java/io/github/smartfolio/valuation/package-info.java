/** A portfolio in one currency: what it adds up to, what the sum leaves out, and every rate it needed. */
package io.github.smartfolio.valuation;
