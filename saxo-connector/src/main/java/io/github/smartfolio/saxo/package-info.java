/**
 * Accounts at Saxo Bank, read through its OpenAPI: how a person signs in, and what is there then. Nothing is ever ordered or
 * changed: the gateway is sent GET requests only.
 */
package io.github.smartfolio.saxo;
