/** Libraries where they must not be: each class breaks the rules that {@code RulesCanFailTest} says. */
package io.github.smartfolio.architecture.violations.everywhere;
