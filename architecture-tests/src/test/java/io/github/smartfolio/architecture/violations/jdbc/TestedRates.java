package io.github.smartfolio.architecture.violations.jdbc;

import io.github.smartfolio.architecture.violations.source.Rates;

final class TestedRates implements Rates {}
