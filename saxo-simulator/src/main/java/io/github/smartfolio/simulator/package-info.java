/**
 * Saxo's authorization server and gateway in one HTTP server on this machine, with invented people and money: what a connector can be
 * tested against without an account, and what a person can click through to see how connecting feels.
 *
 * <p>{@link io.github.smartfolio.simulator.SaxoSimulator} is the server, {@link io.github.smartfolio.simulator.SampleClients} are the
 * people, {@link io.github.smartfolio.simulator.Fault} is what can go wrong. What it answers, and how sure that is, follows the fields
 * and identities that Saxo documents and that others have observed; where nobody has seen an answer, the simulator's is a guess too.
 */
package io.github.smartfolio.simulator;
