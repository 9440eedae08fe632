/**
 * What was booked, and what follows from it: the lots that are held, what they cost, what was gained.
 *
 * <p>A {@linkplain io.github.smartfolio.ledger.Transaction transaction} is what one source says of one event. Several sources tell of
 * the same event; the {@linkplain io.github.smartfolio.ledger.Ledger ledger} holds each once.
 */
package io.github.smartfolio.ledger;
