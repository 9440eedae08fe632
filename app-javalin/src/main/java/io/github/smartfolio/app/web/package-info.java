/**
 * The HTTP API: its routes, its JSON, and who is let in. {@code openapi.json} in the resources describes it to others.
 *
 * <p>Pages are routes too: a class that implements {@link io.github.smartfolio.app.web.Routes} and is handed to {@link
 * io.github.smartfolio.app.web.WebServer}.
 */
package io.github.smartfolio.app.web;
