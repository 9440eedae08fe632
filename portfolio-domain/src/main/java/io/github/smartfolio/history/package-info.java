/** What everything was worth, day after day. */
package io.github.smartfolio.history;
