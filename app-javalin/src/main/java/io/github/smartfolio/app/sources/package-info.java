/**
 * The brokers this server can read, and for one user: which source of each is in use, what was uploaded, and what all of them
 * together say.
 */
package io.github.smartfolio.app.sources;
