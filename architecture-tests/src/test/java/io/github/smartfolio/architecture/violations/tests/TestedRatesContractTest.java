package io.github.smartfolio.architecture.violations.tests;

import io.github.smartfolio.architecture.violations.testkit.RatesContract;

final class TestedRatesContractTest extends RatesContract {}
