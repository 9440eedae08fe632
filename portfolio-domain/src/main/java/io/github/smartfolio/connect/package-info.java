/**
 * What a server needs to offer a broker without knowing it, its files and its API: finding is not activating.
 *
 * <p>Programs that embed a connector do not need the discovery; they call constructors.
 */
package io.github.smartfolio.connect;
