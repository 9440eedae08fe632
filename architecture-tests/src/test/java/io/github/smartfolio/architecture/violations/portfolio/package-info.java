/** The other half of a cycle of packages: each class breaks the rules that {@code RulesCanFailTest} says. */
package io.github.smartfolio.architecture.violations.portfolio;
