/**
 * Exact amounts, quantities and exchange rates.
 *
 * <p>Everything here is {@link java.math.BigDecimal} in canonical form: no trailing zeros, a scale that is never negative. Two
 * equal numbers are therefore {@code equals} whatever scale they arrived in. Nothing rounds unless its name says so.
 */
package io.github.smartfolio.money;
