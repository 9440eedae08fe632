/** What is wrong in a file engine: each class breaks the rules that {@code RulesCanFailTest} says. */
package io.github.smartfolio.architecture.violations.csv;
