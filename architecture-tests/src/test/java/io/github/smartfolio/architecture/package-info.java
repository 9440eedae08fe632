/** Rules about all modules together, each with a proof that it can fail. */
package io.github.smartfolio.architecture;
