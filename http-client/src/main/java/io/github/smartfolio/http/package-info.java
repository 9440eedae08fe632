/**
 * Calls of a broker's API over HTTP, as every connector makes them: within a time limit, up to a size, to one server only, and without
 * a secret in anything that is said about them.
 */
package io.github.smartfolio.http;
