/** What is wrong in a domain: each class breaks the rules that {@code RulesCanFailTest} says. */
package io.github.smartfolio.architecture.violations.money;
