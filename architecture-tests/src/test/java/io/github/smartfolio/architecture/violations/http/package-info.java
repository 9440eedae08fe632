/** What is wrong in what connectors share: each class breaks the rules that {@code RulesCanFailTest} says. */
package io.github.smartfolio.architecture.violations.http;
