/** Nothing. */
package io.github.smartfolio.architecture.violations.undescribed;
