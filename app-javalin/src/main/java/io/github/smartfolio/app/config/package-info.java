/**
 * What can be set from outside: each setting is declared once, in {@link io.github.smartfolio.app.config.Settings}, and is read
 * from a command-line option, an environment variable or a {@code .env} file, the first that has it.
 */
package io.github.smartfolio.app.config;
