/**
 * The euro foreign exchange reference rates of the European Central Bank: read in the background, kept in the store, and used, with
 * their date, also while the bank cannot be reached.
 */
package io.github.smartfolio.app.rates;
