/**
 * Places that know what is in some accounts, what they answer, and why they sometimes do not.
 *
 * <p>A <em>broker</em> offers sources. A <em>connection</em> is a user's link to a broker. A <em>source</em> is a connection's API,
 * or one uploaded file.
 */
package io.github.smartfolio.source;
