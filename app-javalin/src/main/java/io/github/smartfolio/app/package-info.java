/** The program: reads its settings, puts the parts together, starts them and stops them. */
package io.github.smartfolio.app;
