/**
 * Values that open doors, how they are kept from being seen, and how a session with rotating tokens stays alive whoever else uses
 * it.
 */
package io.github.smartfolio.credential;
