/** A simulator that does what it must not: each class breaks the rules that {@code RulesCanFailTest} says. */
package io.github.smartfolio.architecture.violations.simulator;
