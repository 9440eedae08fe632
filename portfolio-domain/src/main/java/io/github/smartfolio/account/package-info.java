/** Accounts and what is in them, with the figures a source reported and no others. */
package io.github.smartfolio.account;
