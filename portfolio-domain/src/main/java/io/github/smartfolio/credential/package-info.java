/** Values that open doors, and how they are kept from being seen. */
package io.github.smartfolio.credential;
