/**
 * What a server needs to offer a broker without knowing it: finding is not activating.
 *
 * <p>Programs that embed a connector do not need the discovery; they call constructors.
 */
package io.github.smartfolio.connect;
