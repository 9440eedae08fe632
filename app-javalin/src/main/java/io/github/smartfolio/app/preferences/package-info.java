/** What a user prefers wherever a request does not say. */
package io.github.smartfolio.app.preferences;
