package io.github.smartfolio.architecture.violations.tests;

/** Has the right name and does not extend the contract. */
final class BadlyTestedRatesContractTest {}
